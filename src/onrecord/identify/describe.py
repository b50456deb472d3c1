"""A gathered entity to a source: title, affiliation, grade, reason, and the words that say how it knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.domain import Document, Reason, ReasonKind, Sentence, Source, SourceKind, Span
from onrecord.identify.cast import Cast
from onrecord.identify.discourse import Entity
from onrecord.identify.introductions import Introductions
from onrecord.identify.lists import PRONOUNS, known
from onrecord.identify.members import Member
from onrecord.identify.names import Sort
from onrecord.identify.phrase import basis, grade
from onrecord.identify.wording import tidy
from onrecord.language.regex import regex
from onrecord.lexicons.documents import is_dated, is_issued, is_named

_UNNAMED = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)
_PARTY = regex(r"(?:[RDI]-|Republican|Democrat)")
_ADDRESS = ("Mr", "Mrs", "Ms", "Miss")
_MOST = 3
_CLOSELY = 400
"""Characters."""


def source(
    entity: Entity, document: Document, cast: Cast, reason: Reason | None, introductions: Introductions
) -> Source:
    """The finished source."""
    bearers = entity.members or ((entity.member,) if entity.member else ())
    titles = list(dict.fromkeys(title for each in bearers for title in _titles(each)[: _MOST // len(bearers) or 1]))
    unnamed = entity.kind in _UNNAMED
    if unnamed and entity.phrase:
        titles = [tidy(entity.phrase.text)]
    return Source(
        kind=entity.kind,
        label=tidy(entity.label) or "nobody",
        name=tidy(_name(entity) or "") or None,
        title="; ".join(titles[:_MOST]) or None,
        affiliation=_affiliation(titles, entity, cast),
        grade=grade(entity.phrase) if unnamed and entity.phrase else None,
        reason=reason or (Reason(ReasonKind.NONE) if entity.kind is SourceKind.UNNAMED_PERSON else None),
        count=entity.phrase.count if entity.phrase else None,
        plural=entity.plural,
        identified=_identified(entity, document) if entity.kind is SourceKind.DOCUMENT else None,
        described=introductions.described(entity) if entity.kind is SourceKind.DOCUMENT else None,
        justification=_justification(entity, document),
        mentions=tuple(entity.mentions),
        attributions=tuple(sorted(entity.attributions)),
    )


def _titles(member: Member) -> list[str]:
    """What its bearer is; how somebody is addressed tells nothing of that."""
    return [title for title in dict.fromkeys(member.titles) if title.rstrip(".") not in _ADDRESS]


def _name(entity: Entity) -> str | None:
    if entity.members:
        return "; ".join(member.text for member in entity.members)
    if entity.member:
        return entity.member.text
    named = entity.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.OUTLET)
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", entity.label) if named and entity.label.lower() not in PRONOUNS else None


def _affiliation(titles: Sequence[str], entity: Entity, cast: Cast) -> str | None:
    """The first body that a title names, else the party."""
    if not titles:
        return None
    bodies = [
        member.text
        for member in cast.members
        if member.sort in (Sort.BODY, Sort.OUTLET)
        and member.text not in entity.label
        and member.text not in known("places")
    ]
    for title in titles:
        inside = [body for body in bodies if re.search(rf"\b{re.escape(body)}\b", title)]
        if inside:
            return max(inside, key=len)
    return next((title for title in titles if _PARTY.match(title)), None)


def _identified(entity: Entity, document: Document) -> bool:
    """A document has an issuer (a name in the phrase) and a title, a date, a number or a link."""
    phrases = (*(mention.of(document.text) for mention in entity.mentions), entity.label)
    linked = any(link.span.overlaps(mention) for link in document.links for mention in entity.mentions)
    if linked and any(map(is_issued, phrases)):
        return True
    return any(map(is_named, phrases)) and (linked or any(map(is_dated, phrases)))


def _justification(entity: Entity, document: Document) -> tuple[Span, ...]:
    """The words that tell why this source can know: what was seen or done."""
    found = []
    for mention in entity.mentions:
        match = basis(mention.of(document.text))
        if match:
            found.append(Span(mention.start + match.start(), mention.end))
    return tuple(found)


def reason_for(
    entity: Entity, found: Sequence[tuple[Sentence, Reason]], others: Sequence[Entity] = ()
) -> Reason | None:
    """The reason in the sentences of the entity's mentions, else in one that follows closely and is nobody else's."""
    for sentence, reason in found:
        if any(sentence.span.contains(mention) for mention in entity.mentions):
            return reason
    for sentence, reason in found:
        if any(
            sentence.span.contains(mention) for other in others if other is not entity for mention in other.mentions
        ):
            continue
        if any(0 <= sentence.span.start - mention.end <= _CLOSELY for mention in entity.mentions):
            return reason
    return None
