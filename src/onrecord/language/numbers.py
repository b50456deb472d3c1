"""Numbers in words and digits, by their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from onrecord.domain import Span
from onrecord.language.patterns import pattern

UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9,
    "b": 1e9, "bn": 1e9, "trillion": 1e12, "t": 1e12, "tn": 1e12, "dozen": 12,
}  # fmt: skip
_WORDS = {word: value for value, word in enumerate(UNITS, 1)}
_WORDS |= {word: 10 * value for value, word in enumerate(TENS, 2)}
_WORDS |= {word: value for value, word in enumerate(ORDINALS, 1)}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBER, _PARTS = pattern("numbers.number"), pattern("numbers.part_of_number")
_SECOND_OF_TIME = pattern("numbers.before_second_of_time")
_BEFORE = 12
"""Characters before "second" that may make it a length of time: "a 30 second delay"."""


def numbers(text: str) -> Iterator[tuple[Span, float, bool]]:
    """Each number of `text`: where it stands, its value, and whether it is written in digits."""
    for match in _NUMBER.finditer(text):
        written = match["words"] or match["whole"] or ""
        is_time = written.lower() == "second" and _SECOND_OF_TIME.search(
            text, max(0, match.start() - _BEFORE), match.start()
        )
        if not is_time:
            yield Span(*match.span()), _value(match), bool(match["digits"])


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        value = float(match["digits"].replace(",", "")) + _sum_of_words(match["and"] or "")
        return value * _SCALES.get((match["scale"] or match["letter"] or "").lower(), 1)
    if match["words"]:
        return _sum_of_words(match["words"])
    return (_sum_of_words(match["part"] or "") or 1) * _SCALES[match["whole"].lower()]


def _sum_of_words(written: str) -> float:
    """Return the value of number words: what stands before "thousand", "million" … is times that, the rest is added."""
    total = group = 0.0
    for word in _PARTS.findall(written.lower().replace("-", " ")):
        if word in ("hundred", "dozen"):
            group *= _SCALES[word]
        elif word in _SCALES:
            total += group * _SCALES[word]
            group = 0.0
        else:
            group += _WORDS.get(word) or _FRACTIONS.get(word, 0.0)
    return total + group


def significant(value: float) -> int:
    """Return how many figures a number has without the zeros at its ends: 2 for 310,000 and for 0.031."""
    return len(f"{value:f}".rstrip("0").rstrip(".").lstrip("0.").replace(".", "").rstrip("0")) or 1


def nearest(value: float, figures: int) -> float:
    """Return the number of so many figures that is nearest to a value; halves are rounded up."""
    exact = Decimal(repr(value))
    step = Decimal(1).scaleb(exact.adjusted() + 1 - figures)
    return float((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def rounds_to(value: float, rounded: float) -> bool:
    """Whether `rounded` is `value`, or `value` rounded to as many figures as `rounded` has, up or down."""
    if value == rounded:
        return True
    figures = significant(rounded)
    step = 10 ** (len(str(int(abs(rounded)))) - figures) if rounded >= 1 else 10.0**-figures
    return abs(value - rounded) < step and abs(value - rounded) <= 0.1 * max(value, rounded)
