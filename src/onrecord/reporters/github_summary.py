"""The summary of a GitHub Actions job: Markdown of a size that GitHub takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.domain import Audit, Finding, Report
from onrecord.reporters._markdown import code, drafts, finding_line, heading, quotation, set_aside, skipped, verdict
from onrecord.reporters._places import path_of
from onrecord.reporters._style import Style

FORMAT = "github-summary"

_MOST = 1_000_000
"""Bytes; over 1 MiB (1,048,576) GitHub refuses the summary, the whole of it."""
_ROWS = 200
"""Drafts, and inputs that could not be audited, that are listed one by one."""


class _Sheet:
    """Blocks of lines as long as they fit."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._left = _MOST

    def add(self, *lines: str) -> bool:
        """Whether these lines were added."""
        size = sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)
        if size > self._left:
            return False
        self._left -= size
        self.lines += lines
        return True


def render(audit: Audit, style: Style) -> str:
    """The table of drafts, then the findings of each, folded away where there are several; what is left out is told."""
    sheet = _Sheet()
    sheet.add(heading(audit), "")
    _overview(sheet, audit, style)
    opened = " open" if len(audit.reports) == 1 else ""
    left = sum(_draft(sheet, report, style, opened) for report in audit.reports)
    more = [f"… and {left:,} more findings than a summary holds."] if left else []
    return "".join(f"{line}\n" for line in [*sheet.lines, *more])


def _overview(sheet: _Sheet, audit: Audit, style: Style) -> None:
    """The drafts with most findings, in their order, and what was skipped."""
    ranked = sorted(range(len(audit.reports)), key=lambda number: -len(audit.reports[number].findings))
    chosen = tuple(audit.reports[number] for number in sorted(ranked[:_ROWS]))
    shown = replace(audit, reports=chosen, skipped=audit.skipped[:_ROWS])
    if shown.reports:
        sheet.add(*drafts(shown, style))
    if more := len(audit.reports) - len(shown.reports):
        sheet.add("", f"… and {more:,} more drafts.")
    sheet.add("", *skipped(shown, style))
    if more := len(audit.skipped) - len(shown.skipped):
        sheet.add(f"- … and {more:,} more.")


def _draft(sheet: _Sheet, report: Report, style: Style, opened: str) -> int:
    """Adds the findings of one draft; how many of them did not fit."""
    if not report.findings and not report.set_aside and not (report.dossier.score and report.dossier.score.holds):
        return 0
    path = code(path_of(report.dossier.document.name, style))
    title = f"<details{opened}><summary>{_html(path)}: {len(report.findings)}</summary>"
    told = [*verdict(report), ""]
    first, *rest = [list(_lines(report, finding)) for finding in report.findings] or [[]]
    if not sheet.add("", title, "", *told, *first, "</details>"):
        return len(report.findings)
    sheet.lines.pop()
    left = sum(not sheet.add(*lines) for lines in rest)
    sheet.add(*set_aside(report), "")
    sheet.lines.append("</details>")
    return left


def _lines(report: Report, finding: Finding) -> Iterator[str]:
    yield finding_line(report.dossier, finding)
    yield ""
    yield quotation(report.dossier, finding)
    yield ""


def _html(span: str) -> str:
    """A code span where Markdown is not read."""
    return f"<code>{span.strip('`')}</code>" if span.startswith("`") else span
