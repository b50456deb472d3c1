"""Attributions to sources: who stands behind each, of what kind, how closely described, and why unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.domain import Attribution, Document, Entity, Reply, Sentence, Source, SourceKind
from onrecord.identify.cast import Cast
from onrecord.identify.describe import Describer, Reasons
from onrecord.identify.entities import entities
from onrecord.identify.introductions import Introductions
from onrecord.identify.reasons import reasons
from onrecord.identify.replies import replies
from onrecord.identify.resolve import Resolver

__all__ = ["identify"]

_WITHHELD = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP, SourceKind.PARTLY_NAMED)


def identify(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Reply, ...], tuple[Entity, ...]]:
    """The sources, in the order of their first mention, and the replies and entities, in the order of the text.

    Every attribution belongs to exactly one source; what nobody is credited with belongs to one of kind `none`.
    """
    cast = Cast(document.text, sentences)
    credited = Resolver(document, sentences, attributions, cast).run()
    unnamed = [each for each in credited if each.kind in _WITHHELD]
    given = Reasons(list(reasons(document.text, tuple(sentences))), unnamed)
    describer = Describer(document, cast, Introductions(document.text, cast, credited))
    sources = tuple(describer.source(each, given.of(each) if each.kind in _WITHHELD else None) for each in credited)
    return sources, tuple(replies(document.text, sentences, cast)), entities(cast)
