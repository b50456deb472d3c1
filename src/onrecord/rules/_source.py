"""Goes through what sources are credited with, as rules need it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Attribution, BlockKind, Directness, Dossier, EntityType, Source, SourceKind, Span, Voice
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import alternatives, word_pattern, words

_CLOSE = 4_000
"""Characters before a source in which its body is looked for; a longer paragraph tells of several things."""


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
    """Return the voice that `span` begins in."""
    sentence = dossier.sentence_at(span.start)
    return sentence.voice_at(span.start) if sentence else None


_SHORT = 20
"""Words: what a line under a headline has at most."""


def in_deck(dossier: Dossier, span: Span) -> bool:
    """Whether `span` stands in a short line at the head of longer copy."""
    blocks = dossier.document.blocks
    lines = blocks[:2] if len(blocks) > 2 else ()
    return any(
        line.span.overlaps(span) and len(dossier.text(line.span).split(maxsplit=_SHORT)) <= _SHORT for line in lines
    )


def in_lead(dossier: Dossier, span: Span, part: str) -> bool:
    """Whether `span` stands in that part of the lead, and that part names nobody."""
    top = dossier.once(_unsourced_leads)[part]
    return top is not None and top.overlaps(span)


def _unsourced_leads(dossier: Dossier) -> dict[str, Span | None]:
    """Return the headline, opening paragraph and first direct quotation, where no named source stands in them."""
    blocks = dossier.document.blocks
    quoted = next(
        (attribution for attribution in dossier.attributions if attribution.directness is Directness.DIRECT), None
    )
    tops = {
        "headline": next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None),
        "opening": next((block.span for block in blocks if block.kind is BlockKind.PARAGRAPH), None),
        "first quotation": quoted.extent if quoted else None,
    }
    named = [mention for source in dossier.sources if source.kind in _ON_RECORD for mention in source.mentions]
    return {name: None if top and any(span.overlaps(top) for span in named) else top for name, top in tops.items()}


_ON_RECORD = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.OUTLET)


_NAMED = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET)


def named_near(dossier: Dossier, span: Span, back: int, on: int, crediting: re.Pattern[str]) -> bool:
    """Whether a named source is credited up to so many sentences `back` or further `on`.

    It must be credited in words that hold `crediting`, or in the very words of `span`.
    """
    own_number = dossier.number(span.start)
    near = [
        attribution
        for number in range(own_number - back, own_number + on + 1)
        for attribution in dossier.once(_named)[number]
    ]
    return any(
        any(part.overlaps(span) for part in attribution.cue)
        or crediting.search(dossier.words((*attribution.cue, *attribution.content)))
        for attribution in near
    )


def _named(dossier: Dossier) -> dict[int, list[Attribution]]:
    """By number of the sentence: what named sources are credited with in it."""
    by_sentence = defaultdict[int, list[Attribution]](list)
    for source in dossier.sources:
        for index in source.attributions if source.kind in _NAMED else ():
            attribution = dossier.attributions[index]
            extent = attribution.extent
            for number in range(dossier.number(extent.start), dossier.number(extent.end - 1) + 1):
                by_sentence[number].append(attribution)
    return by_sentence


def people(dossier: Dossier) -> dict[str, list[int]]:
    """By word of their names, the sentences in which people begin to be credited with something they say."""
    found: dict[str, list[int]] = {}
    for source in dossier.sources:
        if source.kind is SourceKind.PERSON:
            spoken = [dossier.attributions[index] for index in source.attributions]
            numbers = [dossier.number(attribution.extent.start) for attribution in spoken if says(dossier, attribution)]
            for word in (source.name or "").split():
                found.setdefault(word, []).extend(numbers)
    return found


def paragraphs_at(dossier: Dossier, span: Span) -> int:
    """Where the paragraph before the one of `span` starts, or that one itself if it is the first."""
    block = dossier.block_at(span.start)
    return dossier.document.blocks[max(0, block - 1)].span.start if block >= 0 else 0


_FORMER = pattern("insiders.former")
_SPOKEN_OF = pattern("unnamed_sources.already_spoken_of")
_INSIDER = pattern("unnamed_sources.insider")
_KNOWS = pattern("unnamed_sources.who_knows")
_ONLOOKER = pattern("unnamed_sources.onlooker")
_BARELY = pattern("unnamed_sources.one_word")
_HOLDER = pattern("unnamed_sources.sole_holder")
"""Of whom there is one, or who speak as a body."""
_OF_WHAT = pattern("unnamed_sources.of_what")


_OFFICE = pattern("unnamed_sources.unique_office")


_HIS_ONE = pattern("unnamed_sources.post_with_somebody")
"""The one who holds a post with somebody: whoever looks it up has the name."""


_NO_STATEMENT = pattern("crediting.no_statement")


def says(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether the source is heard: said, told, according to; not merely believes, asks or acts."""
    words = dossier.words(attribution.cue)
    heard = any(word_pattern(verbs).search(words) for verbs in ("cues_of_speech", "cues_of_disclosure"))
    return heard and not _NO_STATEMENT.search(words)


def holds(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether the source is credited with a belief: thinks, fears, expects."""
    return bool(_HELD.search(dossier.words(attribution.cue)))


_HELD = pattern("crediting.belief")


def informant(phrase: str) -> bool:
    """Whether it is somebody who knows from the inside, not a passer-by nor the holder of an office that tells who."""
    words = phrase.lower().split(" who ")[0]
    if _SPOKEN_OF.fullmatch(words) or _KNOWS.search(phrase):
        return True
    if _OFFICE.match(words) or _HIS_ONE.fullmatch(phrase) or words.startswith(("that ", "my ", "your ")):
        return False
    who = _OF_WHAT.split(words, maxsplit=1)[0]
    if _BARELY.fullmatch(words) or _ONLOOKER.search(who) or _HOLDER.fullmatch(who):
        return False
    is_listed = nouns("people_officials", "people_roles").search(phrase, 0, len(words))
    return bool(is_listed or _INSIDER.search(words) or _FORMER.match(who))


def head(phrase: str, *lists: str) -> str | None:
    """Return the listed noun that the phrase speaks of, in lower case: not one that only describes another."""
    if phrase.lower().startswith(("the ", "that ", "this ")) and not phrase.split(" ", 2)[1].endswith("s"):
        return None
    for match in nouns(*lists).finditer(phrase.split(",", maxsplit=1)[0]):
        if _HEAD_ENDS.match(phrase, match.end()):
            return match.group().lower()
    return None


_HEAD_ENDS = pattern("unnamed_sources.noun_ends")


@cache
def nouns(*names: str) -> re.Pattern[str]:
    """Any noun of the lists, singular or plural, as a whole word."""
    listed = sorted({noun for name in names for noun in words(name)})
    return regex(rf"(?<![\w-])(?:{alternatives(listed, _forms)})(?![\w-])", re.IGNORECASE)


_IN_IES = regex(r"[^aeiou]y\Z")
"""The end of a singular whose plural is in -ies: "study", not "survey"."""


def _forms(noun: str) -> str:
    """Return the singular or the plural; an acronym in capitals only, so that Ms is no MS."""
    if noun.isupper():
        return f"(?-i:{re.escape(noun)}s?)"
    return f"{re.escape(noun[:-1])}(?:y|ies)" if _IN_IES.search(noun) else f"{re.escape(noun)}(?:s|es)?"


_AIDES = pattern("unnamed_sources.aides")
_BODY = pattern("organisations.mentioned")


def placed_before(dossier: Dossier, span: Span) -> bool:
    """Whether this block, up to the end of the sentence of `span`, or the one before tells of a body.

    For aides and advisers, a person whose they may be is enough.
    """
    sentence = dossier.sentence_at(span.start)
    start = max(paragraphs_at(dossier, span), span.start - _CLOSE)
    before = Span(start, sentence.span.end if sentence else span.start)
    if _BODY.search(dossier.text(before)):
        return True
    people = any(entity.type is EntityType.PERSON for entity in dossier.entities_over(before))
    return people and bool(_AIDES.search(dossier.text(span)))
