"""Between which numbers an editor's score lies 8 times in 10."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from onrecord.assess.points import points_of, weights
from onrecord.domain import Assertion

_EIGHT_IN_TEN = 1.28
"""Standard deviations to each side that hold 8 of 10 values."""


def interval(scored: Sequence[Assertion], value: float | None) -> tuple[float | None, float | None]:
    """Return low and high for the score `value` of these assertions; None where there is no score.

    The error of the sum is that of articles it was not fitted to; what is not certain to have a burden adds to it.
    """
    if value is None:
        return None, None
    width = _EIGHT_IN_TEN * sqrt(weights().error ** 2 + doubt(scored) ** 2)
    return max(0.0, value - width), min(100.0, value + width)


def doubt(scored: Sequence[Assertion]) -> float:
    """Return by how much the score may be off, as a standard deviation, as assertions may have no burden after all."""
    whole = sum(assertion.weight for assertion in scored)
    if not whole:
        return 0.0
    rows = [(assertion, points_of(assertion)) for assertion in scored]
    mean = sum(row.weight * points for row, points in rows) / whole
    spread = sum(
        row.burden_probability
        * (1 - row.burden_probability)
        * (row.weight / row.burden_probability * (points - mean)) ** 2
        for row, points in rows
    )
    return sqrt(spread) / whole
