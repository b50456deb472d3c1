"""What onrecord knows about languages: so far, whether a draft is written in English."""

from onrecord.language.detect import foreign_language

__all__ = ["foreign_language"]
