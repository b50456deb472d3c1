"""One line a finding, for editors' jump lists and for grep."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Audit, Document, Report, Span
from onrecord.reporters._failures import headed, hold_rule, holds, reason
from onrecord.reporters._not_read import not_read_lines
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._summary import summary
from onrecord.reporters._verdict import hold_reason

FORMAT = "concise"
SHOWS: frozenset[str] = frozenset()


def render(audit: Audit, style: Style) -> str:
    """path:line:column: severity CODE name: message; then the summary. Failed requirements and holds look the same."""
    lines = [line for report in audit.reports for line in _draft(report)]
    lines += [f"error {headed(failure, failure.reason)}" for failure in audit.overall]
    if not style.quiet:
        lines += not_read_lines(audit, style)
        lines.append(summary(audit))
    return "".join(f"{line}\n" for line in lines)


def _draft(report: Report) -> Iterator[str]:
    document = report.dossier.document
    for failure in report.unmet:
        yield _line(document, failure.at or document.top, f"error {headed(failure, reason(report, failure))}")
    for hold in holds(report):
        yield _line(document, hold.at, f"warning {hold_rule(hold)}: {hold_reason(report.dossier, hold)}")
    for finding in report.findings:
        yield _line(document, finding.span, f"{finding.severity.label} {finding.title}: {finding.message}")


def _line(document: Document, span: Span, told: str) -> str:
    at = document.locate(span)
    return safe(f"{document.name}:{at.line}:{at.column}: {told}")
