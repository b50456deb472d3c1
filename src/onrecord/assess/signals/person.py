"""Somebody named, on the record: with a role or an affiliation a reader knows where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called, is_body, kind_of, placed
from onrecord.domain import Evidence, Message, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each named person who is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.PERSON:
            role = " ".join(str(source.title or source.affiliation).split())
            code = "person-with-role" if placed(source) else "person-without-role"
            code = "named-organisation" if is_body(claim.dossier, source) else code
            because = Message.of(code, source=called(source), role=role)
            yield claim.start(kind_of(claim.dossier, source), "person", because, claim.place(attribution))
