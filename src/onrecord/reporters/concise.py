"""One line a finding, for editors' jump lists and for grep."""

from __future__ import annotations

from onrecord.domain import Audit
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._summary import summary

FORMAT = "concise"


def render(audit: Audit, style: Style) -> str:
    """path:line:column: severity CODE name: message, then the summary."""
    lines = []
    for report in audit.reports:
        document = report.dossier.document
        for finding in report.findings:
            at = document.locate(finding.span)
            lines.append(
                f"{safe(document.name)}:{at.line}:{at.column}: {finding.severity.label} {finding.rule.code} "
                f"{finding.rule.name}: {safe(finding.message)}"
            )
    if not style.quiet:
        lines.append(summary(audit))
    return "".join(f"{line}\n" for line in lines)
