"""What is left out where a line ends behind a hyphen: hyphen and line end within a word, the line end in a compound."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from onrecord.language.expression import LONGEST_WORD
from onrecord.language.line_ends import is_one_word, is_suspended
from onrecord.language.regex import unbounded as regex

_LETTER = r"[^\W\d_]"
_BEHIND_FIRST = (
    r"(?P<sign>[-\u2010\u2011]|(?P<soft>[\u00ad\u00ac]))(?P<end>[ \t]*(?:\r\n|\r|\n)[ \t]*)"
    rf"(?P<second>{_LETTER}{{1,{LONGEST_WORD}}}|\d)"
)
CUT = regex(rf"(?P<first>{_LETTER}{{1,{LONGEST_WORD}}}|\d){_BEHIND_FIRST}")
"""A hyphen at a line end, with what stands on both sides; \N{NOT SIGN} is what old systems of layout put there."""
_CUT_WORD = regex(rf"(?P<first>(?<!{_LETTER}){_LETTER}{{1,{LONGEST_WORD}}}|\d){_BEHIND_FIRST}")
"""The same with the whole word before the hyphen: a text without blanks is not tried from each of its letters."""
_SIGN_AT_END = regex(r"[-\u2010\u2011\u00ad\u00ac][ \t]*[\r\n]")
_WORD = regex(rf"{_LETTER}+(?:[-\u2010\u2011]{_LETTER}+)*")


def left_out(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges that stand between the parts of one word, or of one compound, and are no copy."""
    at = start
    if not _SIGN_AT_END.search(source, start, end):  # most texts have none, and this is found out faster
        return
    while match := _CUT_WORD.search(source, at, end):
        at = match.start("second")
        first, second = match["first"], match["second"]
        if match["soft"]:
            yield match.start("sign"), match.end("end")
            continue
        are_parts = (first + second).isalpha() and (second.islower() or (first + second).isupper())
        if not (are_parts and is_suspended(second)):
            is_cut = are_parts and is_one_word(first, second, _words(source))
            yield match.start("sign" if is_cut else "end"), match.end("end")


@lru_cache(1)
def _words(source: str) -> frozenset[str]:
    """Return the words and compounds of a text that no line end cuts, in lower case."""
    return frozenset(_WORD.findall(source.lower()))
