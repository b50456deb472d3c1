"""The terminal report by draft: a heading with its title, then its findings."""

from __future__ import annotations

from onrecord.domain import Audit, Document
from onrecord.reporters._finding import closing, finding_lines
from onrecord.reporters._paint import paint
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "grouped"


def render(audit: Audit, style: Style) -> str:
    """Each draft that has findings under a heading of its own; at the end the summary."""
    lines: list[str] = []
    for report in audit.reports:
        if report.findings:
            lines += [
                paint(_heading(report.dossier.document, len(report.findings)), "bold" if style.color else None),
                "",
            ]
            for finding in report.findings:
                lines += finding_lines(report.dossier, finding, style, with_path=False)
    lines += closing(audit, style)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _heading(document: Document, findings: int) -> str:
    title = f" — {' '.join(safe(document.title).split())}" if document.title else ""
    return f"{safe(document.name)}{title} ({findings})"
