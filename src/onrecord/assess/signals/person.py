"""Somebody named, on the record: with a role or an affiliation a reader knows where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called, kind_of, placed
from onrecord.domain import Evidence, SourceKind


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for each named person who is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.PERSON:
            role = f", {' '.join(str(source.title or source.affiliation).split())}"
            told = role if placed(source) else ", no role given"
            because = f"{called(source)}{told}"
            yield claim.start(kind_of(claim.dossier, source), "person", because, claim.place(attribution))
