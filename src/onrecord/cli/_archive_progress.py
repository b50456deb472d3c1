"""Where the audit of an archive is: articles, rate and time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli._say import complain

if TYPE_CHECKING:
    from onrecord.archive.job import Progress

_EVERY = 60.0
"""Seconds between two lines where there is no terminal."""


def shown(steps: Iterator[Progress], *, wanted: bool) -> Progress:
    """Go through the steps and show each on a terminal, in a log one a minute; return the last."""
    began = told = time.monotonic()
    step = next(steps)
    on_terminal = wanted and sys.stderr is not None and sys.stderr.isatty()
    for step in steps:
        now = time.monotonic()
        if on_terminal:
            sys.stderr.write(f"\r\x1b[K{line(step, now - began)}")
            sys.stderr.flush()
        elif wanted and now - told >= _EVERY:
            complain(line(step, now - began))
            told = now
    if on_terminal:
        sys.stderr.write("\r\x1b[K")
    return step


def line(step: Progress, seconds: float) -> str:
    """How far it is, how fast, and how long it will take."""
    message = f"{step.before + step.done:,} of {step.total:,} articles"
    if not step.done or seconds <= 0:
        return message
    left = max(0, step.total - step.before - step.done) * seconds / step.done
    return f"{message}, {step.failed:,} with errors, {step.words / seconds:,.0f} words/s, {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
