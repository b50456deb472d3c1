"""The normal form of text: one kind of space, no invisible characters, one kind of hyphen and of guillemets.

"Some&nbsp;say", "Some  say" and "So\N{SOFT HYPHEN}me say" are the same words to a reader, so they are the same words
here. Every piece of the normal form says which piece of the original it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.language.regex import regex

_BLANK = r"\s\u2800\u3164\uffa0"
"""White space, and letters that are drawn as a blank."""
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Controls, soft hyphens, joiners, marks of direction, variation selectors, tags."""
_LETTER = r"[^\W\d_]"
_APOSTROPHES = {
    "\N{MODIFIER LETTER APOSTROPHE}": "",
    "\N{ARMENIAN APOSTROPHE}": "",
    "\N{LATIN SMALL LETTER SALTILLO}": "",
    "\N{FULLWIDTH APOSTROPHE}": "",
    "\N{PRIME}": f"(?<={_LETTER})",
    "\N{MODIFIER LETTER PRIME}": f"(?<={_LETTER})",
    "\N{ACUTE ACCENT}": f"(?<={_LETTER})",
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": f"(?<={_LETTER})",
    "`": f"(?<={_LETTER})(?=.{_LETTER})",
    "\N{LEFT SINGLE QUOTATION MARK}": f"(?<={_LETTER})(?=.{_LETTER})",
}
"""Characters that are typed for an apostrophe, and where they must stand to be one: a prime is none in 5′."""
_ODD = regex(
    rf"(?P<blank>[{_BLANK}{_INVISIBLE}]{{2,}}|[^\S ]|[\u2800\u3164\uffa0]| \Z)|(?P<invisible>[{_INVISIBLE}])"
    rf"|(?P<composed>.[\u0300-\u036f]+)|(?P<ligature>[\ufb00-\ufb06])"
    rf"|(?P<apostrophe>{'|'.join(f'{at}{mark}' for mark, at in _APOSTROPHES.items())})"
    r"|(?P<closing>“)|(?P<other>[«»‹›„‟\u301d-\u301f\u2010-\u2012\u2015\ufe63\uff01-\uff5e])"
)
_LOW_AND_HIGH = regex(r"„[^„“”]*“")
_LEADING = regex(rf" (?![{_BLANK}{_INVISIBLE}])")
_UNSEEN = regex(f"[{_BLANK}{_INVISIBLE}]*")
_INVISIBLES = regex(f"[{_INVISIBLE}]+")
_OTHER = str.maketrans(
    dict(zip("«»‹›„‟\u301d\u301e\u301f", "“”‘’“““””", strict=True))
    | {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\ufe63": "-"}
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)


class Piece(NamedTuple):
    """`text` stands for `original[start:end]`; the text " " for white space."""

    text: str
    start: int
    end: int
    verbatim: bool


def pieces(original: str, before: str = "") -> Iterator[Piece]:
    """The normal form of `original` in order; what is invisible has no piece. `before` is the character before it."""
    at, skip = 0, len(before)
    if _LEADING.match(original):
        yield Piece(" ", 0, 1, True)
        at = 1
    closings = {match.end() - 1 for match in _LOW_AND_HIGH.finditer(original)} if "„" in original else ()
    for match in _ODD.finditer(before + original, skip + at):
        start, end = match.start() - skip, match.end() - skip
        if at < start:
            yield Piece(original[at:start], at, start, True)
        plain = "”" if start in closings else _plain(match)
        if plain:
            yield Piece(plain, start, end, plain == match.group())
        at = end
    if at < len(original):
        yield Piece(original[at:], at, len(original), True)


def is_blank(text: str) -> bool:
    """Whether nothing of it is seen."""
    return _UNSEEN.fullmatch(text) is not None


def _plain(match: re.Match[str]) -> str:
    whole = match.group()
    if match.lastgroup == "blank":
        return " " if _INVISIBLES.sub("", whole) else ""
    if match.lastgroup == "invisible":
        return ""
    if match.lastgroup == "composed":
        return unicodedata.normalize("NFC", whole)
    if match.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", whole)
    return "’" if match.lastgroup == "apostrophe" else whole.translate(_OTHER)
