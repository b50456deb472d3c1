"""Detects drafts that are not written in English.

Two independent signs are needed, so that English copy is never refused: hardly any English function words, and a
trained detector (py3langid) that prefers another language by far. The detector is loaded for suspicious copy only.
"""

from __future__ import annotations

import math

from onrecord.language._names import NAMES
from onrecord.language.regex import unbounded as regex

_SHORTEST, _BRIEF = 9, 20
"""Words of copy: less is too little to tell, and copy that is brief may hold no English function word at all."""
_LEAST_EVIDENCE, _BRIEF_EVIDENCE = 14, 7
"""Words of it that are not capitalised, as half of the words of German copy are; and those of brief copy."""
_CHARACTERS_A_WORD = 2
"""Characters that count as a word where words are not set apart by spaces, as in Chinese."""
_SAMPLE = 30_000
"""Characters that are enough to tell."""
_ENGLISH_SHARE = 0.12
"""From this share of English function words on, copy is English without asking the detector."""
_CERTAIN, _SURE = 0.9, 0.95
"""The least probability of the other language, and that of one of which there is little to see."""
_ODDS = 20.0
"""The least factor by which the other language is more probable than English."""

_ENGLISH_COPY = 0.15
"""From this share of words in English sentences on, the rest is what English copy prints in another language."""
_LEAST_ENGLISH = 8
"""Words of them; less is a footer or a slogan."""
_PIECE_END = regex(r"(?<=[.!?:;])\s|\n")

_FUNCTION_WORDS = frozenset(
    """
    the and of to that is was were are has have had been with said for from by at which who his her their its they
    would will not this but he she it there what when than could should about into after
    """.split()
)
_QUOTED = regex(r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|\"[^\"\n]*\"")
_ADDRESS = ("://", "@", "www.")
"""What a word holds that is an address and in no language."""
_WORD = regex(r"[^\W\d_][^\s.,;:!?()\[\]{}\"“”«»„/—–…|\d_-]*")
"""A letter and what is written on to it: vowel signs, as of Hindi, are no letters to Python."""
_UNSPACED = regex(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def foreign_language(text: str) -> str | None:
    """Return the English name of the language that `text` is written in, or None if it is or may be English.

    Quotations do not count: English copy may quote another language at length. Nor do capitalised words: lists of
    names are in no language. Copy with English sentences among another language's is English.
    """
    copy = _QUOTED.sub(" ", text[:_SAMPLE])
    words = _words(copy)
    evidence = [word for word in words if not word[0].isupper()]
    unspaced = sum(len(_UNSPACED.findall(word)) for word in evidence)
    length = len(words) + unspaced // _CHARACTERS_A_WORD
    english = sum(word.lower() in _FUNCTION_WORDS for word in words)
    told = len(evidence) + unspaced // _CHARACTERS_A_WORD
    brief = length < _BRIEF or told < _LEAST_EVIDENCE
    if length < _SHORTEST or told < _BRIEF_EVIDENCE or (brief and english > 1):
        return None
    if english >= _ENGLISH_SHARE * length:
        return None
    code = _detected(" ".join(evidence), _SURE if brief else _CERTAIN)
    if code is None or _english_words(copy, code) >= max(_LEAST_ENGLISH, _ENGLISH_COPY * length):
        return None
    return NAMES.get(code, "another language")


def _english_words(copy: str, other: str) -> int:
    """How many words stand in English sentences: copy that prints a menu or a poem in another language has some."""
    pieces = (_words(piece) for piece in _PIECE_END.split(copy))
    return sum(len(words) for words in pieces if _is_english(words, other))


def _is_english(words: list[str], other: str) -> bool:
    """Whether a sentence is English rather than in the other language by both signs: a function word, the detector."""
    if not any(word.lower() in _FUNCTION_WORDS for word in words):
        return False
    import py3langid

    plain = " ".join(word for word in words if not word[0].isupper() or word.lower() in _FUNCTION_WORDS)
    scores = dict(py3langid.rank(plain.lower()))
    return bool(scores["en"] > scores[other])


def _words(copy: str) -> list[str]:
    tokens = copy.lower().split() if copy.isupper() else copy.split()
    return _WORD.findall(" ".join(token for token in tokens if not any(sign in token for sign in _ADDRESS)))


def _detected(text: str, least: float) -> str | None:
    import py3langid

    ranked = py3langid.rank(text)
    scale = math.sqrt(len(text.encode("utf-8", "replace")))  # as py3langid calibrates its probabilities
    weights = {code: math.exp((score - ranked[0][1]) / scale) for code, score in ranked}
    best, total = ranked[0][0], math.fsum(weights.values())
    english = weights["en"]
    certain = 1.0 / total >= least or (least == _CERTAIN and english * _ODDS <= 1.0)
    return best if certain and best not in _ENGLISH else None


_ENGLISH = frozenset({"en", "pcm", "zxx"})
"""English, Nigerian Pidgin, which shares most of its words, and no language at all."""
