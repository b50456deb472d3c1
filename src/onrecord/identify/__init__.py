"""Attributions to sources: who stands behind each, of what kind, how closely described, and why unnamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.domain import Attribution, Document, Entity, Reply, Sentence, Source, SourceKind
from onrecord.identify.cast import Cast
from onrecord.identify.describe import Describer, Reasons
from onrecord.identify.entities import entities
from onrecord.identify.introductions import Introductions
from onrecord.identify.reasons import reasons
from onrecord.identify.replies import replies
from onrecord.identify.resolve import Resolver
from onrecord.language.noun_phrases import without_article
from onrecord.language.word_lists import word_set

__all__ = ["identify"]

_WITHHELD = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP, SourceKind.PARTLY_NAMED)


def identify(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Reply, ...], tuple[Entity, ...]]:
    """Return the sources, in the order of their first mention, and the replies and entities, in the order of the text.

    Every attribution belongs to exactly one source; what nobody is credited with belongs to one of kind `none`.
    """
    cast = Cast(document.text, sentences)
    credited = Resolver(document, sentences, attributions, cast).run()
    unnamed = [entity for entity in credited if entity.kind in _WITHHELD]
    given = Reasons(list(reasons(document.text, tuple(sentences))), unnamed)
    describer = Describer(document, cast, Introductions(document.text, cast, credited))
    sources = tuple(
        describer.source(entity, given.of(entity) if entity.kind in _WITHHELD else None) for entity in credited
    )
    listed = {_plain(name): name for name in word_set("never_anonymous")}
    sources = tuple(_known_to_desk(source, document.text, listed) for source in sources) if listed else sources
    return sources, tuple(replies(document.text, sentences, cast)), entities(cast)


def _known_to_desk(source: Source, text: str, listed: Mapping[str, str]) -> Source:
    """Return the source as a named person where the desk says that it is never anonymous: an office, a stage name."""
    if source.kind not in (*_WITHHELD, SourceKind.SELF):
        return source
    names = [listed.get(_plain(mention.of(text))) for mention in source.mentions]
    name = next(filter(None, names), None)
    if not name or (source.kind is SourceKind.SELF and not all(names)):  # the author speaks for other things, too
        return source
    return replace(source, kind=SourceKind.PERSON, name=name, label=name, grade=None, reason=None)


def _plain(words: str) -> str:
    return without_article(words.split(",", maxsplit=1)[0].strip()).casefold()
