"""The reporter or the outlet observed it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Evidence, Message, SourceKind
from onrecord.language.patterns import pattern

_SEEN = pattern("sources.first_hand")


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start where the claim is the outlet's own observation."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.OWN_OBSERVATION:
            yield claim.start("own-observation", "own-observation", Message.of("seen"), claim.place(attribution))
    for place in claim.find(_SEEN):
        because = Message.of("seen-in-words", words=claim.dossier.text(place))
        yield claim.start("own-observation", "own-observation", because, place)
