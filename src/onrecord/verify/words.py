"""The words of a text in the form in which they are compared: the same for "$5bn" and "5 billion dollars"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.language.numbers import ORDINALS, TENS, UNITS
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import words

_TOKEN = pattern("wording.token")
_SCALES = {"bn": "billion", "tn": "trillion", "mn": "million", "m": "million", "k": "thousand"}
_CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros"}
_PERCENT = "percent"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_VALUES = {word: str(value) for value, word in enumerate(UNITS, 1)}
_VALUES |= {word: str(10 * value) for value, word in enumerate(TENS, 2)}
_VALUES |= {word: f"{value}{_ENDINGS.get(value, 'th')}" for value, word in enumerate(ORDINALS, 1)}
_VALUES |= {f"{word[:-1]}ieth": f"{10 * value}th" for value, word in enumerate(TENS, 2)}
_SPLIT = {"cannot": ("can", "not")}
GAP, OPEN, CLOSE, ROUND_OPEN, ROUND_CLOSE = "…", "[", "]", "(", ")"
SIGNS = frozenset([GAP, OPEN, CLOSE, ROUND_OPEN, ROUND_CLOSE])


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    form: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words between `start` and `end`, and the signs that may matter: ellipses, brackets, parentheses."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        for form in forms(match):
            yield Word(form, *match.span())


@lru_cache(200_000)
def forms_of(written: str) -> tuple[str, ...]:
    """Return the forms of a token by how it is written."""
    if written.isalpha() and written.lower() != _PERCENT:  # as nearly all are
        return word_forms(written)
    match = _TOKEN.fullmatch(written)
    return forms(match) if match else (written,)


def forms(match: re.Match[str]) -> tuple[str, ...]:
    """Return the forms of what a token matched: several of a sum of money."""
    kind = match.lastgroup
    if kind == "word":
        return word_forms(match.group())
    if kind == "percent":
        return (_PERCENT,)
    if kind == "gap":
        return (GAP,)
    if kind == "sign":
        return (match.group(),)
    if kind == "compound":
        tens, unit = (_VALUES[part] for part in match.group().lower().split("-"))
        return (tens[:-1] + unit,)
    return _amount(match)


def word_forms(written: str) -> tuple[str, ...]:
    """Return the form of a word: lower case, without accents; of "cannot" two, of "five" and "fifth" the digits."""
    plain = written.lower().replace("’", "'")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in decomposed if not unicodedata.combining(character)) or plain
    return _SPLIT.get(plain) or (_VALUES.get(plain, plain),)


def _amount(match: re.Match[str]) -> tuple[str, ...]:
    digits = match["number"].replace(",", "")
    parts = [digits + (match["ending"] or "").lower()]
    scale = _SCALES.get((match["scale"] or "").lower()) or (match["magnitude"] or "").lower().strip(" -")
    if scale:
        parts.append(scale)
    if match["currency"]:
        parts.append(_CURRENCIES[match["currency"].strip()])
    return tuple(parts)


def is_number(form: str) -> bool:
    """Whether a word tells how many or how much."""
    return form[:1].isdigit() or form in _magnitudes()


def is_unit(form: str) -> bool:
    """Whether a word says what a number is of: a currency, or percent."""
    return form == _PERCENT or form in _CURRENCIES.values()


@cache
def _magnitudes() -> frozenset[str]:
    return frozenset(("hundred", *_SCALES.values()))


@cache
def no_numbers() -> frozenset[tuple[str, ...]]:
    """Return the forms of each two words of which the second looks like a number and is none: "no one"."""
    return frozenset(tuple(form for word in item.split() for form in word_forms(word)) for item in words("no_numbers"))


@cache
def fillers() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the fillers of speech, each as its words, by their first words."""
    listed = [tuple(item.split()) for item in words("fillers")]
    return {first: tuple(filler for filler in listed if filler[0] == first) for first, *_ in listed}


@cache
def spoken_forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return by the words of a spoken form those of the written one: "gonna", "going to"."""
    pairs = (item.partition(": ") for item in words("spoken_forms"))
    return {tuple(spoken.split()): tuple(written.split()) for spoken, _, written in pairs}
