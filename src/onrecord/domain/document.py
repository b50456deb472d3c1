"""A draft as it was read: its text, its blocks, its links, and the way back to the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.sourcemap import Location, SourceMap
from onrecord.domain.span import Span


class BlockKind(StrEnum):
    """What a stretch of text is on the page."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    BLOCK_QUOTATION = "block-quotation"
    CAPTION = "caption"
    TABLE_CELL = "table-cell"
    FOOTNOTE = "footnote"
    BYLINE = "byline"


COPY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE)
"""Where a reporter writes sentences."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands by itself; blocks are in order and do not overlap."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: where its anchor text stands, and what it points to."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """One draft. In plain text `text` is the decoded file, unchanged; elsewhere a blank line parts two blocks."""

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    links: tuple[Link, ...] = ()

    def locate(self, span: Span) -> Location:
        """Where `span` stands in the user's file: the only way out to lines and columns."""
        return self.source_map.locate(span)

    @property
    def words(self) -> int:
        """White-space separated words in the blocks."""
        return sum(len(block.span.of(self.text).split()) for block in self.blocks)
