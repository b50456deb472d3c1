"""Quotations that stand apart and end with who said it: "— a council worker"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from onrecord.domain import Attribution, Block, BlockKind, Directness, Document, Span
from onrecord.language.patterns import pattern

_SIGNATURE = pattern("signatures.signature")


def signed(document: Document) -> Iterator[Attribution]:
    """Return an attribution for each block quotation that is signed, all of it credited to the signature."""
    for kind, run in groupby(document.blocks, key=lambda block: block.kind):
        if kind is BlockKind.BLOCK_QUOTATION:
            quoted: list[Span] = []
            for block in run:
                match = _SIGNATURE.search(document.text, block.span.start, block.span.end)
                own = _words(document.text, block, match.start() if match else block.span.end)
                quoted += own
                if match and quoted:
                    yield Attribution(
                        (Span(*match.span("who")),), (Span(*match.span("dash")),), tuple(quoted), Directness.DIRECT, 1.0
                    )
                    quoted = []


def _words(text: str, block: Block, end: int) -> list[Span]:
    """The words of `block` up to `end`, if there are any."""
    words = text[block.span.start : end].rstrip()
    return [Span(block.span.start, block.span.start + len(words))] if words else []
