"""Document to sentences: where each ends, and whose voice each character is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from onrecord.domain import Block, Document, Sentence, Span, Voice
from onrecord.language.turns import turns
from onrecord.segment.quotations import SINGLE, quotations
from onrecord.segment.sentences import sentence_spans
from onrecord.segment.voice import stretches, voices

__all__ = ["segment"]


def segment(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of every block, in order; each character of a block that is no white space is in one."""
    text = document.text
    spoken = {part.end: part for turn in turns(document) for part in turn.words}
    goes_on = [_goes_on(text, *pair) for pair in pairwise(document.blocks)]
    return tuple(
        sentence
        for block, more in zip(document.blocks, [*goes_on, False], strict=False)
        for sentence in _sentences(text, block, more, spoken.get(block.span.end))
    )


def _goes_on(text: str, block: Block, following: Block) -> bool:
    """Whether a quotation may go on in the next block: that begins with a single mark, as a further paragraph does."""
    return block.kind is following.kind and text[following.span.start] in SINGLE


def _sentences(text: str, block: Block, goes_on: bool, spoken: Span | None) -> Iterator[Sentence]:
    quoted = quotations(text, block.span, goes_on=goes_on)
    spans = tuple(sentence_spans(text, block.span, quoted))
    voiced = voices(text, block, quoted, frozenset(span.start for span in spans))
    if spoken:
        voiced = ((spoken, Voice.QUOTED),)
    ends = [quote.end for quote, _ in voiced]
    for span in spans:
        here = voiced[bisect_right(ends, span.start) : bisect_right(ends, span.end) + 1]
        yield Sentence(span, block, stretches(span, here))
