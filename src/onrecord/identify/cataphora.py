"""Descriptions that point forward: a headline or a lead describes, and the name comes a few lines later."""

from __future__ import annotations

from onrecord.domain import SourceKind, Span
from onrecord.identify.discourse import Discourse, Entity
from onrecord.identify.members import Member, gender_in
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
    if phrase.plural and phrase.few and phrase.people and span.start <= _LEAD:
        return _several(discourse, phrase, span)
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
    """Return the first person with that role who had not been named before, or whose name opens the next paragraph."""
    if not _may_be_named(phrase):
        return None
    fresh = _fresh(discourse, span, ahead)
    fits = [member for member in fresh if set(phrase.head.split()) & member.roles]
    headline = discourse.cast.in_headline(span.start)
    titled = [member for member in fresh if member.titles] if headline and phrase.family is Family.ROLES else []
    opens = [] if headline else [member for member in fresh[:1] if _opens_paragraph(discourse, member, span)]
    first = next(iter(fits or titled or opens), None)
    return discourse.named((first,)) if first else None


def _several(discourse: Discourse, phrase: NounPhrase, span: Span) -> Entity | None:
    """Return the people with that role whom the lead's "two engineers" go on to be named as."""
    if not _may_be_named(phrase):
        return None
    fresh = dict.fromkeys(_fresh(discourse, span, Span(span.end, span.end + _AHEAD)))
    fits = tuple(member for member in fresh if phrase.head in member.roles)
    return discourse.named(fits) if fits else None


def _may_be_named(phrase: NounPhrase) -> bool:
    """Whether the copy may go on to name them: no informants, no spokesmen, no peoples."""
    withheld = phrase.head in word_set("unnameable_roles")
    return not withheld and phrase.family not in (Family.BARE, Family.PEOPLES, Family.SPOKESPEOPLE)


def _fresh(discourse: Discourse, span: Span, ahead: Span) -> list[Member]:
    """Return the people with a full name in `ahead` who had not been named before."""
    cast = discourse.cast
    return [
        member
        for member, _ in cast.within(ahead)
        if member.sort is Sort.PERSON and not cast.named_before(member, span.start) and len(member.name) > 1
    ]


def _opens_paragraph(discourse: Discourse, member: Member, span: Span) -> bool:
    """Whether the next paragraph begins with a name, and nothing says what its bearer is: "Al Vale, 43, said".

    So an article names whom its lead described: "A former officer told the Echo", "A mother has told of her fear".
    """
    start = member.mentions[0].span.start
    block = discourse.cast.sentence(start).block
    lead = discourse.cast.sentence(span.start).block
    between = discourse.text[lead.span.end : block.span.start]
    return not member.titles and block.span.start == start and lead.span.end < start and not between.strip()


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
