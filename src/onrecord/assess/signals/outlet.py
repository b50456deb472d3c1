"""Another news outlet reported it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called, named_body
from onrecord.domain import Evidence, Message, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each outlet that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.OUTLET:
            named = named_body(claim.dossier, source)
            because = Message.of("named-outlet" if named else "unnamed-outlet", source=called(source))
            kind = "outlet" if named else "unnamed-outlet"
            yield claim.start(kind, "outlet", because, claim.place(attribution))
