"""An organisation that speaks on the record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called, kind_of, named_body
from onrecord.domain import Evidence, Message, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each body that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.ORGANIZATION:
            named = named_body(claim.dossier, source)
            because = Message.of("named-organisation" if named else "unnamed-organisation", source=called(source))
            yield claim.start(kind_of(claim.dossier, source), "organization", because, claim.place(attribution))
