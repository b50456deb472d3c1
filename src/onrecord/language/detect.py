"""Detects drafts that are not written in English.

Two independent signs are needed, so that English copy is never refused: hardly any English function words, and a
trained detector (py3langid) that prefers another language by far. The detector is loaded for suspicious copy only.
"""

from __future__ import annotations

import math
import re

from onrecord.language._names import NAMES

_SHORTEST = 20
"""Words of copy; less is too little to tell."""
_LEAST_EVIDENCE = 14
"""Words of it that are not capitalised, as half of the words of German copy are."""
_SHORTEST_UNSPACED = 40
"""Characters of evidence where words are not set apart by spaces, as in Chinese."""
_SAMPLE = 20_000
"""Characters that are enough to tell."""
_ENGLISH_SHARE = 0.12
"""From this share of English function words on, copy is English without asking the detector."""
_CERTAIN = 0.9
"""The least probability of the other language."""
_ODDS = 20.0
"""The least factor by which the other language is more probable than English."""

_FUNCTION_WORDS = frozenset(
    """
    the and of to that is was were are has have had been with said for from by at which who his her their its they
    would will not this but he she it there what when than could should about into after
    """.split()
)
_QUOTED = re.compile(r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|\"[^\"\n]*\"")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def foreign_language(text: str) -> str | None:
    """Return the English name of the language that `text` is written in, or None if it is or may be English.

    Quotations do not count: English copy may quote another language at length. Nor do capitalised words: lists of
    names are in no language.
    """
    copy = _ADDRESS.sub(" ", _QUOTED.sub(" ", text))[:_SAMPLE]
    words = _WORD.findall(copy.lower() if copy.isupper() else copy)
    if not words or _share_of_english(words) >= _ENGLISH_SHARE:
        return None
    evidence = [word for word in words if not word[0].isupper()]
    unspaced = sum(len(_UNSPACED.findall(word)) for word in evidence)
    if (len(words) < _SHORTEST or len(evidence) < _LEAST_EVIDENCE) and unspaced < _SHORTEST_UNSPACED:
        return None
    return _detected(" ".join(evidence))


def _share_of_english(words: list[str]) -> float:
    return sum(word.lower() in _FUNCTION_WORDS for word in words) / len(words)


def _detected(text: str) -> str | None:
    import py3langid

    ranked = py3langid.rank(text)
    scale = math.sqrt(len(text.encode("utf-8", "replace")))  # as py3langid calibrates its probabilities
    weights = {code: math.exp((score - ranked[0][1]) / scale) for code, score in ranked}
    best, total = ranked[0][0], math.fsum(weights.values())
    english = weights["en"]
    certain = 1.0 / total >= _CERTAIN or english * _ODDS <= 1.0
    return NAMES.get(best, "another language") if certain and best not in _ENGLISH else None


_ENGLISH = frozenset({"en", "pcm", "zxx"})
"""English, Nigerian Pidgin, which shares most of its words, and no language at all."""
