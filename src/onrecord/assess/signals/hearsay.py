"""The source heard it from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Effect, Evidence, Message, Source, SourceKind, Span
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_TOLD, _NOT_TOLD, _SECOND_HAND = (pattern(f"sources.{name}") for name in ("passed_on", "not_passed_on", "second_hand"))
_FINDS_OUT = (SourceKind.ORGANIZATION, SourceKind.DOCUMENT)
"""Who tells what others were told as the outcome of an inquiry: "It billed people after it had been told of it"."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a minus if all that is credited was passed on."""
    supports = claim.supports
    if not supports:
        return
    text = claim.dossier.document.text
    places = [
        _passed_on(claim, text, part, source) or (_cited(claim) if source.kind is SourceKind.OUTLET else None)
        for attribution, source in supports
        for part in attribution.content[:1]
    ]
    if places and all(places):
        at = places[0]
        if at:
            because = Message.of("hearsay", source=called(supports[0][1]), words=claim.dossier.text(at))
            yield Evidence("hearsay", Effect.LOWER, -1, because, at)


def _cited(claim: Claim) -> Span | None:
    """Where the sentence of an outlet's report says that nobody named told it so: "citing an unnamed official"."""
    return next(claim.find(pattern("off_the_record.citing")), None)


def _passed_on(claim: Claim, text: str, content: Span, source: Source) -> Span | None:
    told = _SECOND_HAND if source.kind in _FINDS_OUT else _TOLD
    match = told.search(text, content.start, min(content.end, content.start + 120))
    if match and not _NOT_TOLD.search(text, content.start, match.start()):
        return Span(*match.span())
    for attribution in claim.dossier.attributions_over(content):
        cue = attribution.cue[0]
        inside = content.contains(cue) and attribution.source and content.contains(attribution.source[0])
        if (
            inside
            and cue.start - content.start < 120
            and word_pattern("cues_of_speech").search(claim.dossier.text(cue))
        ):
            return cue
    return None
