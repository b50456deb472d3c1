"""The source's own words are given: a reader hears what was said, though not whether it is so."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Directness, Effect, Evidence, Message


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a note where somebody credited with the claim is quoted."""
    for attribution, source in claim.supports:
        if attribution.directness is not Directness.INDIRECT:
            because = Message.of("quoted", source=called(source))
            yield Evidence("quotation", Effect.NOTE, 0, because, attribution.content[0])
