"""Draft text made fit for a terminal and a CI log: every character stays one character, none of them is obeyed."""

from __future__ import annotations

import re
import unicodedata

from onrecord.language.regex import unbounded as regex

_UNSAFE = regex(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
    "|[\U000e0000-\U000e007f]"
    r"|(?<=:):|##\w*\["
)
"""The last line: `::error::` and `##vso[…]`, which a CI runner obeys when it meets them in its log."""


def safe(text: str) -> str:
    """`text` with controls, bidi marks and lone surrogates replaced one for one, so that offsets hold."""
    return _UNSAFE.sub(_stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if len(character) > 1:
        return character[:-1] + "("
    if character == ":":
        return "\N{MODIFIER LETTER COLON}"
    if character in "\t\n\r\v\f\u2028\u2029\x85":
        return " "
    if ord(character) < 0x20:
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else "\N{REPLACEMENT CHARACTER}"


_UNUSUAL = regex("[^\x00-\u02ff\u2010-\u2027]")
"""What may take no column, or two: not Latin letters, dashes and quotation marks."""


def width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    unusual = () if text.isascii() else _UNUSUAL.findall(text)
    return len(text) + sum(_columns(character) - 1 for character in unusual) if unusual else len(text)


def cut(text: str, columns: int) -> str:
    """Return the longest beginning of `text` that takes at most so many columns."""
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:at]
    return text


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
