"""Unnamed sources, at a level that depends on how closely the article describes them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, Grade, Message


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each unnamed source that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.unnamed:
            grade = source.grade or Grade.D0
            kind = f"unnamed-{grade.value}"
            yield claim.start(kind, "unnamed", Message.of(kind, source=called(source)), claim.place(attribution))
