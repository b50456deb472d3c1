"""Names of people: their words, and whether two are one name in two spellings or in a short form."""

from __future__ import annotations

from functools import cache

from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set, words

_ASIDE = regex(r"\([^)]*\)|,.*|<[^>]*>")
_WORD = regex(r"[^\W\d_](?:[\w’'-]*\w)?")
_POSSESSIVE = regex(r"[’']s?\Z")
_INITIALS = 2
_SHORTEST = 4
"""Letters of a name of which one may be wrong."""
_LONG = 8
"""Letters from which on two may be."""
_LIKE = 3
"""Letters that two given names share at their beginning, of which one is short for the other: "Jon", "Jonathan"."""


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words may be one in two spellings.

    They sound alike, a letter differs, in long words two do, or two letters are swapped.
    """
    if one.isalpha() and _sound(one) == _sound(other):
        return True
    if one[:1] != other[:1]:
        return False
    shortest = min(len(one), len(other))
    if not one.isalpha() or shortest < _SHORTEST - 1 or max(len(one), len(other)) < _SHORTEST:
        return False
    return distance(one, other) <= (2 if shortest >= _LONG else 1) or _is_swapped(one, other)


def _is_swapped(one: str, other: str) -> bool:
    """Whether two letters beside each other have changed places: "odile" and "odlie"."""
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return at is not None and one[:at] + one[at : at + 2][::-1] + one[at + 2 :] == other


def _sound(word: str) -> str:
    """Return a word without the letters by which one sound is written in several ways."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without titles and what stands behind it; none of "Audience Member"."""
    lowered = [word.lower().replace("’", "'") for word in _WORD.findall(_ASIDE.sub(" ", name))]
    kept = [word for word in lowered if word not in titles()]
    named = bool(kept) and kept[0] in given_names_in_lower_case()
    return tuple(kept) if named or not any(noun_phrase(word).people for word in kept) else ()


@cache
def given_names() -> frozenset[str]:
    """Return the given names of women and men."""
    return word_set("given_names_women") | word_set("given_names_men")


def is_given_name(word: str) -> bool:
    """Whether a word, written as in running copy, is a given name."""
    return word in given_names()


def begins_with_given_name(name: str) -> bool:
    """Whether the first word of a name is a given name: "Ann Lee", not "Harl Energy"."""
    return any(is_given_name(word) for word in name.split(maxsplit=1)[:1])


def given_gender(name: tuple[str, ...]) -> str:
    """Return "she" or "he" where the given name tells, else nothing."""
    woman, man = name[0] in word_set("given_names_women"), name[0] in word_set("given_names_men")
    return "" if woman == man else "she" if woman else "he"


def last_name(name: str) -> str:
    """Return the last word of a name, without the mark of what it owns."""
    words = name.split()
    return _POSSESSIVE.sub("", words[-1]) if words else ""


def is_title(words: str) -> bool:
    """Whether the words are a title that stands before names: "Sen.", "Mr"."""
    return words in word_set("titles_before_names")


def without_titles(name: str) -> str:
    """Return the last word of a name that has only titles before it, else the name: "Vale" of "Mr Vale"."""
    *before, last = name.split()
    return last if all(map(is_title, before)) else name


@cache
def titles() -> frozenset[str]:
    """Return the words of titles before names and of what stands behind them, in lower case."""
    listed = (*words("titles_before_names"), *words("name_suffixes"))
    return frozenset(part.lower().strip(".") for item in listed for part in item.split())


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, or a short form."""
    if one == other or (one[0] == other[0] and min(len(one), len(other)) <= _INITIALS):
        return True
    if (one, other) in _short_forms() or (other, one) in _short_forms():
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LIKE and long.startswith(short)


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    return frozenset(tuple(item.lower().split(": ")) for item in word_set("nicknames"))  # type: ignore[misc]


def distance(one: str, other: str, most: int = 2) -> int:
    """Return how many letters differ between two words, changed, added or removed; `most` + 1 if more do."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, against in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != against))
    return min(row[-1], most + 1)


_SOUNDS = (
    ("ph", "f"),
    ("v", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("z", "s"),
    ("ey", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("h", ""),
)
"""Ways to write a sound, and the one that stands for all."""


@cache
def given_names_in_lower_case() -> frozenset[str]:
    """Return the given names of women and men in lower case."""
    return frozenset(name.lower() for name in given_names())


def is_other_spelling(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of several words are one in two spellings: the given names or the surnames are alike."""
    first, last, given, surname = name[0], name[-1], other[0], other[-1]
    if first == given:
        return last != surname and is_misspelt(last, surname)
    return last == surname and is_misspelt(first, given) and not is_short(first, given)


def is_short(one: str, other: str) -> bool:
    """Whether one given name is short for the other, and both are right: "Tim", "Timothy". "Jon" and "John" are two."""
    return same_given_name(one, other) and abs(len(one) - len(other)) > 1
