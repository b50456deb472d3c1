"""Every source is unnamed, and the reason for that is missing or a stock phrase."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Effect, Evidence, ReasonKind
from onrecord.language.patterns import pattern

_TOLD = {
    ReasonKind.NONE: "no reason is given for the anonymity of",
    ReasonKind.BOILERPLATE: "only a stock phrase is given as the reason for the anonymity of",
}

_IN_COURT, _OF_A_HOUSE = pattern("sources.in_court"), pattern("research.team_of_a_house")
"""They speak in public, by what they rule or publish: nobody protects them."""


def find(claim: Claim) -> Iterator[Evidence]:
    """A minus if all who are credited, judges aside, are unnamed informants without a reason that tells their risk."""
    supports = claim.supports
    reasons = [source.reason for _, source in supports if source.unnamed and source.reason]
    if not supports or len(reasons) < len(supports) or any(each.kind is ReasonKind.CAUSAL for each in reasons):
        return
    attribution, source = supports[0]
    reason = reasons[0]
    public = _IN_COURT.search(called(source)) or _OF_A_HOUSE.match(called(source))
    if reason.kind is ReasonKind.NONE and public:
        return
    because = f"{_TOLD[reason.kind]} “{called(source)}”"
    yield Evidence("anonymity-reason", Effect.LOWER, -1, because, reason.span or claim.place(attribution))
