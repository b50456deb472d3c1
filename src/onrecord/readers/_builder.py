"""Builds `Document.text` block by block, and with it the way back to the file."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Block, BlockKind, Cell, Directive, Document, Link, Omission, Omitted, Run, SourceMap, Span
from onrecord.readers._normal import pieces
from onrecord.readers._tables import Tables

_GAP = "\n\n"


class Builder:
    """Collects blocks. Every piece of text says which range of the origin (code points) it was read from.

    Text is brought to its normal form (see `_normal`); line breaks within a block carry no meaning.
    """

    def __init__(self) -> None:
        self.tables = Tables()
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._remarks: list[tuple[str, Span, int, int]] = []
        self._omitted: list[Omitted] = []
        self._length = 0
        self._kind: BlockKind | None = None
        self._cell: Cell | None = None
        self._block_start = 0
        self._pending: tuple[int, int, bool] | None = None
        self._anchor: tuple[int, str] | None = None
        self._anchor_part = 0

    def open(self, kind: BlockKind) -> None:
        """Begin a block, ending the one before it. A block without text leaves no trace; a link goes on."""
        target = self._anchor[1] if self._anchor else None
        self.close()
        self._kind = kind
        self._cell = self.tables.here
        self._block_start = self._length
        if target is not None:
            self.open_link(target)

    def close(self) -> None:
        """End the block, if one is open, and with it a link."""
        self.close_link()
        if self._kind is not None and self._length > self._block_start:
            self._blocks.append(Block(Span(self._block_start, self._length), self._kind, self._cell))
        self._kind = None
        self._pending = None

    def text(self, text: str, origin_start: int, origin_end: int) -> None:
        """Add text to the open block; equal lengths correspond character by character, else as a whole."""
        if self._kind is None:
            self.open(BlockKind.PARAGRAPH)
        linear = len(text) == origin_end - origin_start
        for piece in pieces(text, self._last):
            start, end = (piece.start, piece.end) if linear else (0, origin_end - origin_start)
            verbatim = linear and piece.verbatim
            if piece.text == " ":
                self._space(origin_start + start, origin_start + end, verbatim)
            else:
                self._add(piece.text, origin_start + start, origin_start + end, verbatim)

    @property
    def _last(self) -> str:
        """The last character of the open block."""
        begun = self._length > self._block_start and self._pending is None
        return self._parts[-1][-1] if begun else ""

    def _space(self, origin_start: int, origin_end: int, verbatim: bool) -> None:
        """White space shows only between words, as one space read from the first stretch of it."""
        if self._length > self._block_start and self._pending is None:
            self._pending = (origin_start, origin_end, verbatim)

    def _add(self, text: str, origin_start: int, origin_end: int, verbatim: bool) -> None:
        if self._length == self._block_start and self._length and self._parts[-1] != _GAP:
            self._parts.append(_GAP)
            self._length += len(_GAP)
            self._block_start = self._length
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self._append(" ", *pending)
        self._append(text, origin_start, origin_end, verbatim)

    def _append(self, text: str, origin_start: int, origin_end: int, verbatim: bool) -> None:
        start, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        run = Run(start, self._length, origin_start, origin_end, verbatim)
        before = self._runs[-1] if self._runs else None
        if before and before.verbatim and verbatim and before.end == start and before.origin_end == origin_start:
            self._runs[-1] = Run(before.start, run.end, before.origin_start, origin_end)
        else:
            self._runs.append(run)

    def open_link(self, target: str) -> None:
        """Begin the anchor text of a hyperlink."""
        self.close_link()
        self._anchor = (self._length, target)
        self._anchor_part = len(self._parts)

    def close_link(self) -> None:
        """End the anchor text; a link without text leaves no trace."""
        if self._anchor is None:
            return
        start, target = self._anchor
        self._anchor = None
        if start < self._length and not (first := self._parts[self._anchor_part]).strip():
            start += len(first)
        if start < self._length:
            self._links.append(Link(Span(start, self._length), target))

    @property
    def here(self) -> Span:
        """The text of the open block so far; if there is none yet, the empty place between two blocks."""
        begun = self._kind is not None and self._length > self._block_start
        return Span(self._block_start if begun else self._length, self._length)

    def remark(self, text: str, origin_start: int, origin_end: int, anchor: Span | None = None) -> None:
        """Note a remark to onrecord; it is fastened to what is `here` unless an anchor is given."""
        self._remarks.append((text, anchor or self.here, origin_start, origin_end))

    def omit(self, kind: Omission, origin: int, words: int | str = 0) -> None:
        """Note what is left out, where it begins in the origin, and its words: their number or a text that has them."""
        self._omitted.append(Omitted(kind, origin, words if isinstance(words, int) else len(words.split())))

    def _directives(self) -> Iterator[Directive]:
        """Each has one blank character behind the text, which leads back to its place."""
        for text, anchor, origin_start, origin_end in self._remarks:
            self._parts.append("\n")
            self._length += 1
            at = self._length
            self._append(" ", origin_start, origin_end, False)
            yield Directive(text, Span(at, at + 1), anchor)

    def document(
        self, name: str, format: str, source_map_lines: tuple[int, ...], *, title: str | None = None,
        byline: str | None = None, date: str | None = None, sections: str | None = None, paragraphs: bool = False,
    ) -> Document:  # fmt: skip
        """Return the finished document. `sections` are parted by commas."""
        self.close_link()
        self.close()
        directives = tuple(self._directives())
        text = "".join(self._parts)
        return Document(
            name=name,
            format=format,
            text=text,
            blocks=tuple(self._blocks),
            source_map=SourceMap(tuple(self._runs), source_map_lines, "paragraph" if paragraphs else "line"),
            title=title,
            byline=byline,
            date=date,
            sections=tuple(part for each in (sections or "").split(",") if (part := each.strip())),
            links=tuple(self._links),
            directives=directives,
            omitted=tuple(sorted(self._omitted, key=lambda each: each.origin)),
        )
