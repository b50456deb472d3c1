"""From a character of `Document.text` back to the user's file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from onrecord.domain.span import Span

_LINE_END = re.compile(r"\r\n|[\n\r]")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the user's file: lines and columns count from 1 in code points; the end is exclusive.

    In a word-processor file `line` is the number of the paragraph, in a PDF file that of the page, and `column` the
    character in it.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:end]` was read from `origin[origin_start:origin_end]`.

    Ranges of equal length correspond character by character; otherwise (an entity, an escape) the run is
    atomic: each of its characters comes from the whole origin range.
    """

    start: int
    end: int
    origin_start: int
    origin_end: int
    verbatim: bool = True
    """Whether the characters are those of the origin; not where one stands for another, as a space for a tab."""

    @property
    def linear(self) -> bool:
        """Whether the run corresponds character by character."""
        return self.end - self.start == self.origin_end - self.origin_start


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Runs in order of `text`, and where the lines (or paragraphs) of the origin begin.

    The origin is the decoded file (for a word-processor file: its paragraphs, joined by line feeds).
    Text between two runs was put there by a reader, such as the gap between two blocks.
    """

    runs: tuple[Run, ...]
    line_starts: tuple[int, ...] = (0,)
    unit: Literal["line", "paragraph", "page"] = "line"
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.start for run in self.runs))

    @property
    def sign(self) -> str:
        """What stands before the number of a paragraph or page, where a bare number would be a line's."""
        return {"line": "", "paragraph": "¶", "page": "p."}[self.unit]

    def origin(self, span: Span) -> Span:
        """Return the range of the origin, in code points, that `span` was read from."""
        first = self._point(span.start)[0]
        if not span:
            return Span(first, first)
        return Span(first, max(first, self._point(span.end - 1)[1]))

    def read(self, origin: Span) -> Span:
        """Return the characters of the text that were read from `origin`; the other way round from `origin`."""
        touching = [run for run in self.runs if run.origin_start < origin.end and origin.start < run.origin_end]
        if not touching:
            return Span(0, 0)
        first, last = touching[0], touching[-1]
        start = first.start + max(0, origin.start - first.origin_start) * first.linear
        end = last.end - max(0, last.origin_end - origin.end) * last.linear
        return Span(start, max(start, end))

    def locate(self, span: Span) -> Location:
        """Line and column of the range that `span` was read from."""
        origin = self.origin(span)
        line, column = self._position(origin.start)
        end_line, end_column = self._position(origin.end)
        return Location(line, column, end_line, end_column)

    def at(self, line: int, column: int) -> Span:
        """Return the character of the text that was read from this place; an empty span if none was."""
        if not 0 < line <= len(self.line_starts):
            return Span(0, 0)
        start = self.line_starts[line - 1] + column - 1
        is_there = line == len(self.line_starts) or start < self.line_starts[line]
        return self.read(Span(start, start + 1)) if is_there else Span(0, 0)

    def place(self, origin: int) -> Location:
        """Line and column of one place of the origin."""
        line, column = self._position(origin)
        return Location(line, column, line, column)

    def _point(self, offset: int) -> tuple[int, int]:
        """Return the origin range of one character; in a gap, the empty range where the run before it ended."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            start = self.runs[0].origin_start if self.runs else 0
            return start, start
        run = self.runs[index]
        if offset >= run.end:
            return run.origin_end, run.origin_end
        if run.linear:
            at = run.origin_start + offset - run.start
            return at, at + 1
        return run.origin_start, run.origin_end

    def _position(self, origin: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, origin)
        return line, origin - self.line_starts[line - 1] + 1


def line_starts(origin: str) -> tuple[int, ...]:
    """Offsets at which the lines of `origin` begin; line feed, CR LF and a lone CR end a line."""
    if "\r" not in origin:
        return tuple(accumulate((len(line) + 1 for line in origin.split("\n")[:-1]), initial=0))
    return (0, *(match.end() for match in _LINE_END.finditer(origin)))
