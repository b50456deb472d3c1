"""Hand-made nouns, so that each layer's tests stand on their own."""

from __future__ import annotations

import re

from onrecord.domain import Block, BlockKind, Document, Run, SourceMap, Span
from onrecord.domain.sourcemap import line_starts


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A plain document whose blocks, all of one kind, are parted by blank lines."""
    blocks = tuple(Block(Span(*match.span()), kind) for match in re.finditer(r"\S(?:[^\n]|\n(?!\n))*(?<=\S)", text))
    return Document("draft.txt", "text", text, blocks, SourceMap((Run(0, len(text), 0, len(text)),), line_starts(text)))
