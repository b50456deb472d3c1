"""Document to sentences: where each ends, and whose voice each character is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from onrecord.domain import Block, Document, Sentence
from onrecord.segment.quotations import quotations
from onrecord.segment.sentences import sentence_spans
from onrecord.segment.voice import stretches, voices

__all__ = ["segment"]


def segment(document: Document) -> tuple[Sentence, ...]:
    """The sentences of every block, in order; each character of a block that is no white space is in one."""
    return tuple(sentence for block in document.blocks for sentence in _sentences(document.text, block))


def _sentences(text: str, block: Block) -> Iterator[Sentence]:
    quoted = quotations(text, block.span)
    spans = tuple(sentence_spans(text, block.span, quoted))
    voiced = voices(text, block, quoted, frozenset(span.start for span in spans))
    ends = [quote.end for quote, _ in voiced]
    for span in spans:
        here = voiced[bisect_right(ends, span.start) : bisect_right(ends, span.end) + 1]
        yield Sentence(span, block, stretches(span, here))
