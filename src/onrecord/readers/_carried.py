"""A text that a file carries in another form: escaped, encoded or in pieces. Each character leads back to the file.

A message carries a page in quoted-printable, a feed carries it in CDATA, JSON in strings. The page is read by the
reader of pages, and the document that comes of it is led back to the file through the pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from onrecord.domain import Document, Run, SourceMap
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder

_MARKUP = regex(r"[<&]")
_MOST_PIECES = 500_000


class Piece(NamedTuple):
    """`text` stands at `at` of the carried text, and was read from `start` to `end` of the file."""

    at: int
    text: str
    start: int
    end: int

    @property
    def linear(self) -> bool:
        """Whether it corresponds to the file character by character."""
        return len(self.text) == self.end - self.start

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return where `start` to `end` of the carried text stand in the file; an escape stands there as a whole."""
        if not self.linear:
            return self.start, self.end
        return self.start + start - self.at, self.start + end - self.at


class Carried:
    """Collects the pieces of a carried text in order."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, start: int, end: int) -> None:
        """Add a piece; equal lengths correspond character by character, else as a whole."""
        if text:
            if len(self._pieces) >= _MOST_PIECES:
                raise UnreadableError("is encoded in too many pieces; save its text as a file")
            self._pieces.append(Piece(self._length, text, start, end))
            self._length += len(text)

    def markup(self, text: str) -> None:
        """Add markup that does not stand in the file."""
        here = self._pieces[-1].end if self._pieces else 0
        self._pieces.append(Piece(self._length, text, here, here))
        self._length += len(text)

    def plain(self, text: str, start: int, end: int) -> None:
        """Add a piece of plain text to a page."""
        if len(text) != end - start:
            self.add(text.replace("&", "&amp;").replace("<", "&lt;"), start, end)
            return
        at = 0
        for sign in _MARKUP.finditer(text):
            self.add(text[at : sign.start()], start + at, start + sign.start())
            self.add("&lt;" if sign.group() == "<" else "&amp;", start + sign.start(), start + sign.end())
            at = sign.end()
        self.add(text[at:], start + at, end)

    def extend(self, other: Carried, *, plain: bool = False) -> None:
        """Add all pieces of another text; `plain`: as plain text to a page."""
        for piece in other._pieces:
            (self.plain if plain else self.add)(piece.text, piece.start, piece.end)

    def lead_on(self, inner: Carried) -> Carried:
        """Return a text that was read from this one, each character with its place in the file."""
        led = Carried()
        for piece in inner._pieces:
            if piece.linear:
                for text, start, end in self.pieces(piece.start, piece.end):
                    led.add(text, start, end)
            else:
                led.add(piece.text, *self.range(piece.start, piece.end))
        return led

    @property
    def ending(self) -> str:
        """The last piece of the text."""
        return self._pieces[-1].text if self._pieces else ""

    @property
    def text(self) -> str:
        """The carried text."""
        return "".join(piece.text for piece in self._pieces)

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Yield what stands there, piece by piece, with its range in the file."""
        index = max(0, bisect_right(self._pieces, start, key=lambda piece: piece.at) - 1)
        while index < len(self._pieces) and self._pieces[index].at < end:
            piece = self._pieces[index]
            first, last = max(start, piece.at), min(end, piece.at + len(piece.text))
            if first < last:
                yield piece.text[first - piece.at : last - piece.at], *piece.range(first, last)
            index += 1

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the file that a range of the carried text was read from."""
        places = [(first, last) for _, first, last in self.pieces(start, max(end, start + 1))]
        if not places:
            here = self._pieces[-1].end if self._pieces else 0
            return here, here
        return (places[0][0], places[-1][1]) if end > start else (places[0][0], places[0][0])

    def write(self, builder: Builder, start: int = 0, end: int | None = None) -> None:
        """Write a range of the text into a block."""
        for text, first, last in self.pieces(start, self._length if end is None else end):
            builder.text(text, first, last)

    def lead_back(self, document: Document, format: str, line_starts: tuple[int, ...]) -> Document:
        """Return a document that was read from the carried text as one of the file."""
        runs = tuple(moved for run in document.source_map.runs for moved in self._moved(run))
        omitted = tuple(replace(each, origin=self.range(each.origin, each.origin)[0]) for each in document.omitted)
        return replace(document, format=format, source_map=SourceMap(runs, line_starts), omitted=omitted)

    def _moved(self, run: Run) -> Iterator[Run]:
        if not run.linear:
            start, end = self.range(run.origin_start, run.origin_end)
            yield Run(run.start, run.end, start, end, False)
            return
        at = run.start
        for text, start, end in self.pieces(run.origin_start, run.origin_end):
            yield Run(at, at + len(text), start, end, run.verbatim and len(text) == end - start)
            at += len(text)


def read_page(carried: Carried, name: str, format: str, line_starts: tuple[int, ...]) -> Document:
    """Return a carried page or a carried part of one as a document of the file."""
    from onrecord.readers import html

    inner = html.read(carried.text.encode("utf-8", "replace"), name)
    return carried.lead_back(inner, format, line_starts)
