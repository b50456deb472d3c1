"""A source that carries a line of the reporter's own: the one credited around it, or the one the article rests on."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.assess.reach import LIKELY, carried
from onrecord.domain import Effect, Evidence


def find(claim: Claim) -> Iterator[Evidence]:
    """A start where a source more likely than not carries the line, else a note on how likely one does."""
    found = carried(claim.dossier, claim.assertion)
    if found is None:
        return
    carrier = found.carrier
    because = f"{carrier.how} {carrier.name} (probability {found.probability:.2f})"
    if found.probability >= LIKELY:
        yield claim.start(carrier.kind, "in-reach", because, carrier.at)
    else:
        yield Evidence("in-reach", Effect.NOTE, 0, because, carrier.at)
