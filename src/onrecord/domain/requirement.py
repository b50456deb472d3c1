"""What a draft must meet for the check to pass, and what it fails."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.domain.finding import Finding
from onrecord.domain.rule import Severity
from onrecord.domain.score import Hold, Score
from onrecord.domain.span import Span

_EXACT = 1e-9
"""What a sum of fractions may be off by."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """What one draft must meet, by the names of the settings; None where nothing is required."""

    fail_on: Severity = Severity.WARNING
    min_score: int | None = None
    fail_on_hold: bool = False
    max_score_drop: float | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """One reason why the check fails: the setting that was not met, and why, as a clause without a full stop.

    `at` is where to point in the draft, None where the reason is the run's as a whole. `hold` is given where a hold
    is the reason, `findings` where findings are.
    """

    setting: str
    reason: str
    at: Span | None = None
    hold: Hold | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Growth:
    """A rule that finds more than the baseline knows of."""

    rule: str
    before: int
    now: int


def unmet(required: Requirements, score: Score | None, fall: float, top: Span) -> Iterator[Failure]:
    """Yield what a draft's score fails; `fall` is the points lost since the base, `top` where the draft begins."""
    if score is None:
        return
    least, most = required.min_score, required.max_score_drop
    if least is not None and score.backing is not None and score.backing < least:
        shown = _tenths(score.backing, math.floor)
        yield Failure("min-score", f"the backing score is {shown}, below the required {least}", top)
    if most is not None and fall > most + _EXACT:
        shown = _tenths(fall, math.ceil)
        reason = f"the backing score fell by {shown} points since the base version; at most {most:g} are allowed"
        yield Failure("max-score-drop", reason, top)
    if required.fail_on_hold:
        yield from (Failure("fail-on-hold", "the draft is on hold", hold.at, hold) for hold in score.holds)


def _tenths(value: float, towards: Callable[[float], int]) -> str:
    """Return the value to one decimal, rounded towards the side on which it fails: never "60, below 60"."""
    return f"{towards(round(value * 10, 6)) / 10:g}"
