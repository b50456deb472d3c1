"""Text set to a number of terminal columns; wide characters count as two."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Span
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._safe import width

_WORD = regex(r"\S+")


def lines(text: str, columns: int) -> Iterator[Span]:
    """Yield where each line of the wrapped text begins and ends; a word longer than a line is cut."""
    start = end = None
    for match in _WORD.finditer(text):
        for first, last in _pieces(text, match.start(), match.end(), columns):
            if start is not None and end is not None and width(text[start:last]) > columns:
                yield Span(start, end)
                start = None
            start = first if start is None else start
            end = last
    if start is not None and end is not None:
        yield Span(start, end)


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Return the text in lines of at most `columns`, the first one behind `first`, the others behind `rest`.

    A line has room for at least a dozen characters, whatever is asked for.
    """
    room = max(12, columns - max(width(first), width(rest)))
    found = [line.of(text) for line in lines(text, room)]
    return [(rest if number else first) + line for number, line in enumerate(found)]


def _pieces(text: str, start: int, end: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield a word whole, or cut to pieces that each fit into a line."""
    at = start
    while 2 * (end - at) > columns and width(text[at:end]) > columns:
        cut = next((one for one in range(min(end, at + columns), at + 1, -1) if width(text[at:one]) <= columns), at + 1)
        yield at, cut
        at = cut
    yield at, end
