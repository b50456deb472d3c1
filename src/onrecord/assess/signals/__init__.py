"""A claim to the evidence behind it. One kind of evidence a file; a signal is known because its file is here.

A signal module offers `find(claim)`, which yields Evidence: what was found, what it does, why, and where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import cast

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence
from onrecord.plugins import modules

__all__ = ["evidence"]

_ORDER = (Effect.START, Effect.POSSIBLE, Effect.RAISE, Effect.LOWER, Effect.NOTE)


def evidence(claim: Claim) -> tuple[Evidence, ...]:
    """All evidence for a claim: what starts it first, the highest level first."""
    pieces = [each for find in _signals() for each in find(claim)]
    return tuple(sorted(pieces, key=lambda piece: (_ORDER.index(piece.effect), -piece.points, piece.at, piece.signal)))


@cache
def _signals() -> tuple[Callable[[Claim], Iterator[Evidence]], ...]:
    return tuple(cast("Callable[[Claim], Iterator[Evidence]]", module.find) for module in modules(__name__))
