"""The report that an editor reads in a terminal."""

from __future__ import annotations

from onrecord.domain import Audit
from onrecord.reporters._finding import closing, finding_lines
from onrecord.reporters._ledger import explanation_lines
from onrecord.reporters._style import Style

FORMAT = "text"


def render(audit: Audit, style: Style) -> str:
    """Each finding with its sentence, the phrase underlined; at the end the summary."""
    lines: list[str] = []
    if style.explain:
        lines = [line for report in audit.reports for line in explanation_lines(report, style.explain, style)]
        return "".join(f"{line.rstrip()}\n" for line in lines)
    for report in audit.reports:
        for finding in report.findings:
            lines += finding_lines(report.dossier, finding, style, with_path=True)
    lines += closing(audit, style)
    return "".join(f"{line.rstrip()}\n" for line in lines)
