"""Small charts in SVG: a bar, bars on top of each other, a line. All words are left to the page, so that they wrap."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

_WIDTH, _HEIGHT = 100.0, 30.0


def bar(share: float) -> Markup:
    """Return a bar of that share of the width, 0 to 1."""
    return _svg(
        "bar", f'<rect class="track" width="100" height="10"/><rect width="{_number(100 * share)}" height="10"/>'
    )


def stacked(counts: Sequence[int]) -> Markup:
    """One bar of several parts, which fill the width."""
    total, left, parts = sum(counts) or 1, 0.0, []
    for number, count in enumerate(counts):
        width = 100 * count / total
        parts.append(f'<rect class="part-{number}" x="{_number(left)}" width="{_number(width)}" height="10"/>')
        left += width
    return _svg("bar", "".join(parts))


def line(values: Sequence[float | None], low: float, high: float) -> Markup:
    """Return a line through the values, from left to right; where one is missing, it is broken."""
    step, span = _WIDTH / max(1, len(values) - 1), (high - low) or 1
    runs: list[list[str]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{_number(index * step)},{_number(_HEIGHT * (1 - (value - low) / span))}")
    drawn = "".join(f'<polyline points="{" ".join(run)}"/>' for run in runs if len(run) > 1)
    alone = "".join(f'<polyline class="point" points="{run[0]} {run[0]}"/>' for run in runs if len(run) == 1)
    return _svg("line", drawn + alone, _HEIGHT)


def _svg(kind: str, inside: str, height: float = 10.0) -> Markup:
    """Return a chart of numbers only. It is decoration to a screen reader, for each value stands beside it."""
    return Markup(
        f'<svg class="{kind}" viewBox="0 0 100 {height:g}" preserveAspectRatio="none" aria-hidden="true">{inside}</svg>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
