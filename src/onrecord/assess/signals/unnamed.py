"""Unnamed sources, at a level that depends on how closely the article describes them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, Grade

_TOLD = {
    Grade.D0: "unnamed, and not described",
    Grade.D1: "unnamed, with only a role or an organisation",
    Grade.D2: "unnamed, with a role and an organisation",
    Grade.D3: "unnamed, and the article says how they know",
}


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for each unnamed source that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.unnamed:
            grade = source.grade or Grade.D0
            because = f"“{called(source)}”: {_TOLD[grade]} ({grade.value})"
            yield claim.start(f"unnamed-{grade.value}", "unnamed", because, claim.place(attribution))
