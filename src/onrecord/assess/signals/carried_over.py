"""A sentence of the reporter right after a sourced one in its paragraph inherits that source."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Burden, Dossier, Evidence, Message, Sentence, Source, SourceKind, Span
from onrecord.language.patterns import pattern
from onrecord.language.scopes import scope
from onrecord.language.word_lists import word_pattern

_CARRIES = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT)
_TURNS = pattern("sources.turn")
_REACH = 2
_OWN_VIEWS = (Burden.JUDGEMENT, Burden.ACCUSATION)
"""What a source must say itself: it is not taken to judge or accuse because it was credited just before."""
_LESS_FIRMLY = "unplaced-person"
"""A person's or an organisation's words carry over at this kind's level: a reader cannot be sure that they do."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for what the reporter says right behind a named source."""
    if claim.assertion.attributions or claim.assertion.in_headline or claim.assertion.burden in _OWN_VIEWS:
        return
    found = _before(claim.dossier, claim.assertion.span)
    if found:
        source, at = found
        because = Message.of("carried-over", source=called(source))
        kind = "identified-document" if source.identified else _LESS_FIRMLY
        yield claim.start(kind, "carried-over", because, at)


def _before(dossier: Dossier, span: Span) -> tuple[Source, Span] | None:
    number = dossier.number(span.start)
    here = dossier.sentences[number]
    # what is rumoured has a source that is not told of: the one before does not say this, too
    if _TURNS.match(dossier.text(here.span)) or scope("hearsay").cues(dossier.text(here.span)):
        return None
    for sentence in reversed(dossier.sentences[max(0, number - _REACH) : number]):
        if sentence.block != here.block:
            return None
        found = _credited(dossier, sentence)
        if found:
            return found
    return None


def _credited(dossier: Dossier, sentence: Sentence) -> tuple[Source, Span] | None:
    """Who says or shows something in the sentence: a wish or a plan carries nothing on."""
    for attribution in dossier.attributions_over(sentence.span):
        source = dossier.source_of(attribution)
        told = (
            word_pattern("cues_of_speech").search(dossier.words(attribution.cue)) or source.kind is SourceKind.DOCUMENT
        )
        here = sentence.span.contains(attribution.cue[0])
        firm = source.kind in _CARRIES and source.name and source.described is not False
        if attribution.source and told and here and firm:
            return source, attribution.source[0]
    return None
