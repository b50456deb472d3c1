"""Goes through what sources are credited with, as rules need it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Attribution, BlockKind, Dossier, Source, SourceKind, Span, Voice
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern, words

_MAIN = 5
"""Mentions: who is credited so often is what the article is about, not a member of a group in it."""
_CLOSE = 4_000
"""Characters before a source in which its body is looked for; a longer paragraph tells of several things."""
NEAR = 3
"""Sentences: within so many a named member stands beside a group."""


def credited(dossier: Dossier, *kinds: SourceKind) -> Iterator[tuple[Source, Attribution, Span]]:
    """Each source of one of `kinds`, at its first mention outside quotations, with what it is credited with there."""
    for source in dossier.sources:
        if source.kind in kinds:
            first = next(_mentioned(dossier, source), None)
            if first:
                yield source, *first


def every(dossier: Dossier, *kinds: SourceKind) -> Iterator[tuple[Source, Attribution, Span]]:
    """Each mention outside quotations of a source of one of `kinds`."""
    for source in dossier.sources:
        if source.kind in kinds:
            for attribution, span in _mentioned(dossier, source):
                yield source, attribution, span


def _mentioned(dossier: Dossier, source: Source) -> Iterator[tuple[Attribution, Span]]:
    for index in source.attributions:
        attribution = dossier.attributions[index]
        if attribution.source and voice(dossier, attribution.source[0]) in (Voice.REPORTER, Voice.HEADLINE):
            yield attribution, attribution.source[0]


def voice(dossier: Dossier, span: Span) -> Voice | None:
    """The voice that `span` begins in."""
    sentence = dossier.sentence_at(span.start)
    return sentence.voice_at(span.start) if sentence else None


def in_headline(dossier: Dossier, span: Span) -> bool:
    """Whether `span` stands in a headline."""
    sentence = dossier.sentence_at(span.start)
    return bool(sentence and sentence.block.kind is BlockKind.HEADLINE)


_IN_OFFICE = regex(
    r"^(?!.*\b[Ff]ormer\b).*\b(?:[Cc]hair\w*|Cllr|[Cc]ouncillor|[Mm]ayor|[Mm]inister|[Ss]enator|Sen|Rep|[Gg]overnor|M\.?P)\b"
)


def named_nearby(dossier: Dossier, span: Span, before: int = 0, *, experts: bool = False) -> bool:
    """Whether a person or a body that may be one of them is credited by name up to NEAR sentences further on.

    `before` is how many sentences back one may stand, too. Either for the first time, so that the writer brings a
    member in, or with what is said in the very next sentence. Whoever speaks all through the article, or is accused in
    it, is none; nor, where `experts` are looked for, is the holder of an office.
    """
    here = dossier.number(span.start)
    introduced, speaking = dossier.once(_named)
    around = (number for number in range(here - before, here + NEAR + 1) if number != here)
    near = (source for found in (*map(introduced.__getitem__, around), speaking[here + 1]) for source in found)
    return any(not (experts and _IN_OFFICE.search(source.title or "")) for source in near)


def _named(dossier: Dossier) -> tuple[dict[int, list[Source]], dict[int, list[Source]]]:
    """By number of the sentence: the sources that are named in it for the first time, and the minor ones heard in it.

    Those whom the article accuses are left out.
    """
    introduced, speaking = defaultdict[int, list[Source]](list), defaultdict[int, list[Source]](list)
    accused = {each.name for assertion in dossier.assertions for each in assertion.accused}
    for source in dossier.sources:
        named = source.kind in (SourceKind.PERSON, SourceKind.ORGANIZATION) and source.name and source.mentions
        if not named or source.name in accused:
            continue
        introduced[dossier.number(source.mentions[0].start)].append(source)
        for index in source.attributions if len(source.mentions) < _MAIN else ():
            extent = dossier.attributions[index].extent
            for number in range(dossier.number(extent.start), dossier.number(extent.end - 1) + 1):
                speaking[number].append(source)
    return introduced, speaking


def paragraphs_at(dossier: Dossier, span: Span) -> int:
    """Where the paragraph before the one of `span` starts, or that one itself if it is the first."""
    here = dossier.block_at(span.start)
    return dossier.document.blocks[max(0, here - 1)].span.start if here >= 0 else 0


_INSIDER = regex(
    r"\b(?:sources?|insiders?|persons?|people|individuals?|employees?|executives?|staff|workers?|lawyers?|attorneys?"
    r"|members?|lawmakers?|senators?|congress(?:m[ae]n|wom[ae]n)|peers?|councillors?"
    r"|donors?|friends?|partners?|associates?|colleagues?|managers?|consultants?|strategists?|nurses?"
    r"|doctors?|teachers?|whistle-?blowers?|bankers?)\b"
)
_FORMER = pattern("insiders.former")
_ONLOOKER = regex(
    r"\b(?:voters?|residents?|neighbou?rs?|students?|customers?|witness\w*|young|old|police|soldiers?)\b",
    re.IGNORECASE,
)
_BARELY = regex(r"the \w+")
_HOLDER = regex(r"(?!(?:an?|one|another) )(?:.* )?(?:ministers?|commanders?|general|administrator)")
"""Of whom there is one, or who speak as a body."""
_OF_WHAT = regex(r",| (?:of|at|in|on|from|for|to|with|by|inside|within|near|close|familiar|briefed|who|whose)\b")


_OFFICE = regex(
    r"(?:the|his|her|its|their) (?:[\w’'.-]+ )*?(?:head|attorney general|chief|president|chair\w*|mayor|governor"
    r"|director"
    r"|secretary|senators?|leader|manager|ceo|commissioner|speaker|ambassador|candidates?|lawmakers?|members?|two)\b"
)


_HIS_ONE = regex(r"(?:[A-Z][\w.-]+ )*[A-Z][\w.-]+[’']s? (?:[\w-]+ ){0,4}(?:\w*er|\w*or|\w*ist|aide|\w*man|\w*ant)")
"""The one who holds a post with somebody: whoever looks it up has the name."""


def says(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether the source is heard: said, told, according to; not merely believes, asks or acts."""
    words = dossier.words(attribution.cue)
    heard = word_pattern("cues_of_speech").search(words) or "according" in words.lower()
    return bool(heard) and not re.search(
        r"\b(?:ask|wonder|inquir|declin|refus|did(?: not|n['’]t) (?:say|respond))", words
    )


def holds(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether the source is credited with a belief: thinks, fears, expects."""
    return bool(_HELD.search(dossier.words(attribution.cue)))


_HELD = regex(
    r"\b(?:believ\w*|think|thinks|thought|feel|feels|felt|agree\w*|expect\w*|fear|fears|feared|rebuk\w*|doubt\w*|sees?|saw)\b"
)


def informant(phrase: str) -> bool:
    """Whether it is somebody who knows from the inside, not a passer-by nor the holder of an office that tells who."""
    words = phrase.lower().split(" who ")[0]
    if re.fullmatch(r"the (?:source|official|person|aide|adviser|insider)s?", words):
        return True
    if _OFFICE.match(words) or _HIS_ONE.fullmatch(phrase) or words.startswith(("that ", "my ", "your ")):
        return False
    who = _OF_WHAT.split(words, maxsplit=1)[0]
    if _BARELY.fullmatch(words) or _ONLOOKER.search(who) or _HOLDER.fullmatch(who):
        return False
    return bool(nouns("people_officials").search(phrase, 0, len(words)) or _INSIDER.search(words) or _FORMER.match(who))


def head(phrase: str, *lists: str) -> str | None:
    """The noun of one of the lists that the phrase speaks of, in lower case: not one that only describes another."""
    if phrase.lower().startswith(("the ", "that ", "this ")) and not phrase.split(" ", 2)[1].endswith("s"):
        return None
    for match in nouns(*lists).finditer(phrase.split(",", maxsplit=1)[0]):
        if _HEAD_ENDS.match(phrase, match.end()):
            return match.group().lower()
    return None


_HEAD_ENDS = regex(r"\Z|,| (?:of|to|in|who|on|at|for|from|and|with|around|across|that|inside|outside|including)\b")


@cache
def nouns(*names: str) -> re.Pattern[str]:
    """Any noun of the lists, singular or plural, as a whole word."""
    listed = sorted({noun for name in names for noun in words(name)}, key=len, reverse=True)
    return regex(rf"(?<![\w-])(?:{'|'.join(map(_forms, listed))})(?![\w-])", re.IGNORECASE)


def _forms(noun: str) -> str:
    """The singular or the plural; an acronym in capitals only, so that Ms is no MS."""
    if noun.isupper():
        return f"(?-i:{re.escape(noun)}s?)"
    return f"{re.escape(noun[:-1])}(?:y|ies)" if noun.endswith("y") else f"{re.escape(noun)}(?:s|es)?"


_BODY = regex(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Council|Committee|Commission|House|Pentagon|State|F\.?B\.?I\.?"
    r"|Police"
    r"|police|City|County|government|administration|campaign|court|company|hospital|university|agency|department"
    r"|sheriff"
    r"|prosecutors?|Treasury|Kremlin|U\.N\.|NATO|E\.U\.|mayor|governor|president|Board|Authority|[A-Z]{3,})\b"
)
_PERSON = regex(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov)\. [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+|(?<![.!?] )(?<!^)\b[A-Z][a-z]{3,}")


def placed_before(dossier: Dossier, span: Span) -> bool:
    """Whether this block, up to the end of the sentence of `span`, or the one before tells of a body.

    For aides and advisers, a person whose they may be is enough.
    """
    sentence = dossier.sentence_at(span.start)
    start = max(paragraphs_at(dossier, span), span.start - _CLOSE)
    before = dossier.text(Span(start, sentence.span.end if sentence else span.start))
    owned = re.search(r"\b(?:aides?|advis[eo]rs?)$", dossier.text(span).lower())
    return bool(_BODY.search(before) or (owned and _PERSON.search(before)))
