"""Words that a line end cuts in two, and compounds whose hyphen happens to stand there."""

from __future__ import annotations

from onrecord.language.inflection import stem
from onrecord.language.vocabulary import whole_words
from onrecord.language.word_lists import word_set

_FEWEST_LETTERS = 3
"""Of a second part that may be a word by itself; "ed" and "er" are endings."""


def is_one_word(first: str, second: str, others: frozenset[str]) -> bool:
    """Whether a hyphen between two parts was only put where a line ends: "coun-" and "cil", not "long-" and "term".

    `others` are the words and compounds elsewhere in the text, in lower case. Where it has neither form, it is one word
    if that is a known one, or if the two parts are not.
    """
    first, second = first.lower(), second.lower()
    if f"{first}-{second}" in others:
        return False
    if first + second in others or _is_known(first + second):
        return True
    is_particle = second in word_set("particles_of_compounds")
    if not is_particle and len(second) < _FEWEST_LETTERS:
        return True
    return not (_is_known(first) and (is_particle or _is_known(second)))


def is_suspended(second: str) -> bool:
    """Whether the word behind a hyphen shows that a part is left out there: "short- and long-term"."""
    return second.lower() in word_set("between_compounds")


def _is_known(word: str) -> bool:
    known = whole_words()
    return word in known or stem(word) in known or (word.endswith("s") and word[:-1] in known)
