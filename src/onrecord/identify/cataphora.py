"""Descriptions that point forward: a headline or a lead describes, and the name comes a few lines later."""

from __future__ import annotations

from onrecord.domain import SourceKind, Span
from onrecord.identify.discourse import Discourse, Entity
from onrecord.identify.members import gender_in
from onrecord.language.names import Sort
from onrecord.language.noun_phrases import NounPhrase, noun_phrase
from onrecord.language.nouns import Family, function_words
from onrecord.language.regex import regex, whole
from onrecord.language.word_lists import word_set

_LEAD = 450
"""Characters of the article in which a description may stand for a name that follows."""
_AHEAD = 1500
_FRESH = regex(r"(?:(?:[A-Z](?:[\w&/-]|\.(?=\w))*|(?:[A-Z]\.)+|the|of) ){1,5}(?:\w+ )?\Z")
_SOON = 450
"""Characters after "one senator" in which the copy goes on to name that senator."""
_NEW = frozenset(("one", "another", "at"))
"""Determiners of somebody who is told of for the first time."""


def cataphora(discourse: Discourse, phrase: NounPhrase, span: Span) -> Entity | None:
    """Whom or what the lead of an article describes before it is named; None if nothing fits or it is no lead."""
    if (
        phrase.determiner == "the"
        and phrase.family is Family.BARE
        and gender_in(phrase.head)
        and len(phrase.region.split()) == 2
    ):
        return _first_name(discourse, phrase, span)
    if phrase.plural or not phrase.family:
        return None
    if span.start > _LEAD:
        introduced = phrase.people and phrase.determiner in _NEW
        return _person(discourse, phrase, span, Span(span.end, span.end + _SOON)) if introduced else None
    ahead = Span(span.end, span.end + _AHEAD)
    if phrase.people:
        return _person(discourse, phrase, span, ahead)
    if phrase.family is Family.BODY:
        return _body(discourse, phrase, ahead)
    if phrase.family is Family.DOCUMENT:
        return _document(discourse, phrase, ahead)
    return None


def _person(discourse: Discourse, phrase: NounPhrase, span: Span, ahead: Span) -> Entity | None:
    """Return the first person with that role who had not been named before."""
    if phrase.head in word_set("unnameable_roles") or phrase.family in (
        Family.BARE,
        Family.PEOPLES,
        Family.SPOKESPEOPLE,
    ):
        return None
    cast = discourse.cast
    fresh = [
        member
        for member, _ in cast.within(ahead)
        if member.sort is Sort.PERSON and not cast.named_before(member, span.start) and len(member.name) > 1
    ]
    fits = [member for member in fresh if set(phrase.head.split()) & member.roles]
    headline = discourse.cast.in_headline(span.start)
    titled = [member for member in fresh if member.titles] if headline and phrase.family is Family.ROLES else []
    first = next(iter(fits or titled), None)
    return discourse.named((first,)) if first else None


def _first_name(discourse: Discourse, phrase: NounPhrase, span: Span) -> Entity | None:
    """Return "the woman" of whom a first name alone is told further on."""
    for member, _ in discourse.cast.within(Span(span.end, span.end + 2 * _AHEAD)):
        fresh = not discourse.cast.named_before(member, span.start)
        if fresh and member.gender == gender_in(phrase.head) and discourse.partly(member):
            return discourse.named((member,))
    return None


def _body(discourse: Discourse, phrase: NounPhrase, ahead: Span) -> Entity | None:
    """Return the first body whose name holds the noun: "a court" and the Court of Appeals."""
    for member, _ in discourse.cast.within(ahead):
        if member.sort is Sort.BODY and phrase.head in member.text.lower().split():
            return discourse.named((member,))
    return None


def _document(discourse: Discourse, phrase: NounPhrase, ahead: Span) -> Entity | None:
    """Return the first phrase further down that gives the same noun a name: "a poll" and the latest Echo poll."""
    text = ahead.of(discourse.text)
    for match in whole(phrase.head).finditer(text):
        lead = _FRESH.search(text[: match.start()])
        words = lead.group().split() if lead else []
        while words and (words[0].lower() in function_words() or words[0] == "New"):
            words = words[1:]
        if words and words[0][0].isupper():
            label = " ".join([*words, phrase.head])
            return discourse.described(SourceKind.DOCUMENT, noun_phrase(label), label)
    return None
