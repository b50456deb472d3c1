"""One line a finding, for editors' jump lists and for grep."""

from __future__ import annotations

from onrecord.domain import Audit
from onrecord.reporters._failures import headed, reason
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._summary import summary

FORMAT = "concise"
SHOWS: frozenset[str] = frozenset()


def render(audit: Audit, style: Style) -> str:
    """path:line:column: severity CODE name: message; failed requirements in the same way; then the summary."""
    lines = []
    for report in audit.reports:
        document = report.dossier.document
        for failure in report.unmet:
            at = document.locate(failure.at or document.top)
            lines.append(
                f"{safe(document.name)}:{at.line}:{at.column}: error {headed(failure, reason(report, failure))}"
            )
        for finding in report.findings:
            at = document.locate(finding.span)
            lines.append(
                f"{safe(document.name)}:{at.line}:{at.column}: {finding.severity.label} {finding.rule.code} "
                f"{finding.rule.name}: {safe(finding.message)}"
            )
    lines += [f"error {headed(each, each.reason)}" for each in audit.overall]
    if not style.quiet:
        lines.append(summary(audit))
    return "".join(f"{line}\n" for line in lines)
