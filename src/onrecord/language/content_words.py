"""Whether two texts say the same, by the words that carry their meaning."""

from __future__ import annotations

from functools import lru_cache

from onrecord.language.inflection import stem
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_WORD = regex(r"\d[\d,.]*|[^\W\d_][\w’'-]*")
_FIRM = regex(r"\d[\d,.]*\d|\d|(?<!^)\b[A-Z][\w’'-]+")
_LEAST = 3
"""Words that two claims must have in common to be alike."""


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Return the words of `text` that carry meaning, without endings, in lower case."""
    words = (word.lower().replace("’", "'").strip("'").removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(_plain(word) for word in words if word and word not in word_set("stop_words"))


def figures_and_names(text: str) -> frozenset[str]:
    """Return the figures of `text` and its words with a capital, but its first word."""
    return frozenset(_FIRM.findall(text))


def alike(one: frozenset[str], other: frozenset[str], share: float = 0.5) -> bool:
    """Whether the shorter has `share` of its words, and three at least, in the longer."""
    common = len(one & other)
    return common >= _LEAST and common >= share * min(len(one), len(other))


def _plain(word: str) -> str:
    return word.rstrip(".,").replace(",", "") if word[0].isdigit() else stem(word)
