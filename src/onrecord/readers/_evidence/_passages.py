"""Builds the document of a file whose passages know more than their line: a page, a time, a row, a speaker."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import BlockKind, Document, Mark, Place
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.readers._builder import Builder
from onrecord.readers._normal import is_blank

_NOTHING = "holds no text"


class Passages:
    """Collects passages in order; each is a block with a mark."""

    def __init__(self, most: int) -> None:
        self._builder = Builder()
        self._marks: list[tuple[Place | None, str | None]] = []
        self._most = most
        self._length = 0

    def add(self, text: str, start: int = 0, end: int = 0, *, place: Place | None, speaker: str | None = None) -> None:
        """Add a passage that was read from `start` to `end` of the origin.

        Raises:
            UnreadableError: if the text grows too long.
        """
        if is_blank(text):
            return
        self._length += len(text)
        if self._length > self._most:
            raise UnreadableError(f"holds over {self._most:,} characters of text; split it")
        self._builder.open(BlockKind.PARAGRAPH)
        self._builder.text(text, start, end)
        self._builder.close()
        self._marks.append((place, speaker))

    def document(self, name: str, format: str, origin: str, *, title: str | None = None, byline: str | None = None,
                 date: str | None = None, nothing: str = _NOTHING) -> Document:  # fmt: skip
        """Return the finished document.

        Raises:
            UnreadableError: if it has no passage.
        """
        if not self._marks:
            raise UnreadableError(nothing)
        document = self._builder.document(name, format, line_starts(origin), title=title, byline=byline, date=date)
        marks = (
            Mark(block.span.start, place, speaker)
            for block, (place, speaker) in zip(document.blocks, self._marks, strict=True)
        )
        return replace(document, marks=tuple(marks))
