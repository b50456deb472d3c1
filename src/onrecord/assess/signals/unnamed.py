"""Unnamed sources, at a level that depends on how closely the article describes them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, Grade, Message, SourceKind
from onrecord.language.patterns import pattern

_OFFICIALS, _OF_A_HOUSE = pattern("officials.plural"), pattern("research.team_of_a_house")


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each unnamed source that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.unnamed:
            grade = source.grade or Grade.D0
            if source.kind is SourceKind.UNNAMED_GROUP and _OF_A_HOUSE.match(called(source)):
                because = Message.of("publish-for-named-organisation", source=called(source))
                yield claim.start("named-organization", "unnamed", because, claim.place(attribution))
                continue
            official = source.kind is SourceKind.UNNAMED_GROUP and _OFFICIALS.fullmatch(called(source))
            kind = "unnamed-organization" if official else f"unnamed-{grade.value}"
            code = "speak-for-unnamed-organisation" if official else kind
            yield claim.start(kind, "unnamed", Message.of(code, source=called(source)), claim.place(attribution))
