"""Who and what the text names: one entity for every person, organisation, outlet, people and place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.span import Span


class EntityType(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    """A news outlet."""
    PEOPLE = "people"
    """A nation, a party or a faith: its members, or its adjective."""
    PLACE = "place"
    UNKNOWN = "unknown"
    """A name, or an acronym, that neither the word lists nor its surroundings explain."""


class Gender(StrEnum):
    """What titles, or else the given name, say of a person's gender."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, outlet, people or place that the article names.

    `name` is the fullest form of the name; `aliases` are all forms that the text has, in the order of their first
    mention; `titles` the descriptions right around the name: "Sen.", "a lawyer for the city". `mentions` are the places
    of the name, in order, without the titles before it; pronouns and descriptions are no mentions of an entity, but
    “the president” is where one person alone has that title.
    """

    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    titles: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
