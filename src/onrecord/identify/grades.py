"""How closely an unnamed source is described: its institution, its role, and how it knows."""

from __future__ import annotations

import re

from onrecord.domain import Grade
from onrecord.language.noun_phrases import NounPhrase
from onrecord.language.nouns import WITH_ROLE, Family, bare, singular
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set

_BASIS = pattern("knowledge.basis")
_INSTITUTION = pattern("noun_phrases.institution")


def basis(text: str) -> re.Match[str] | None:
    """Return the words that say how a source knows."""
    return _BASIS.search(text)


def has_institution(description: NounPhrase) -> bool:
    """Whether the phrase says of which institution the source is."""
    inside = f"{description.region} {description.rest}"
    words = inside.split()
    names = [
        word
        for word in words[1:]
        if word[0].isupper() and singular(word)[0] != description.head and word not in word_set("platforms")
    ]
    located = description.plural and all(bare(word) in word_set("places") for word in names)
    lead = words[0] if words else ""
    named = len(lead) > 1 and lead.isupper()
    opens = lead in word_set("places") or lead in word_set("bodies")
    return (bool(names) and not located) or named or opens or bool(_INSTITUTION.search(inside))


def has_role(description: NounPhrase) -> bool:
    """Whether the phrase says what the source does; an expert must be one of something, and not only “top”."""
    if description.family is Family.EXPERTS:
        words = description.region.split()
        vouching = word_set("empty_descriptors") | word_set("praise")
        return any(word.lower() not in vouching for word in words[:-1])
    return description.family in WITH_ROLE


def grade(description: NounPhrase) -> Grade:
    """Return D0 for a bare source, D1 for institution or role, D2 for both; one more for the way the source knows."""
    institution, role = has_institution(description), has_role(description)
    if description.family in (Family.PEOPLES, Family.SIDES):
        institution, role = institution and len(description.text.split()) > 1, description.family is Family.PEOPLES
    level = institution + role
    return list(Grade)[level + bool(level and basis(description.rest))]
