"""Sentences to attributions: who is credited with what, found by a small model of our own that runs offline."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.confidence import LEAST, confidence
from onrecord.attribute.link import Range, Relation, relations
from onrecord.attribute.reading import Reading, reading
from onrecord.attribute.spans import directness, fitted
from onrecord.attribute.tagger import believe
from onrecord.domain import Attribution, Document, Sentence, Span

__all__ = ["attribute", "directness"]


def attribute(document: Document, sentences: Sequence[Sentence]) -> tuple[Attribution, ...]:
    """Every attribution in the document that is likely enough to be one, in the order of the cues."""
    read = reading(document.text, sentences)
    if not read.words:
        return ()
    likely = (one for one in relations(believe(read)) if confidence(one.evidence) >= LEAST)
    return tuple(_attribution(document.text, read, one) for one in likely)


def _attribution(text: str, read: Reading, relation: Relation) -> Attribution:
    content = fitted(text, tuple(_span(read, part) for part in relation.content))
    return Attribution(
        source=(_span(read, relation.source),) if relation.source else (),
        cue=(_span(read, relation.cue),),
        content=content,
        directness=directness(text, content),
        confidence=confidence(relation.evidence),
    )


def _span(read: Reading, part: Range) -> Span:
    return Span(read.words[part.start].start, read.words[part.end - 1].end)
