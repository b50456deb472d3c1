"""Lines of data above an article: “Headline: …”, “Author: …”, rules of signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.domain import Block, BlockKind, Span
from onrecord.language.patterns import pattern

_LABEL, _RULE = pattern("blocks.label"), pattern("blocks.rule")
_MARKED = {"headline": BlockKind.HEADLINE, "deck": BlockKind.DECK, "byline": BlockKind.BYLINE}
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.SUBHEAD, BlockKind.HEADLINE)


def with_labels(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the kinds that labels at the top give; what is labelled begins behind its label.

    A single label is none: “Title: a life” may be a headline. A headline counts as one only with another label.
    """
    marked = list(blocks)
    end = next((at for at, block in enumerate(blocks) if not _is_data(text, block)), len(blocks))
    labels = [_LABEL.match(text, block.span.start, block.span.end) for block in blocks[:end]]
    if sum(label is not None for label in labels) > 1:
        for at, label in enumerate(labels):
            kind = _MARKED.get(label.lastgroup or "", BlockKind.METADATA) if label else BlockKind.METADATA
            start = label.end() if label and kind is not BlockKind.METADATA else blocks[at].span.start
            marked[at] = replace(blocks[at], kind=kind, span=Span(start, blocks[at].span.end))
    for at, block in enumerate(blocks):
        if block.kind in _PLAIN and _RULE.match(text, block.span.start, block.span.end):
            marked[at] = replace(marked[at], kind=BlockKind.METADATA)
    return marked


def _is_data(text: str, block: Block) -> bool:
    """Whether a block is a labelled line or a rule of signs."""
    ends = block.span.start, block.span.end
    return block.kind in _PLAIN and bool(_LABEL.match(text, *ends) or _RULE.match(text, *ends))
