"""The report as Markdown, for a comment on a change or a page of a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Audit, Report
from onrecord.reporters._markdown import (
    code,
    drafts,
    escaped,
    finding_line,
    heading,
    quotation,
    set_aside,
    skipped,
    verdict,
)
from onrecord.reporters._places import path_of
from onrecord.reporters._style import Style

FORMAT = "markdown"


def render(audit: Audit, style: Style) -> str:
    """The sum, the table of drafts, and each draft's findings with sentence and remedy."""
    lines = [heading(audit), ""]
    if audit.reports:
        lines += [*drafts(audit, style), ""]
    if audit.skipped:
        lines += [*skipped(audit, style), ""]
    for report in audit.reports:
        lines += _draft(report, style)
    return "".join(f"{line}\n" for line in lines)


def _draft(report: Report, style: Style) -> Iterator[str]:
    told = list(verdict(report))
    if report.findings or report.set_aside or told:
        yield f"## {code(path_of(report.dossier.document.name, style))}"
        yield ""
    if told:
        yield from told
        yield ""
    for finding in report.findings:
        yield finding_line(report.dossier, finding)
        yield ""
        yield quotation(report.dossier, finding)
        yield ""
        if not style.quiet:
            yield f"*{escaped(finding.help)}*"
            yield ""
    if report.set_aside:
        yield "Set aside:"
        yield ""
        yield from set_aside(report)
        yield ""
