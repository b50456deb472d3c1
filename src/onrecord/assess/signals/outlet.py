"""Another news outlet reported it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for each outlet that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.OUTLET:
            yield claim.start("outlet", "outlet", f"reported by {called(source)}", claim.place(attribution))
