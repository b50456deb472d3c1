"""Unnamed sources, at a level that depends on how closely the article describes them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, Grade, SourceKind
from onrecord.language.patterns import pattern

_OFFICIALS, _OF_A_HOUSE = pattern("officials.plural"), pattern("research.team_of_a_house")

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
            if source.kind is SourceKind.UNNAMED_GROUP and _OF_A_HOUSE.match(called(source)):
                because = f"{called(source)}: they publish for a body that is named"
                yield claim.start("named-organization", "unnamed", because, claim.place(attribution))
                continue
            official = source.kind is SourceKind.UNNAMED_GROUP and _OFFICIALS.fullmatch(called(source))
            kind = "unnamed-organization" if official else f"unnamed-{grade.value}"
            told = "those who speak for a body that is not named" if official else f"{_TOLD[grade]} ({grade.value})"
            yield claim.start(kind, "unnamed", f"“{called(source)}”: {told}", claim.place(attribution))
