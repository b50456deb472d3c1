"""What the article names, as entities of the domain: members of the cast, and names that nobody is known to bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.domain import Entity, EntityType, Gender, Overlaps, Sentence
from onrecord.identify.cast import Cast
from onrecord.identify.members import Member
from onrecord.language.names import Name, Sort, is_unknown_acronym
from onrecord.language.word_lists import word_set

_TYPES = {
    Sort.PERSON: EntityType.PERSON,
    Sort.BODY: EntityType.ORGANIZATION,
    Sort.OUTLET: EntityType.OUTLET,
    Sort.PEOPLE: EntityType.PEOPLE,
    Sort.UNKNOWN: EntityType.UNKNOWN,
}
_GENDERS = {"she": Gender.WOMAN, "he": Gender.MAN, "": Gender.UNKNOWN}


def named_in(text: str, sentences: Sequence[Sentence]) -> tuple[Entity, ...]:
    """Return what a text names, in the order of the first mentions."""
    return entities(Cast(text, sentences))


def entities(cast: Cast) -> tuple[Entity, ...]:
    """Return what the text of a cast names, in the order of the first mentions."""
    named: dict[Member | tuple[str, Sort], list[Name]] = defaultdict(list)
    for owner, name in _disjoint(cast):
        named[owner].append(name)
    made = (_entity(owner, sorted(names, key=lambda name: name.span)) for owner, names in named.items())
    return tuple(sorted(made, key=lambda entity: entity.mentions[0]))


def _disjoint(cast: Cast) -> Iterator[tuple[Member | tuple[str, Sort], Name]]:
    """Yield every name with its owner, surest first, but for names that share characters with a surer one."""
    placed = [(member, name) for member in cast.members for name in member.mentions]
    yield from placed
    names = Overlaps((name.span, name) for _, name in placed)
    later = [(member, name) for member, name in cast.called_later if not any(names.over(name.span))]
    taken: set[int] = set()
    for member, name in later:
        if taken.isdisjoint(range(name.span.start, name.span.end)):
            taken.update(range(name.span.start, name.span.end))
            yield member, name
    people = {member.text: member for member in cast.members if member.sort is Sort.PERSON}
    for name in cast.unclaimed:
        if not any(names.over(name.span)) and taken.isdisjoint(range(name.span.start, name.span.end)):
            person = people.get(name.text) if name.sort is Sort.UNKNOWN else None
            yield person or (name.text, name.sort), name


def _entity(owner: Member | tuple[str, Sort], names: Sequence[Name]) -> Entity:
    aliases = tuple(dict.fromkeys(name.text for name in names if not name.by_title))
    spans = tuple(name.span for name in names)
    if isinstance(owner, Member):
        titles = tuple(dict.fromkeys(owner.titles))
        return Entity(_type(owner.text, owner.sort), owner.text, aliases, spans, titles, _GENDERS[owner.gender])
    return Entity(_type(*owner), owner[0], aliases, spans)


def _type(name: str, sort: Sort) -> EntityType:
    """Return what a name stands for: places have the sort of organisations, and so have unknown acronyms."""
    if sort is Sort.BODY and name in word_set("places"):
        return EntityType.PLACE
    if sort is Sort.BODY and is_unknown_acronym(name.replace(".", "")):
        return EntityType.UNKNOWN
    return _TYPES[sort]
