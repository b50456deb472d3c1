"""Sentences to attributions: who is credited with what, found by a small model of our own that runs offline.

The same reading tells what class of claim each word leans to; `assess` weighs that.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.carried import carried
from onrecord.attribute.confidence import LEAST, confidence
from onrecord.attribute.headline_forms import headline_forms
from onrecord.attribute.link import Range, Relation, relations
from onrecord.attribute.no_statement import is_no_statement
from onrecord.attribute.phrases import PhraseReader
from onrecord.attribute.pieces import Pieces
from onrecord.attribute.plain_forms import completed, plain_forms, turned
from onrecord.attribute.reading import Reading, reading
from onrecord.attribute.signed import signed
from onrecord.attribute.spans import directness, fitted
from onrecord.attribute.tagger import Beliefs, Floats, believe
from onrecord.attribute.turns import turns_of
from onrecord.density import Density
from onrecord.domain import (
    HEADINGS,
    NOT_ARTICLE,
    Attribution,
    BlockKind,
    ClaimClass,
    Document,
    EditorMarks,
    Leanings,
    Overlaps,
    Sentence,
    Span,
)
from onrecord.language.patterns import pattern
from onrecord.language.turns import is_asker

_FORMS = (signed, turns_of)
"""Ways in which a page tells who speaks without a verb, in the order of the files."""

__all__ = ["attribute", "directness"]

_TIME_STAMP = pattern("sentences.time_stamp")
ATTRIBUTIONS = Density("attributions", 1_500, 90)
"""An article of 150 has 133 at most, and no more than one in 135 characters."""


def attribute(
    document: Document, sentences: Sequence[Sentence], threads: int | None = None
) -> tuple[tuple[Attribution, ...], Leanings]:
    """Every attribution that is likely enough to be one, in the order of the cues; and the leanings of every word.

    `threads` is how many windows of the model run at once; None: one a core, 4 at most.

    Raises:
        UnreadableError: if it is no prose, or credits somebody far oftener than an article does.
    """
    read = reading(document.text, [sentence for sentence in sentences if _is_read(sentence, document.text)])
    if not read.words:
        return (), Leanings()
    beliefs = believe(read, threads)
    likely = [one for one in relations(beliefs) if confidence(one.evidence) >= LEAST]
    pieces = Pieces(document.text, sentences)
    credited = list(_one_a_cue(_attribution(document, read, pieces, one) for one in likely))
    stated = [
        one
        for one in credited
        if one.content
        and _reaches(document, one)
        and not is_no_statement(one, document.text)
        and not pieces.tells_of_event(one)
    ]
    attributions = _by_form(carried(stated, document.text, sentences), document)
    attributions = turned(completed(attributions, document.text, sentences), document.text, sentences)
    for forms in (plain_forms, headline_forms):
        attributions = _with_forms(attributions, tuple(forms(attributions, document.text, sentences)))
    attributions = [one for one in attributions if not _is_outside(document, one.cue[0])]
    ATTRIBUTIONS.check(len(attributions), read.words[-1].end - read.words[0].start)
    return tuple(attributions), _leanings(read, beliefs)


def _is_read(sentence: Sentence, text: str) -> bool:
    """Whether the model is shown the sentence: no time stamp, no byline, which hides whom the opening below credits."""
    stamp = _TIME_STAMP.match(text, sentence.span.start)
    return sentence.block.kind is not BlockKind.BYLINE and not (stamp and stamp.end() == sentence.span.end)


def _by_form(attributions: list[Attribution], document: Document) -> list[Attribution]:
    """Return the attributions, and those that the form of the page tells in place of others in the same words."""
    extra = [attribution for form in _FORMS for attribution in form(document)]
    said = Overlaps((part, part) for attribution in extra for part in (*attribution.cue, *attribution.content))
    signs = Overlaps((part, part) for attribution in extra for part in attribution.source)
    rest = (
        _without(one, said, signs, document.text)
        for one in attributions
        if not any(is_asker(part.of(document.text)) for part in one.source)
    )
    return sorted(
        [*(attribution for attribution in rest if attribution), *extra],
        key=lambda attribution: attribution.cue[0].start,
    )


def _with_forms(attributions: list[Attribution], forms: tuple[Attribution, ...]) -> list[Attribution]:
    """Return the attributions and those of regular forms, which take the place of those without a source there."""
    told = Overlaps((part, part) for one in forms for part in one.content)
    kept = (one for one in attributions if one.source or not any(True for part in one.spans for _ in told.over(part)))
    return sorted([*kept, *forms], key=lambda attribution: attribution.cue[0].start)


def _without(attribution: Attribution, said: Overlaps[Span], signs: Overlaps[Span], text: str) -> Attribution | None:
    """Return the attribution without pieces that are somebody else's by form; None if nothing is left."""
    if any(True for part in attribution.cue for _ in said.over(part)):
        return None
    content = tuple(
        part
        for part in attribution.content
        if not any(True for _ in said.over(part)) and not any(sign.contains(part) for sign in signs.over(part))
    )
    if content == attribution.content:
        return attribution
    return replace(attribution, content=content, directness=directness(text, content)) if content else None


def _leanings(read: Reading, beliefs: Beliefs) -> Leanings:
    count = len(ClaimClass)
    classes = _columns(beliefs.classes)
    starts = array("q", [word.start for word in read.words])
    ends = array("q", [word.end for word in read.words])
    marks = EditorMarks(starts, ends, _columns(beliefs.marks))
    phrases = PhraseReader(starts, ends, beliefs.owner, beliefs.windows)
    return Leanings(starts, classes[:count], classes[count:], _columns(beliefs.burdens), marks, phrases)


def _columns(table: Floats) -> tuple[array[float], ...]:
    return tuple(array("d", column.astype(float).tobytes()) for column in table.T)


def _attribution(document: Document, read: Reading, pieces: Pieces, relation: Relation) -> Attribution:
    cue = _span(read, relation.cue)
    content = fitted(document.text, tuple(_span(read, part) for part in relation.content))
    content = _on_one_side(document, cue, content)
    source, cue, content = pieces.fitted(_span(read, relation.source) if relation.source else None, cue, content)
    if source and content:
        source, cue = pieces.seen(source, cue, content)
        source = pieces.holder(source, cue)
    return Attribution(
        source=(source,) if source else (),
        cue=(cue,),
        content=content,
        directness=directness(document.text, content),
        confidence=confidence(relation.evidence),
    )


def _one_a_cue(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions, but for those whose cue is part of a longer one: "saying" of "was quoted as saying"."""
    listed = list(attributions)
    cues = Overlaps((one.cue[0], one.cue[0]) for one in listed)
    for one in listed:
        if not any(other != one.cue[0] and other.contains(one.cue[0]) for other in cues.over(one.cue[0])):
            yield one


def _on_one_side(document: Document, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the content without what is in a heading where the cue is not, or the other way round, if more is left.

    A headline is not part of what a source says in the article.
    """
    heading = _heading(document, cue)
    inside = tuple(span for span in content if not _is_outside(document, span))
    return tuple(span for span in inside if _heading(document, span) == heading) or inside or content


def _is_outside(document: Document, span: Span) -> bool:
    """Whether the span begins in a block that is no part of the article: a teaser, a service line, a credit."""
    number = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    return number >= 0 and document.blocks[number].kind in NOT_ARTICLE


def _reaches(document: Document, attribution: Attribution) -> bool:
    """Whether a cue reaches its content: one in a headline, or without a source, only that of its own block."""
    cue = bisect_right(document.blocks, attribution.cue[0].start, key=lambda block: block.span.start) - 1
    block = document.blocks[max(0, cue)]
    alone = not attribution.source or block.kind is BlockKind.HEADLINE
    return not alone or any(block.span.contains(part) for part in attribution.content)


def _heading(document: Document, span: Span) -> int | None:
    """Return the number of the heading that the span begins in; None outside headings."""
    number = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    is_heading = number >= 0 and document.blocks[number].kind in HEADINGS
    return number if is_heading else None


def _span(read: Reading, part: Range) -> Span:
    return Span(read.words[part.start].start, read.words[part.end - 1].end)
