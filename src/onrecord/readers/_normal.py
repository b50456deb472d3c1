"""The normal form of text: one kind of space, no invisible characters, one kind of hyphen, guillemet and letter.

"Some&nbsp;say", "Some  say" and "So\N{SOFT HYPHEN}me say" are the same words to a reader, so they are the same words
here. Every piece of the normal form says which piece of the original it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.language.expression import LONGEST_WORD
from onrecord.language.regex import unbounded as regex

_BLANK = r"\s\u2800\u3164\uffa0"
"""White space, and letters that are drawn as a blank."""
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Controls, soft hyphens, joiners, marks of direction, variation selectors, tags."""
_ALWAYS = "\N{MODIFIER LETTER APOSTROPHE}\N{ARMENIAN APOSTROPHE}\N{LATIN SMALL LETTER SALTILLO}\N{FULLWIDTH APOSTROPHE}"
_AFTER_LETTER = "\N{PRIME}\N{MODIFIER LETTER PRIME}\N{ACUTE ACCENT}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
_BETWEEN_LETTERS = "`\N{LEFT SINGLE QUOTATION MARK}"
"""What is typed for an apostrophe, and where it must stand to be one: the prime of 5′ is none."""
_ALIKE = str.maketrans(
    "аеоріјѕсухһԁԛԝАВЕКМНОРСТУХІЈЅԌԚԜοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopijscyxhdqwABEKMHOPCTYXIJSGQWoABEZHIKMNOPTYX"
)
"""Cyrillic and Greek letters that are drawn as a Latin one: beside Latin letters, they stand for it ("sоurces")."""
_LETTERS_ALIKE = "".join(map(chr, _ALIKE))
_OPENS, _WORD = rf"(?<![^{_BLANK}{_INVISIBLE}(\[])", rf"(?=[{_INVISIBLE}]*\w)"
"""Where an opening mark stands: behind a space or a bracket, in front of a word."""
_HYPHENS = r"\-\u2010\u2011\ufe63"
_BRACKETS = " ([\n\r\t"
_LATIN_FOLLOWS = regex(f"[{_LETTERS_ALIKE}]{{0,{LONGEST_WORD}}}[A-Za-z]")
_PLAIN = r"(?![A-Za-z0-9.,;:!?][ -~])"
"""Most characters are none of these, which is soon told: a letter that no accent follows, a digit, a full stop."""
_ODD = regex(
    rf"{_PLAIN}(?:(?P<blank>[{_BLANK}{_INVISIBLE}]{{2,}}|[^\S ]|[\u2800\u3164\uffa0]| \Z)|(?P<invisible>[{_INVISIBLE}])"
    rf"|(?P<composed>[^\W\d_][{_INVISIBLE}\u0300-\u036f]*[\u0300-\u036f])|(?P<ligature>[\ufb00-\ufb06])"
    rf"|(?P<alike>[{_LETTERS_ALIKE}])|(?P<fancy>[\U0001d400-\U0001d7ff])"
    rf"|(?P<doubled>`[{_INVISIBLE}]*`|'[{_INVISIBLE}]*'|(?<!\d)\u2033)"
    rf"|(?P<dashes>[{_HYPHENS}][{_INVISIBLE}]*[{_HYPHENS}](?![{_INVISIBLE}]*[{_HYPHENS}>]))"
    rf"|(?P<opening>[”»]{_WORD})|(?P<closing>“)"
    rf"|(?P<apostrophe>[{_ALWAYS}{_AFTER_LETTER}{_BETWEEN_LETTERS}])"
    r"|(?P<other>[«»‹›„‟「」『』\u301d-\u301f\u2010-\u2012\u2015\ufe63\uff01-\uff5e]))"
)
_LOW_AND_HIGH = regex(rf"„[^„“”]*(?!{_OPENS}“{_WORD})“")
_INWARDS = regex(rf"»{_WORD}[^«»]*(?!{_OPENS}«{_WORD})«")
"""Marks that other languages set in pairs of their own: „so“, »so«."""
_VISIBLE = regex(rf"[{_INVISIBLE}]*(?P<sign>.)", re.DOTALL)
_LEADING = regex(rf" (?![{_BLANK}{_INVISIBLE}])")
_UNSEEN = regex(f"[{_BLANK}{_INVISIBLE}]*")
_INVISIBLES = regex(f"[{_INVISIBLE}]+")
_OTHER = str.maketrans(
    dict(zip("«»‹›„‟「」『』\u301d\u301e\u301f", "“”‘’“““”‘’“””", strict=True))
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
    """Yield the normal form of `original` in order; what is invisible has no piece. `before` stands before it."""
    at = 0
    if _LEADING.match(original):
        yield Piece(" ", 0, 1, True)
        at, before = 1, " "
    closing, has_backticks = _closing(original), "``" in original
    for match in _ODD.finditer(original, at):
        start, end = match.span()
        if at < start:
            yield Piece(original[at:start], at, start, True)
            before = original[start - 1]
        plain = "”" if start in closing else _plain(match, before, has_backticks=has_backticks)
        if plain:
            yield Piece(plain, start, end, plain == match.group())
            before = plain[-1]
        at = end
    if at < len(original):
        yield Piece(original[at:], at, len(original), True)


def _closing(text: str) -> set[int]:
    """Return the places of marks that close a pair, and open one in English."""
    pairs = [pair for first, pair in (("„", _LOW_AND_HIGH), ("»", _INWARDS)) if first in text]
    return {match.end() - 1 for pair in pairs for match in pair.finditer(text)}


def is_blank(text: str) -> bool:
    """Whether nothing of it is seen."""
    return _UNSEEN.fullmatch(text) is not None


def _plain(match: re.Match[str], before: str, *, has_backticks: bool) -> str:
    whole = match.group()
    match match.lastgroup:
        case "blank" | "invisible":
            return " " if _INVISIBLES.sub("", whole) else ""
        case "composed":
            return unicodedata.normalize("NFC", _INVISIBLES.sub("", whole))
        case "alike":
            beside = (before.isascii() and before.isalpha()) or _LATIN_FOLLOWS.match(match.string, match.end())
            return whole.translate(_ALIKE) if beside else whole
        case "ligature" | "fancy":
            return unicodedata.normalize("NFKC", whole)
        case "apostrophe" | "doubled" | "opening" | "dashes":
            return _mark(match, before, has_backticks=has_backticks)
        case _:
            return whole.translate(_OTHER)


def _mark(match: re.Match[str], before: str, *, has_backticks: bool) -> str:
    if match.lastgroup == "doubled":  # two apostrophes close what two backticks open
        return _INVISIBLES.sub("", match.group()) if match.group()[0] == "'" and not has_backticks else '"'
    if match.lastgroup == "opening":  # Swedish sets ”so”, Danish »so«
        return "”" if before.strip(_BRACKETS) else "“"
    if match.lastgroup == "dashes":
        return "—" if _is_dash(match, before) else _INVISIBLES.sub("", match.group()).translate(_OTHER)
    return "’" if _is_apostrophe(match, before) else match.group()


def _is_dash(match: re.Match[str], before: str) -> bool:
    """Whether two hyphens are a dash between words ("the sale--if it comes--"), and begin no option ("--help")."""
    following = _VISIBLE.match(match.string, match.end())
    return before not in "-<! " and following is not None and not following["sign"].isspace()


def _is_apostrophe(match: re.Match[str], before: str) -> bool:
    if match.group() in _ALWAYS:
        return True
    if match.group() in _AFTER_LETTER:
        return before.isalpha()
    following = _VISIBLE.match(match.string, match.end())
    return before.isalpha() and following is not None and following["sign"].isalpha()


def without_invisibles(text: str) -> str:
    """Return the text without the characters that nobody sees."""
    return text if text.isascii() else _INVISIBLES.sub("", text)
