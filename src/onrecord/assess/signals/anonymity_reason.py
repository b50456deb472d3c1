"""Every source is unnamed, and the reason for that is missing or a stock phrase."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, briefly, called
from onrecord.domain import Effect, Evidence, Message, ReasonKind
from onrecord.language.patterns import pattern

_CODES = {ReasonKind.NONE: "no-reason", ReasonKind.BOILERPLATE: "stock-reason"}

_IN_COURT, _OF_A_HOUSE = pattern("sources.in_court"), pattern("research.team_of_a_house")
"""They speak in public, by what they rule or publish: nobody protects them."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a minus if all who are credited, but judges, are unnamed without a reason that tells their risk."""
    supports = claim.supports
    reasons = [source.reason for _, source in supports if source.unnamed and source.reason]
    if (
        not supports
        or len(reasons) < len(supports)
        or any(explanation.kind is ReasonKind.CAUSAL for explanation in reasons)
    ):
        return
    attribution, source = supports[0]
    reason = reasons[0]
    public = _IN_COURT.search(called(source)) or _OF_A_HOUSE.match(called(source))
    if reason.kind is ReasonKind.NONE and public:
        return
    because = Message.of(_CODES[reason.kind], source=briefly(source))
    yield Evidence("anonymity-reason", Effect.LOWER, -1, because, reason.span or claim.place(attribution))
