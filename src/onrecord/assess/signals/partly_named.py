"""A first name, a pseudonym or a handle, with or without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, Message, ReasonKind, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each partly named source that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.PARTLY_NAMED:
            explained = source.reason is not None and source.reason.kind is ReasonKind.CAUSAL
            kind = "partly-named-explained" if explained else "partly-named"
            because = Message.of("partly-named-with-reason" if explained else "partly-named", source=called(source))
            yield claim.start(kind, "partly-named", because, claim.place(attribution))
