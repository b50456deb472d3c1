"""The accused replies, or was asked for a reply."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence, Message


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a note for each accused who answers."""
    for accused in claim.assertion.accused:
        for at in accused.heard[:1]:
            yield Evidence("reply", Effect.NOTE, 0, Message.of("reply", accused=accused.name), at)
