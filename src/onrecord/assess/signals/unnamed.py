"""Unnamed sources, at a level that depends on how closely the article describes them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, Grade, Message, Source, SourceKind
from onrecord.language.patterns import pattern

_OFFICIALS, _OF_A_HOUSE = pattern("officials.plural"), pattern("research.team_of_a_house")
_OF_A_BODY = pattern("officials.of_named_body")


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each unnamed source that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.unnamed:
            grade = source.grade or Grade.D0
            speaks_for = _speaks_for(source)
            if speaks_for:
                because = Message.of(speaks_for, source=called(source))
                yield claim.start("named-organization", "unnamed", because, claim.place(attribution))
                continue
            official = source.kind is SourceKind.UNNAMED_GROUP and _OFFICIALS.fullmatch(called(source))
            kind = "unnamed-organization" if official else f"unnamed-{grade.value}"
            code = "speak-for-unnamed-organisation" if official else kind
            yield claim.start(kind, "unnamed", Message.of(code, source=called(source)), claim.place(attribution))


def _speaks_for(source: Source) -> str:
    """Return what those do for a body that the phrase for them names, as a message; nothing if it names none."""
    if source.kind is not SourceKind.UNNAMED_GROUP:
        return ""
    if _OF_A_HOUSE.match(called(source)):
        return "publish-for-named-organisation"
    return "act-for-named-organisation" if _OF_A_BODY.match(called(source)) else ""
