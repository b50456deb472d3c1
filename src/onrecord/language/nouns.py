"""Common nouns by what they name, determiners and pronouns, and the singular of a noun."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set, words

_AGED, _OF_A_SCIENCE = pattern("mentions.aged"), pattern("mentions.of_a_science")
_AROUND_NOUN = pattern("mentions.around_noun")


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
WITH_ROLE = frozenset({Family.OFFICIALS, Family.ROLES, Family.SPOKESPEOPLE})
"""What says of somebody what they do."""
_ENDINGS = (("men", "man"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", ""))
"""How a plural ends, and its singular instead."""
_NO_PLURAL = ("ss", "us", "is")


def function_words() -> frozenset[str]:
    """Return the words that name nobody and nothing: determiners, pronouns, prepositions, auxiliary verbs."""
    return word_set("grammatical_words")


def determined() -> frozenset[str]:
    """Return the determiners that point to something known: "the", "his"."""
    return word_set("determiners", "definite", "possessive")


def indefinite() -> frozenset[str]:
    """Return the determiners behind which a noun names nobody in particular."""
    return word_set("determiners", "indefinite")


def pronouns(*kinds: str) -> frozenset[str]:
    """Return the pronouns of these kinds of `pronouns.txt`, or all of them."""
    return word_set("pronouns", *(kinds or _PRONOUNS))


_PRONOUNS = ("he", "she", "it", "they", "author", "reader", "relative", "pointing")


@cache
def family(noun: str) -> Family | None:
    """Return what a singular common noun names, if a list holds it; acronyms are in capitals.

    A former or a joint one is the same: "ex-officer", "co-founder", "editor-in-chief".
    """
    plain = _AROUND_NOUN.sub("", noun)
    return next((one for one in Family if noun in _lower(one) or plain in _lower(one)), None)


@cache
def family_as_written(word: str) -> Family | None:
    """Return what a noun names as it is written: a trade that is a surname, too, only in lower case ("the baker")."""
    if word in word_set("demonyms"):
        return Family.PEOPLES
    noun, _ = singular(word)
    trade = word[:1].islower() and noun in word_set("trades_and_surnames") | word_set("epithets")
    return family(noun) or (Family.ROLES if trade or _AGED.fullmatch(noun) or _OF_A_SCIENCE.fullmatch(noun) else None)


@cache
def _lower(name: Family) -> frozenset[str]:
    return frozenset(item if item in acronyms() else item.lower() for item in word_set(name))


@cache
def acronyms() -> frozenset[str]:
    """Return what people are, in capitals, as behind their names: "Ruth Abel MP"; an MS is no title, as Ms is."""
    return frozenset(item for one in PEOPLE - {Family.PEOPLES} for item in word_set(one) if item.isupper())


def is_people(word: str) -> bool:
    """Whether a word with a capital is a nation's, a party's or a faith's, as adjective or plural."""
    return word in word_set("nationalities") or word.removesuffix("s") in word_set("nationalities")


@cache
def _irregular() -> dict[str, str]:
    """Return the singular of each irregular plural."""
    parts = (item.partition(": ") for item in words("irregular_plurals"))
    return {plural: one for plural, _, one in parts}


@cache
def singular(word: str) -> tuple[str, bool]:
    """Return the singular of an English noun in lower case, acronyms apart, and whether it was a plural."""
    word = bare(word)
    letters = word.removesuffix("s")
    if letters in acronyms():
        return letters, letters != word
    word = word.lower()
    if word in _irregular():
        return _irregular()[word], True
    if family(word):
        return word, False
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith(_NO_PLURAL):
            return word.removesuffix(ending) + instead, True
    return word, False


def bare(word: str) -> str:
    """Return the word without a possessive ending."""
    for ending in ("'s", "’s", "s'", "s’"):
        if word.endswith(ending):
            return word[: -len(ending)] + ("s" if ending[0] == "s" else "")
    return word
