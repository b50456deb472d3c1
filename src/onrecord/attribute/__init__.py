"""Sentences to attributions: who is credited with what, found by a small model of our own that runs offline.

The same reading tells what class of claim each word leans to; `assess` weighs that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.attribute.confidence import LEAST, confidence
from onrecord.attribute.link import Range, Relation, relations
from onrecord.attribute.reading import Reading, reading
from onrecord.attribute.signed import signed
from onrecord.attribute.spans import directness, fitted
from onrecord.attribute.tagger import Beliefs, believe
from onrecord.domain import Attribution, BlockKind, ClaimClass, Document, Leanings, Overlaps, Sentence, Span
from onrecord.errors import UnreadableError

__all__ = ["attribute", "directness"]

MOST, LEAST_APART = 1_500, 90
"""Attributions that any text may have, and characters for each attribution that a longer one must have.

An article of 150 has 133 at most, and no more than one in 135 characters.
"""


def attribute(
    document: Document, sentences: Sequence[Sentence], threads: int | None = None
) -> tuple[tuple[Attribution, ...], Leanings]:
    """Every attribution that is likely enough to be one, in the order of the cues; and the leanings of every word.

    `threads` is how many windows of the model run at once; None: one a core, 4 at most.

    Raises:
        UnreadableError: if it is no prose, or credits somebody far oftener than prose does.
    """
    read = reading(document.text, sentences)
    if not read.words:
        return (), Leanings()
    beliefs = believe(read, threads)
    likely = [one for one in relations(beliefs) if confidence(one.evidence) >= LEAST]
    found = _with_signed([_attribution(document, read, one) for one in likely], document)
    length = read.words[-1].end - read.words[0].start
    if len(found) > max(MOST, length // LEAST_APART):
        often = f"credits somebody {len(found):,} times in {length:,} characters"
        raise UnreadableError(f"{often}, far oftener than an article does; split it")
    return tuple(found), _leanings(read, beliefs)


def _with_signed(found: list[Attribution], document: Document) -> list[Attribution]:
    """The attributions, and those of signed quotations instead of what was found in the same words."""
    extra = list(signed(document))
    parts = Overlaps((part, part) for each in extra for part in each.spans)
    rest = [each for each in found if not any(True for part in each.content for _ in parts.over(part))]
    return sorted([*rest, *extra], key=lambda each: each.cue[0].start)


def _leanings(read: Reading, beliefs: Beliefs) -> Leanings:
    rows = beliefs.classes.tolist()
    claim = tuple(tuple(row[: len(ClaimClass)]) for row in rows)
    return Leanings(
        tuple(Span(word.start, word.end) for word in read.words),
        claim,
        tuple(tuple(row[len(ClaimClass) :]) for row in rows),
        tuple(map(tuple, beliefs.burdens.tolist())),
    )


def _attribution(document: Document, read: Reading, relation: Relation) -> Attribution:
    cue = _span(read, relation.cue)
    content = fitted(document.text, tuple(_span(read, part) for part in relation.content))
    content = _on_one_side(document, cue, content)
    return Attribution(
        source=(_span(read, relation.source),) if relation.source else (),
        cue=(cue,),
        content=content,
        directness=directness(document.text, content),
        confidence=confidence(relation.evidence),
    )


def _on_one_side(document: Document, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content without what stands in a heading while the cue does not, or the other way round, if more is left.

    A headline is not part of what a source says in the article.
    """
    heading = _heading(document, cue)
    return tuple(span for span in content if _heading(document, span) == heading) or content


def _heading(document: Document, span: Span) -> int | None:
    """The number of the heading that the span begins in; None outside headings."""
    number = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    is_heading = number >= 0 and document.blocks[number].kind in (BlockKind.HEADLINE, BlockKind.SUBHEAD)
    return number if is_heading else None


def _span(read: Reading, part: Range) -> Span:
    return Span(read.words[part.start].start, read.words[part.end - 1].end)
