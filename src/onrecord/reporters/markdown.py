"""The report as Markdown, for a comment on a change or a page of a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Audit, Report
from onrecord.report_mark import MARKDOWN
from onrecord.reporters._markdown import (
    code,
    counts,
    drafts,
    has_something,
    heading,
    opening,
    sentence,
    set_aside,
    skipped,
    sources,
    verdict,
)
from onrecord.reporters._passage import by_sentence
from onrecord.reporters._places import path_of
from onrecord.reporters._style import Style

FORMAT = "markdown"
SHOWS = frozenset({"sources", "statistics"})


def render(audit: Audit, style: Style) -> str:
    """Return the sum, the verdict, the table of drafts, and each draft's findings by sentence, with the remedy."""
    lines = [heading(audit), ""]
    if audit.reports:
        lines += [*opening(audit), ""]
        lines += [*drafts(audit, style), ""]
    if audit.skipped or audit.passed_over:
        lines += [*skipped(audit, style), ""]
    if style.statistics and audit.findings:
        lines += [*counts(audit), ""]
    for report in audit.reports:
        if has_something(audit, report) or style.sources:
            lines += _draft(report, style, alone=len(audit.reports) == 1)
    return MARKDOWN + "".join(f"{line}\n" for line in lines)


def _draft(report: Report, style: Style, *, alone: bool) -> Iterator[str]:
    """Yield a draft's heading; its verdict, unless the report began with it; its sources, findings and suppressions."""
    if not alone or report.findings or report.set_aside or style.sources:
        yield f"## {code(path_of(report.dossier.document.name, style))}"
        yield ""
    if not alone:
        yield from verdict(report)
        yield ""
    if style.sources:
        yield from sources(report)
        yield ""
    for group in by_sentence(report.dossier, report.findings):
        yield from sentence(report.dossier, group, with_help=not style.quiet)
    if report.set_aside:
        yield "Excluded findings:"
        yield ""
        yield from set_aside(report)
        yield ""
