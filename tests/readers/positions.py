"""What every reader owes: each word of its text, looked up through the source map, is that word in the input."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.domain import Document, Span

_WORD = re.compile(r"\S+")


def assert_words_are_found(document: Document, origin: str, plain: Callable[[str], str] = str) -> None:
    """`plain` undoes the format's escapes in a piece of the origin."""
    for match in _WORD.finditer(document.text):
        where = document.source_map.origin(Span(*match.span()))
        assert plain(where.of(origin)) == match.group(), (match.group(), where)


def assert_sound(document: Document) -> None:
    """Blocks are in order, do not overlap, are not empty, and hold all text; links lie within blocks."""
    end = 0
    covered = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end
        assert not document.text[end : block.span.start].strip()
        assert block.span.of(document.text).strip() == block.span.of(document.text)
        end = block.span.end
        covered += len(block.span)
    assert not document.text[end:].strip()
    for link in document.links:
        assert any(block.span.contains(link.span) for block in document.blocks), link
        assert link.span.of(document.text).strip()
