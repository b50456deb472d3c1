"""Whether two claims say the same, by the words that carry them."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\d[\d,.]*|[^\W\d_][\w’'-]+")
_SMALL = frozenset(
    "the a an and or but if of to in on at by for from with as that this these those it its he she they we you his her "
    "their our is are was were be been being has have had do does did will would can could may might not no so than "
    "then there who which what when where how said says told hear hears heard about after before over under into out "
    "up down more most also just only very all any some one".split()
)
_ENDINGS = ("s", "ing", "ed", "ly")
_LEAST = 3


@lru_cache(maxsize=8192)
def gist(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, without endings, in lower case."""
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _SMALL)


def alike(one: frozenset[str], other: frozenset[str], share: float = 0.5) -> bool:
    """Whether the shorter has `share` of its words, and three at least, in the longer."""
    common = len(one & other)
    return common >= _LEAST and common >= share * min(len(one), len(other))


def _stem(word: str) -> str:
    if word[0].isdigit():
        return word.rstrip(".,").replace(",", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
    return word.rstrip("e") if len(word) > 3 else word
