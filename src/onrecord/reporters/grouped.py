"""The terminal report by draft: a heading with its title, its verdict, then its findings."""

from __future__ import annotations

from onrecord.domain import Audit, Document
from onrecord.reporters._finding import (
    closing,
    explained,
    findings_lines,
    has_something,
    joined,
    opening,
    verdict_block,
)
from onrecord.reporters._paint import paint
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "grouped"
SHOWS = frozenset({"sources", "statistics", "explain"})


def render(audit: Audit, style: Style) -> str:
    """Each draft that has something to tell under a heading of its own; at the end the summary."""
    lines: list[str] = []
    if style.explain:
        return joined(explained(audit, style, style.explain))
    lines += opening(audit, style)
    for report in audit.reports:
        heading = _heading(report.dossier.document, len(report.findings))
        if has_something(audit, report, style):
            lines += verdict_block(report, style, heading)
        elif report.findings:
            lines += [paint(heading, "bold" if style.color else None), ""]
        lines += findings_lines(report, style, with_path=False)
    lines += closing(audit, style)
    return joined(lines)


def _heading(document: Document, findings: int) -> str:
    title = f" — {' '.join(safe(document.title).split())}" if document.title else ""
    return f"{safe(document.name)}{title} ({findings})"
