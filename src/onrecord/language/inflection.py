"""Forms of words: the stem that forms have in common, and which words can be the verb of a sentence."""

from __future__ import annotations

from functools import cache

from onrecord.language.word_lists import word_set, words

_ENDINGS = ("s", "ing", "ed", "ly")
_SHORTEST = 3
"""Letters that must be left before an ending."""


def stem(word: str) -> str:
    """Return what the forms of a word have in common, of a word in lower case: "fell" and "falls" are "fall"."""
    word = _irregular().get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
    return word.rstrip("e") if len(word) > _SHORTEST else word


def is_finite(word: str) -> bool:
    """Whether a word in lower case is an auxiliary verb or can be a past tense: "was", "fell", "closed", "isn't"."""
    plain = word.replace("’", "'")
    plain = plain.removesuffix("'t") if plain == "can't" else plain.removesuffix("n't")
    if plain in word_set("auxiliary_verbs") or plain in _pasts():
        return True
    return len(plain) > _SHORTEST and plain.endswith("ed") and plain not in word_set("participles_as_adjectives")


def is_verb(word: str) -> bool:
    """Whether a word in lower case can be the verb of a sentence, the present tense of common verbs included."""
    known = word_set("common_verbs")
    if is_finite(word) or word in known or word.removesuffix("s") in known:
        return True
    return word.removesuffix("es") in known or (word.endswith("ies") and f"{word[:-3]}y" in known)


@cache
def _irregular() -> dict[str, str]:
    """Return the verb that an irregular form belongs to."""
    listed = (item.partition(": ") for name in ("irregular_pasts", "irregular_participles") for item in words(name))
    return {form: verb for verb, _, form in listed}


@cache
def _pasts() -> frozenset[str]:
    return frozenset(item.partition(": ")[2] for item in words("irregular_pasts"))
