"""Somebody named, on the record: with a role or an affiliation a reader knows where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, SourceKind
from onrecord.language.patterns import pattern

_ROLE = pattern("sources.form_of_address")
"""How somebody is addressed is no role."""


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for each named person who is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.PERSON:
            placed = bool(_ROLE.sub("", source.title or "").strip(" ;.") or source.affiliation)
            kind = "placed-person" if placed else "unplaced-person"
            told = f", {' '.join(str(source.title or source.affiliation).split())}" if placed else ", no role given"
            yield claim.start(kind, "person", f"{called(source)}{told}", claim.place(attribution))
