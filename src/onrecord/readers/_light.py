"""Light markup: ranges of lines become blocks, and within them only what a reader of the page sees is written.

Each format says which lines are headings, items and so on, and has one pattern for what stands within a line. Of what
it matches, the groups whose names begin with "copy" are visible, those that begin with "quoted" are so within quotation
marks, one that begins with "url" is where they link to, one that begins with "note" is a footnote, and nothing else is
seen.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.domain import BlockKind, Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._entities import entities
from onrecord.readers._limits import MAX_CHARACTERS
from onrecord.readers._remarks import BEGINS, LINE

_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DEEPEST = 6
"""Markup within markup that is looked into."""
_MOST_NOTES = 5_000
_QUOTES = {"quoted_double": ("“", "”"), "quoted_single": ("‘", "’")}
"""The marks around what such a group matches."""
_NOTHING = "holds no copy besides markup; check that it is the right file"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end: where it stands in the source, and its characters."""

    start: int
    end: int
    text: str

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def is_blank(self) -> bool:
        """Whether it has nothing but blanks."""
        return not self.text.strip()


def lines(source: str) -> list[Line]:
    """Return the lines of a text, without an empty one behind the last line end."""
    found = [
        Line(match.start(), match.start() + len(text := match.group().rstrip("\r\n")), text)
        for match in _LINE.finditer(source)
    ]
    return found[:-1] if found and found[-1].start == len(source) else found


class Blocks:
    """Collects the blocks of a draft in order."""

    def __init__(
        self,
        source: str,
        inline: re.Pattern[str],
        signs: Mapping[str, str] | None = None,
        *,
        names_characters: bool = False,
    ) -> None:
        """`signs` are what stands for other characters; `names_characters`: as HTML does, "&amp;"."""
        self.builder = Builder()
        self.title: str | None = None
        self.byline: str | None = None
        self.date: str | None = None
        self.source = source
        self._inline = inline
        self._signs = dict(signs or {})
        self._left = MAX_CHARACTERS
        self._names_characters = names_characters
        self._open: tuple[BlockKind, int, int] | None = None
        self._headed = False
        self._notes: list[tuple[int, int]] = []

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        """Begin a block with these characters."""
        self.end()
        self._open = kind, start, end

    def go_on(self, kind: BlockKind, start: int, end: int) -> None:
        """Add characters to the open block if it is of this kind, else begin one."""
        if self._open and self._open[0] is kind:
            self._open = kind, self._open[1], end
        else:
            self.add(kind, start, end)

    def go_on_with_any(self, start: int, end: int) -> None:
        """Add characters to the open block, else begin a paragraph."""
        self.go_on(self._open[0] if self._open else BlockKind.PARAGRAPH, start, end)

    @property
    def is_open(self) -> bool:
        """Whether a block is open."""
        return self._open is not None

    def head(self, start: int, end: int) -> None:
        """Add a heading; the first one is the headline."""
        kind = BlockKind.SUBHEAD if self._headed else BlockKind.HEADLINE
        self._headed = True
        self.add(kind, start, end)
        self.end()

    def row(self, line: Line, mark: re.Pattern[str]) -> None:
        """Add the cells of a line, which `mark` parts."""
        self.end()
        at = line.start
        for match in mark.finditer(self.source, line.start, line.end):
            self.add(BlockKind.TABLE_CELL, at, match.start())
            at = match.end()
        self.add(BlockKind.TABLE_CELL, at, line.end)
        self.end()

    def remark(self, line: Line) -> bool:
        """Note a line that is a remark to onrecord; whether it is one."""
        found = LINE.match(line.text)
        if found is None:
            return False
        self.end()
        start = line.start + found.start("remark")
        self.builder.remark(found["remark"].rstrip(), start, start + len(found["remark"].rstrip()))
        return True

    def define(self, sign: str, meant: str) -> None:
        """Let a sign stand for a text from here on."""
        self._signs[sign] = meant

    def comment(self, start: int, end: int) -> None:
        """Note a comment if it is a remark to onrecord."""
        text = self.source[start:end].strip()
        if BEGINS.match(text):
            start = self.source.index(text, start)
            self.builder.remark(text, start, start + len(text))

    def end(self) -> None:
        """Write the open block."""
        if self._open:
            (kind, start, end), self._open = self._open, None
            self.builder.open(kind)
            self._write(start, end, 0)
            self.builder.close()

    def _write(self, start: int, end: int, depth: int) -> None:
        at = start
        for match in self._inline.finditer(self.source, start, end) if depth < _DEEPEST else ():
            self._text(at, match.start())
            self._shown(match, depth)
            at = match.end()
        self._text(at, end)

    def _text(self, start: int, end: int) -> None:
        at = start
        for first, last, meant in entities(self.source, start, end) if self._names_characters else ():
            self.builder.text(self.source[at:first], at, first)
            self.builder.text(meant, first, last)
            at = last
        self.builder.text(self.source[at:end], at, end)

    def _shown(self, match: re.Match[str], depth: int) -> None:
        groups = match.groupdict()
        sign = self._signs.get(match.group())
        if sign is not None:
            self._left -= len(sign)
            if self._left < 0:
                raise UnreadableError("names texts that are repeated without end; write them out")
            self.builder.text(sign, *match.span())
            return
        target = next((value for name, value in groups.items() if name.startswith("url") and value), None)
        if target:
            self.builder.open_link(target.strip())
        for name, value in groups.items():
            start, end = match.span(name)
            if value and name.startswith("copy"):
                self._write(start, end, depth + 1)
            elif value and name.startswith("quoted"):
                opening, closing = _QUOTES[name]
                self.builder.text(opening, match.start(), start)
                self._write(start, end, depth + 1)
                self.builder.text(closing, end, match.end())
            elif value and name.startswith("note"):
                self._notes.append(match.span(name))
        if target:
            self.builder.close_link()

    def document(self, name: str, format: str) -> Document:
        """Return the finished draft.

        Raises:
            UnreadableError: if it has no copy.
        """
        self.end()
        for number in range(_MOST_NOTES):  # a footnote may have footnotes
            if number == len(self._notes):
                break
            self.add(BlockKind.FOOTNOTE, *self._notes[number])
            self.end()
        found = self.builder.document(
            name, format, line_starts(self.source), title=self.title, byline=self.byline, date=self.date
        )
        if not found.text.strip():
            raise UnreadableError(_NOTHING)
        return found


class Walk(ABC):
    """Goes through the lines of a draft once."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._lines = lines(blocks.source)
        self._at = 0

    def document(self, name: str, format: str) -> Document:
        """Return the draft.

        Raises:
            UnreadableError: if it has no copy.
        """
        while self._at < len(self._lines):
            self._at = self._next(self._lines[self._at])
        return self._blocks.document(name, format)

    @abstractmethod
    def _next(self, line: Line) -> int:
        """Take what begins at a line; return the index of the line behind it."""


def until(found: list[Line], at: int, closing: re.Pattern[str]) -> int:
    """Return the index of the line behind the next one that `closing` matches; of the last one if none does."""
    return next((number + 1 for number in range(at, len(found)) if closing.match(found[number].text)), len(found))


def indented(found: list[Line], at: int, least: int) -> int:
    """Return the index of the first line from `at` on that is not blank and is indented less than `least`."""
    while at < len(found) and (found[at].is_blank or found[at].indent >= least):
        at += 1
    return at
