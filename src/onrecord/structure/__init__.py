"""Document to Document: what kind each block is, where the draft itself does not say.

What a draft marks (`#`, a style, `<h1>`) is taken as it is. The rest is decided from the words of a block (`_cues`),
and from its form and its neighbours (`_top`, `_body`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.domain import Block, BlockKind, Document
from onrecord.structure._body import with_body
from onrecord.structure._cues import with_cues
from onrecord.structure._genre import genre
from onrecord.structure._labels import with_labels
from onrecord.structure._outlets import outlet_in
from onrecord.structure._top import with_top
from onrecord.structure._turns import opens_with_turns, with_turns

__all__ = ["genre", "structure"]


def structure(document: Document) -> Document:
    """Return the document with the kind of every block, and the title, by-line and outlet that its blocks give."""
    blocks = list(document.blocks)
    for step in (with_labels, with_cues):
        blocks = step(document.text, blocks)
    if not opens_with_turns(replace(document, blocks=tuple(blocks))):
        blocks = with_top(document.text, blocks)
    spoken = with_turns(replace(document, blocks=tuple(blocks)))
    blocks = with_body(document.text, spoken.blocks)
    byline = document.byline or _first(BlockKind.BYLINE, blocks, document.text)
    outlet = outlet_in(byline or "")
    return replace(
        document,
        blocks=tuple(blocks),
        title=document.title or _first(BlockKind.HEADLINE, blocks, document.text),
        byline=byline,
        outlets=tuple(dict.fromkeys((*document.outlets, *([outlet] if outlet else [])))),
    )


def _first(kind: BlockKind, blocks: Iterable[Block], text: str) -> str | None:
    """Return the text of the first block of that kind."""
    return next((block.span.of(text) for block in blocks if block.kind is kind), None)
