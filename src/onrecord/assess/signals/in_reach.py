"""A source that carries a line of the reporter's own: the one credited around it, or the one the article rests on."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.assess.reach import LIKELY, carried
from onrecord.domain import Effect, Evidence, Message


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start where a source more likely than not carries the line, else a possible one."""
    found = carried(claim.dossier, claim.assertion)
    if found:
        carrier = found.carrier
        effect = Effect.START if found.probability >= LIKELY else Effect.POSSIBLE
        because = Message.of(carrier.how, source=carrier.name, probability=f"{found.probability:.3g}")
        level = claim.rubric.level[carrier.kind]
        yield Evidence("in-reach", effect, level, because, carrier.at, found.probability)
