"""An organisation that speaks on the record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called, kind_of, named_body, told_by_office
from onrecord.domain import Evidence, Message, Source, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each body that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.ORGANIZATION:
            because = Message.of(_code(claim, source), source=called(source))
            yield claim.start(kind_of(claim.dossier, source), "organization", because, claim.place(attribution))


def _code(claim: Claim, source: Source) -> str:
    if named_body(claim.dossier, source):
        return "named-organisation"
    return "organisation-by-office" if told_by_office(claim.dossier, source) else "unnamed-organisation"
