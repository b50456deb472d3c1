"""Between which numbers an editor's score lies 8 times in 10."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from onrecord.domain import Assertion

_LEVELS = 0.3
"""How far off the backing of one assertion is, as a standard deviation: its level may be read wrongly."""
_EDITORS = 7.0
"""How far off the score of an article is, however many assertions it has, as a standard deviation in points."""
_EIGHT_IN_TEN = 1.28
"""Standard deviations to each side that hold 8 of 10 values."""


def interval(scored: Sequence[Assertion], value: float | None) -> tuple[float | None, float | None]:
    """Return low and high for the score `value` of these assertions; None where there is no score.

    An assertion may have no burden after all, and a level may be wrong; the constants are fitted to readers' scores of
    articles (`training/burden/interval.py`).
    """
    if value is None:
        return None, None
    total = sum(each.weight for each in scored)
    spread = 0.0
    for each in scored:
        doubt = each.burden_probability * (1 - each.burden_probability)
        full = each.weight / each.burden_probability
        spread += doubt * (full * (each.backing - value / 100)) ** 2 + (each.weight * _LEVELS) ** 2
    width = _EIGHT_IN_TEN * sqrt(10_000 * spread / total**2 + _EDITORS**2)
    return max(0.0, value - width), min(100.0, value + width)
