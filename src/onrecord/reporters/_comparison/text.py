"""The comparison that an editor reads in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from onrecord.domain import Change, Comparison, Direction
from onrecord.reporters._comparison._lines import figures, heading, name, passages, summary
from onrecord.reporters._paint import tint
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "text"
_TONE = {"−": "red", "+": "green"}
_COLOR = {Direction.WEAKER: "red", Direction.NEUTRAL: "blue", Direction.STRONGER: "green"}


def render(comparison: Comparison, style: Style) -> str:
    """Each change with the sentences before and after, worst first; at the end the figures and the summary."""
    lines: list[str] = []
    for change in comparison.changes:
        lines += _change(comparison, change, style)
    if not style.quiet:
        lines.append(tint(f"{name(comparison.old)} → {name(comparison.new)}", "bold", style))
        lines += _wrapped(figures(comparison), "  ", "  ", style)
        lines += ["", summary(comparison)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _change(comparison: Comparison, change: Change, style: Style) -> Iterator[str]:
    """Place and kind, what happened, and the passages."""
    color = _COLOR[change.direction]
    where = tint(heading(comparison, change), "bold", style)
    yield f"{where}  {tint(change.direction.value, color, style)}  {tint(change.kind.value, color, style)}"
    yield from _wrapped(safe(change.message), "  ", "  ", style)
    yield ""
    for sign, passage in passages(comparison, change):
        yield from (tint(line, _TONE.get(sign), style) for line in _wrapped(passage, f"    {sign} ", "      ", style))
    yield ""


def _wrapped(text: str, first: str, rest: str, style: Style) -> list[str]:
    return textwrap.wrap(text, width=max(30, style.width), initial_indent=first, subsequent_indent=rest)
