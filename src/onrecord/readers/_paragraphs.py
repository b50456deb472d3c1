"""Builds the document of a file that people see as paragraphs: places are a paragraph and a character in it."""

from __future__ import annotations

from onrecord.domain import BlockKind, Document, Omission
from onrecord.readers._builder import Builder


class Paragraphs:
    """Collects paragraphs in order; empty ones count. The origin is the paragraphs, joined by line feeds."""

    def __init__(self) -> None:
        self.builder = Builder()
        self._starts: list[int] = []
        self._at = 0

    def open(self, kind: BlockKind) -> None:
        """Begin a paragraph, ending the one before it."""
        if self._starts:
            self._at += 1
        self._starts.append(self._at)
        self.builder.open(kind)

    def text(self, text: str) -> None:
        """Add text to the paragraph."""
        start, self._at = self._at, self._at + len(text)
        self.builder.text(text, start, self._at)

    def remark(self, text: str) -> None:
        """Note a remark to onrecord."""
        self.builder.remark(text, self._at, self._at)

    def omit(self, kind: Omission, words: str) -> None:
        """Note what is left out here."""
        self.builder.omit(kind, self._at, words)

    def document(self, name: str, format: str, *, title: str | None = None, byline: str | None = None,
                 date: str | None = None) -> Document:  # fmt: skip
        """Return the finished document."""
        return self.builder.document(
            name, format, tuple(self._starts), title=title, byline=byline, date=date, paragraphs=True
        )
