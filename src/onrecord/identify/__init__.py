"""Attributions to sources: who stands behind each, of what kind, how closely described, and why unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.domain import Attribution, Document, Reply, Sentence, Source, SourceKind
from onrecord.identify.cast import Cast
from onrecord.identify.describe import Describer, Reasons
from onrecord.identify.introductions import Introductions
from onrecord.identify.reasons import reasons
from onrecord.identify.replies import replies
from onrecord.identify.resolve import Resolver

__all__ = ["identify"]

_WITHHELD = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP, SourceKind.PARTLY_NAMED)


def identify(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Reply, ...]]:
    """The sources, in the order of their first mention, and the replies, in the order of the text.

    Every attribution belongs to exactly one source; what nobody is credited with belongs to one of kind `none`.
    """
    cast = Cast(document.text, sentences)
    entities = Resolver(document, sentences, attributions, cast).run()
    unnamed = [each for each in entities if each.kind in _WITHHELD]
    given = Reasons(list(reasons(document.text, tuple(sentences))), unnamed)
    describer = Describer(document, cast, Introductions(document.text, cast, entities))
    sources = tuple(describer.source(each, given.of(each) if each.kind in _WITHHELD else None) for each in entities)
    return sources, tuple(replies(document.text, sentences, cast))
