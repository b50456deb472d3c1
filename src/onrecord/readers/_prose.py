"""Whether a text that is marked as code is prose: an editor's tab before a paragraph makes it code to a parser."""

from __future__ import annotations

from onrecord.language.regex import unbounded as regex

_FEWEST_WORDS = 8
_WORD = regex(r"[(\[\"'“‘]*[^\W\d_]+(?:[’'-][^\W\d_]+)*[)\]\"'”’.,;:!?…]*")
_SENTENCE_END = regex(r"[^\W\d_][.!?][\"'”’)]*(?=\s|$)")
_SHARE = 0.8


def is_prose(text: str) -> bool:
    """Whether nearly all of it is words, some of which end a sentence."""
    tokens = text.split()
    words = sum(_WORD.fullmatch(token) is not None for token in tokens)
    return len(tokens) >= _FEWEST_WORDS and words >= _SHARE * len(tokens) and _SENTENCE_END.search(text) is not None
