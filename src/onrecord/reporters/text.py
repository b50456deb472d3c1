"""The report that an editor reads in a terminal."""

from __future__ import annotations

from onrecord.domain import Audit
from onrecord.reporters._finding import (
    closing,
    explained,
    findings_lines,
    has_something,
    joined,
    opening,
    verdict_block,
)
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "text"
SHOWS = frozenset({"sources", "statistics", "explain"})


def render(audit: Audit, style: Style) -> str:
    """Each draft's verdict, then its findings by sentence, the phrases underlined; at the end the summary."""
    lines: list[str] = []
    if style.explain:
        return joined(explained(audit, style, style.explain))
    lines += opening(audit, style)
    for report in audit.reports:
        if has_something(audit, report, style):
            lines += verdict_block(report, style, safe(report.dossier.document.name))
        lines += findings_lines(report, style, with_path=True)
    lines += closing(audit, style)
    return joined(lines)
