"""Numbers in words and digits, by their values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Span
from onrecord.language.regex import regex

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
_WORDS |= {word: value for value, word in enumerate(ORDINALS, 1)} | {"dozen": 12}
_NUMBER = regex(
    rf"(?<![\w.,/-])[$£€]?(?:(?P<digits>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?"
    rf"|(?P<words>(?:(?:{'|'.join(TENS)})[ -])?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})))"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|dozen|mln|mn|bn|tn|(?<![a-z])[kmbt]))?(?![\w/])%?",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[tuple[Span, float, bool]]:
    """Each number of `text`: where it stands, its value, and whether it is written in digits."""
    for match in _NUMBER.finditer(text):
        digits = match.group("digits")
        if digits:
            value = float(digits.replace(",", ""))
        else:
            value = float(sum(_WORDS[word] for word in re.split(r"[ -]", match.group("words").lower())))
        yield Span(*match.span()), value * _SCALES.get((match.group("scale") or "").lower(), 1), bool(digits)


def rounds_to(value: float, rounded: float) -> bool:
    """Whether `rounded` is `value`, or `value` rounded to as many figures as `rounded` has, up or down."""
    if value == rounded:
        return True
    figures = len(f"{rounded:f}".rstrip("0").rstrip(".").lstrip("0.").replace(".", "").rstrip("0")) or 1
    step = 10 ** (len(str(int(abs(rounded)))) - figures) if rounded >= 1 else 10.0**-figures
    return abs(value - rounded) < step and abs(value - rounded) <= 0.1 * max(value, rounded)
