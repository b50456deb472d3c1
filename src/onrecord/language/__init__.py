"""What onrecord knows about languages: whether a draft is written in English, and how its words are matched."""

from onrecord.language.detect import foreign_language

__all__ = ["foreign_language"]
