"""The word lists of this stage, as sets, and the singular of a noun."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from onrecord.language.word_lists import word_set


class Family(StrEnum):
    """What a common noun names; a value is the name of the word list that holds it."""

    SPOKESPEOPLE = "people_spokespeople"
    BARE = "people_bare"
    EXPERTS = "people_experts"
    SIDES = "people_sides"
    OFFICIALS = "people_officials"
    DOCUMENT = "document_nouns"
    OUTLET = "outlet_nouns"
    BODY = "organisation_nouns"
    ROLES = "people_roles"
    PEOPLES = "nationalities"
    HEARSAY = "hearsay_nouns"


PEOPLE = frozenset(
    {Family.SPOKESPEOPLE, Family.BARE, Family.EXPERTS, Family.SIDES, Family.OFFICIALS, Family.ROLES, Family.PEOPLES}
)
FUNCTION_WORDS = frozenset(
    "a an the this that these those his her its their our my your some any no every each all both many most few "
    "several "
    "and or but nor so yet if when while as because though although since until unless whether after before during "
    "in on at by for from of to with without into over under about against between among through across behind beyond "
    "near like despite amid than then there here now not only also just even still ever never he she it they we i you "
    "who whom whose which what where why how is are was were be been being am has have had having do does did will "
    "would can could may might must shall should said says say told tells asked added wrote argued noted called".split()
)
DETERMINED = frozenset("the this that these those his her its their our my your".split())
INDEFINITE = frozenset("a an one another some any each every".split())
"""Behind which a noun names nobody in particular."""
PRONOUNS = frozenset(
    "he she it they we i you him her them us me his hers its their theirs our ours my mine your yours himself herself "
    "itself themselves ourselves myself who whom whose which that this these those".split()
)
NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve dozen dozens both couple".split())
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "wives": "wife", "analyses": "analysis", "minutes": "minute",
    "media": "media", "data": "data", "people": "people", "police": "police", "parents": "parent", "docs": "doc",
    "businessmen": "businessman", "congressmen": "congressman", "clergymen": "clergyman", "fishermen": "fisherman",
    "policemen": "policeman", "firemen": "fireman", "countrymen": "man", "elites": "elite", "troops": "troops",
    "authorities": "authority", "gentlemen": "gentleman", "ladies": "lady", "news": "news", "proceedings": "proceeding",
    "spokesmen": "spokesmen", "spokeswomen": "spokeswomen", "spokespeople": "spokespeople", "folks": "folk",
}  # fmt: skip
_PLURAL = frozenset(_IRREGULAR) - {"news", "media", "data", "police"} | {"police", "media", "data"}


def known(name: str) -> frozenset[str]:
    """The items of one word list."""
    return word_set(name)


@cache
def family(noun: str) -> Family | None:
    """What a singular common noun names, if a list holds it; acronyms are in capitals, the rest in lower case.

    A former one is the same: "ex-officer".
    """
    plain = noun.removeprefix("ex-")
    return next((each for each in Family if noun in _lower(each) or plain in _lower(each)), None)


@cache
def _lower(name: Family) -> frozenset[str]:
    return frozenset(item if item in acronyms() else item.lower() for item in known(name))


@cache
def acronyms() -> frozenset[str]:
    """What people are, in capitals, as behind their names: "Ruth Abel MP". An MS is nobody's title, as Ms is."""
    return frozenset(item for each in PEOPLE - {Family.PEOPLES} for item in known(each) if item.isupper())


@cache
def given_names() -> frozenset[str]:
    """Women's and men's."""
    return known("given_names_women") | known("given_names_men")


def is_people(word: str) -> bool:
    """Whether a word with a capital is a nation's, a party's or a faith's, as adjective or plural."""
    return word in known("nationalities") or word.removesuffix("s") in known("nationalities")


def singular(word: str) -> tuple[str, bool]:
    """The singular of an English noun in lower case, acronyms apart, and whether it was a plural."""
    word = bare(word)
    letters = word.removesuffix("s")
    if letters in acronyms():
        return letters, letters != word
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word], word in _PLURAL
    if family(word):
        return word, False
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith(("ss", "us", "is")):
            return word.removesuffix(ending) + instead, True
    return word, False


def bare(word: str) -> str:
    """Without a possessive ending."""
    for ending in ("'s", "’s", "s'", "s’"):
        if word.endswith(ending):
            return word[: -len(ending)] + ("s" if ending[0] == "s" else "")
    return word
