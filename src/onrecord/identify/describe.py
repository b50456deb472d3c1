"""Sources as the report has them: title, affiliation, grade, reason, and the words that say how each knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.domain import Document, Overlaps, Reason, ReasonKind, Sentence, Source, SourceKind, Span
from onrecord.identify.cast import Cast
from onrecord.identify.discourse import Entity
from onrecord.identify.grades import basis, grade
from onrecord.identify.introductions import Introductions
from onrecord.identify.members import Member
from onrecord.identify.wording import noun_phrase, placing_phrase
from onrecord.language.documents import is_dated, is_issued, is_named
from onrecord.language.names import Sort
from onrecord.language.noun_phrases import without_article
from onrecord.language.nouns import bare, pronouns
from onrecord.language.patterns import pattern
from onrecord.language.people import begins_with_given_name
from onrecord.language.regex import regex, whole
from onrecord.language.word_lists import word_set

_UNNAMED = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)
_PARTY = pattern("parties.member")
_WORD = regex(r"[^\s,;:()]+")
_ADDRESS = pattern("titles.address")
_PLACED_BEHIND = pattern("titles.placed_behind")
_PLACED_BEFORE = pattern("titles.placed_before")
_MOST = 3
_MENTIONS = 4
"""Mentions of a name around which its bearer is placed; later ones tell nothing new."""
_BESIDE = 160
"""Characters on each side of a name."""
_CLOSELY = 400
"""Characters."""


class Describer:
    """Makes the sources of one article; what many of them ask for is looked up once."""

    def __init__(self, document: Document, cast: Cast, introductions: Introductions) -> None:
        self._document = document
        self._introductions = introductions
        self._links = Overlaps((link.span, link) for link in document.links)
        self._bodies: dict[str, list[str]] = {}
        for member in cast.members:
            if member.sort in (Sort.BODY, Sort.OUTLET) and member.text not in word_set("places"):
                self._bodies.setdefault(member.name[0], []).append(member.text)

    def source(self, entity: Entity, reason: Reason | None) -> Source:
        """Return the finished source."""
        bearers = entity.members or ((entity.member,) if entity.member else ())
        titles = list(
            dict.fromkeys(title for member in bearers for title in _titles(member)[: _MOST // len(bearers) or 1])
        )
        if entity.kind is SourceKind.PERSON and all(map(_ADDRESS.fullmatch, titles)):
            titles += islice((place for member in bearers for place in self._places(member) if place), 1)
        unnamed = entity.kind in _UNNAMED
        if unnamed and entity.phrase:
            titles = [each for each in [noun_phrase(entity.phrase.text)] if each]
        return Source(
            kind=entity.kind,
            label=noun_phrase(entity.label) or entity.label,  # "those", of "those who fear it"
            name=noun_phrase(_name(entity) or "") or None,
            title="; ".join(titles[:_MOST]) or None,
            affiliation=self._affiliation(titles, entity),
            grade=grade(entity.phrase) if unnamed and entity.phrase else None,
            reason=reason or (Reason(ReasonKind.NONE) if entity.kind is SourceKind.UNNAMED_PERSON else None),
            count=entity.phrase.count if entity.phrase else None,
            plural=entity.plural,
            identified=self._identified(entity) if entity.kind is SourceKind.DOCUMENT else None,
            described=self._introductions.described(entity) if entity.kind is SourceKind.DOCUMENT else None,
            justification=_justification(entity, self._document),
            mentions=tuple(entity.mentions),
            attributions=tuple(sorted(entity.attributions)),
        )

    def _places(self, member: Member) -> Iterator[str]:
        """Yield what else stands right around a name and places its bearer: their house, or what they did and saw."""
        text = self._document.text
        for name in member.mentions[:_MENTIONS]:
            behind = _PLACED_BEHIND.match(text, name.span.end, name.span.end + _BESIDE)
            before = _PLACED_BEFORE.search(text, max(0, name.span.start - _BESIDE), name.span.start)
            for match in (behind, before):
                if match and (match["title"] or not _is_given(match["house"])):
                    yield placing_phrase(match["title"] or f"of {match['house']}")

    def _affiliation(self, titles: Sequence[str], entity: Entity) -> str | None:
        """Return the first organisation that a title names, else the party."""
        for title in titles:
            inside = [body for body in self._bodies_in(title) if body not in entity.label]
            if inside:
                return max(inside, key=len)
        return next((title for title in titles if _PARTY.match(title)), None)

    def _bodies_in(self, title: str) -> Iterator[str]:
        words = dict.fromkeys(piece for word in _WORD.findall(title) for piece in (word, bare(word)))
        for body in (body for word in words for body in self._bodies.get(word, ())):
            if body in title and whole(body).search(title):
                yield body

    def _identified(self, entity: Entity) -> bool:
        """Whether a document has an issuer (a name in the phrase) and a title, a date, a number or a link."""
        phrases = (*(mention.of(self._document.text) for mention in entity.mentions), entity.label)
        linked = any(True for mention in entity.mentions for _ in self._links.over(mention))
        if linked and any(map(is_issued, phrases)):
            return True
        return any(map(is_named, phrases)) and (linked or any(map(is_dated, phrases)))


def _is_given(house: str) -> bool:
    """Whether it is somebody's first name, who has no house."""
    return begins_with_given_name(house)


def _titles(member: Member) -> list[str]:
    """Return the titles of somebody, without forms of address."""
    return [title for title in dict.fromkeys(member.titles) if title.rstrip(".") not in word_set("forms_of_address")]


def _name(entity: Entity) -> str | None:
    if entity.members:
        return "; ".join(member.text for member in entity.members)
    if entity.member:
        return entity.member.text
    named = entity.kind in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.OUTLET)
    return without_article(entity.label) if named and entity.label.lower() not in pronouns() else None


def _justification(entity: Entity, document: Document) -> tuple[Span, ...]:
    """Return the words that tell how this source knows: what was seen or done."""
    affiliations = []
    for mention in entity.mentions:
        match = basis(mention.of(document.text))
        if match:
            affiliations.append(Span(mention.start + match.start(), mention.end))
    return tuple(affiliations)


class Reasons:
    """Why sources are not named: each reason stands in a sentence, which may be that of a source."""

    def __init__(self, found: Sequence[tuple[Sentence, Reason]], unnamed: Sequence[Entity]) -> None:
        """`found` are in the order of the text; `unnamed` are the sources that may have one."""
        self._found = found
        self._starts = [sentence.span.start for sentence, _ in found]
        self._holders: dict[int, set[Entity]] = {}
        for entity in unnamed:
            for mention in entity.mentions:
                for number in self._around(mention):
                    self._holders.setdefault(self._starts[number], set()).add(entity)

    def _around(self, mention: Span) -> range:
        """Return the numbers of the reasons in the sentence that holds `mention`."""
        last = bisect_right(self._starts, mention.start)
        first = bisect_left(self._starts, self._starts[last - 1]) if last else 0
        return range(first, last) if last and self._found[last - 1][0].span.contains(mention) else range(0)

    def of(self, entity: Entity) -> Reason | None:
        """Return the reason in a sentence of the entity's mentions, else one close behind that is nobody else's."""
        own = min((number for mention in entity.mentions for number in self._around(mention)), default=None)
        if own is None:
            own = min(
                (
                    number
                    for mention in entity.mentions
                    for number in self._after(mention)
                    if self._holders.get(self._starts[number], set()) <= {entity}
                ),
                default=None,
            )
        return None if own is None else self._found[own][1]

    def _after(self, mention: Span) -> range:
        """Return the numbers of the reasons close behind it."""
        return range(bisect_left(self._starts, mention.end), bisect_right(self._starts, mention.end + _CLOSELY))
