"""The sources credited so far: one entity for each, whatever it was called, and who was credited last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from onrecord.domain import SourceKind, Span
from onrecord.identify.cast import Cast
from onrecord.identify.members import Member
from onrecord.language.names import Sort
from onrecord.language.noun_phrases import NounPhrase, noun_phrase
from onrecord.language.nouns import Family, family, singular
from onrecord.language.patterns import pattern
from onrecord.language.people import is_given_name
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_INITIAL = regex(r"(?:[A-Z]\.)+|[A-WYZ]")
"""An initial for a surname: "Ivan B."; the X of Malcolm X is none."""
_FIRST_NAME_BEFORE = pattern("mentions.first_name_before")
_AGE, _EVERYDAY_LIFE = pattern("mentions.age_behind"), pattern("mentions.everyday_life")
_LEAD = 90
"""Characters before a name in which a description of its bearer stands."""
_REMEMBERED = 300
"""Sources that are looked back on."""
KIND = {Sort.PERSON: SourceKind.PERSON, Sort.BODY: SourceKind.ORGANIZATION, Sort.OUTLET: SourceKind.OUTLET}


@dataclass(slots=True, eq=False)
class Entity:
    """One source while its mentions are gathered."""

    kind: SourceKind
    label: str
    member: Member | None = None
    members: tuple[Member, ...] = ()
    phrase: NounPhrase | None = None
    mentions: list[Span] = field(default_factory=list)
    attributions: list[int] = field(default_factory=list)

    @property
    def plural(self) -> bool:
        """Whether it is more than one person."""
        return len(self.members) > 1 or bool(self.phrase and self.phrase.plural)

    @property
    def last(self) -> int:
        """Return where it was mentioned last."""
        return self.mentions[-1].start if self.mentions else 0


class Discourse:
    """What has been read so far: the text, its cast, and the sources in the order of their first mention."""

    def __init__(self, text: str, cast: Cast) -> None:
        self.text = text
        self.cast = cast
        self.entities: list[Entity] = []
        self._first_of: dict[SourceKind, Entity] = {}
        self._described: dict[tuple[SourceKind, object], int] = {}
        self._mentioned: dict[Entity, None] = {}
        self._by_members: dict[tuple[Member, ...], Entity] = {}
        self.credited: dict[int, Entity] = {}
        self.previous: Entity | None = None
        self.previous_at = 0
        shown = (pattern(f"pseudonyms.{way}") for way in ("given", "disowned"))
        self._pseudonyms = frozenset(match["name"].strip(" .") for way in shown for match in way.finditer(text))

    def single(self, kind: SourceKind, label: str) -> Entity:
        """Return the source of a kind of which an article has one: nobody, the author, the reporter."""
        return self._first_of.get(kind) or self.new(Entity(kind, label))

    def new(self, entity: Entity) -> Entity:
        """Remember `entity`, and return it."""
        if entity.phrase:
            for key in (_plain(entity.label), (entity.phrase.head, entity.phrase.plural)):
                self._described[entity.kind, key] = len(self.entities)
        self._first_of.setdefault(entity.kind, entity)
        self.entities.append(entity)
        return entity

    @property
    def recent(self) -> Iterator[Entity]:
        """Yield the latest sources, the newest first."""
        return islice(reversed(self.entities), _REMEMBERED)

    def mention(self, entity: Entity, span: Span) -> None:
        """Remember that `entity` is credited at `span`."""
        entity.mentions.append(span)
        self._mentioned.pop(entity, None)
        self._mentioned[entity] = None

    @property
    def mentioned(self) -> Iterator[Entity]:
        """Yield the sources that are credited somewhere, the one credited last first."""
        return reversed(self._mentioned)

    def named(self, members: tuple[Member, ...]) -> Entity:
        """Return the source that is `members`, one or several together."""
        if members in self._by_members:
            return self._by_members[members]
        first = members[0]
        kind = KIND.get(first.sort, SourceKind.PERSON)
        if kind is SourceKind.PERSON and len(members) == 1 and self.partly(first):
            kind = SourceKind.PARTLY_NAMED
        label = "; ".join(member.text for member in members)
        self._by_members[members] = self.new(Entity(kind, label, first, members if len(members) > 1 else ()))
        return self._by_members[members]

    def partly(self, member: Member) -> bool:
        """Whether a first name, initials or a pseudonym is all that is told.

        A surname alone is that of somebody whom every reader knows, or has a title.
        """
        if member.text.strip(".") in self._pseudonyms or _INITIAL.fullmatch(member.name[-1]):
            return True
        if len(member.name) > 1 or any(name.title for name in member.mentions):
            return False
        return is_given_name(member.name[0]) or any(self._is_first_name(name.span) for name in member.mentions[:1])

    def _is_first_name(self, name: Span) -> bool:
        """Whether one word names somebody whom readers do not know.

        "Another clerk, Moss,", "Moss, 9," or "Moss, who farms above the bend".
        """
        if _AGE.match(self.text, name.end) or _EVERYDAY_LIFE.match(self.text, name.end):
            return True
        start = max(self.cast.sentence(name.start).span.start, name.start - _LEAD)
        described = _FIRST_NAME_BEFORE.search(self.text[start : name.start])
        return bool(described and self.text[name.end : name.end + 1] == "," and noun_phrase(described["title"]).people)

    def described(self, kind: SourceKind, described_as: NounPhrase, words: str) -> Entity:
        """Return the source so described, a known one for the same words or for "the" with the same head."""
        back = described_as.definite and described_as.short
        keys: list[object] = [_plain(words), *([(described_as.head, described_as.plural)] if back else [])]
        known = [self._described[kind, key] for key in keys if (kind, key) in self._described]
        return (
            self.entities[max(known)] if known else self.new(Entity(kind, _uncapitalised(words), phrase=described_as))
        )

    def latest(self, span: Span, sentences: int, *kinds: SourceKind) -> Entity | None:
        """Return the newest source of one of `kinds` that was credited within so many sentences."""
        for entity in self.recent:
            if entity.kind in kinds and self.cast.distance(entity.last, span.start) <= sentences:
                return entity
        return None

    def called(self, match: re.Match[str], offset: int, group: str | int = "name") -> Member:
        """Return the bearer of the name that a group of `match` found in the text from `offset` on."""
        start, end = match.span(group)
        return self.cast.called(tuple(match[group].replace("’", "'").split()), Span(offset + start, offset + end))


def _plain(label: str) -> str:
    first, _, others = label.lower().partition(" ")
    return others if others and first in word_set("determiners", "definite", "article", "amount") else label.lower()


def _uncapitalised(words: str) -> str:
    """Return a description without the capital of a listed noun that opens its sentence: "Police" is no name."""
    first = words.split(" ", 1)[0]
    noun, plural = singular(first)
    listed = family(noun) in (Family.OFFICIALS, Family.SPOKESPEOPLE) or (family(noun) is Family.BODY and plural)
    return words[0].lower() + words[1:] if listed and first not in word_set("bodies") and first.istitle() else words
