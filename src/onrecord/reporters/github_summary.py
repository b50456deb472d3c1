"""The summary of a GitHub Actions job: Markdown of a size that GitHub takes."""

from __future__ import annotations

from dataclasses import replace

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

FORMAT = "github-summary"
SHOWS = frozenset({"sources", "statistics"})

_MOST = 1_000_000
"""Bytes; over 1 MiB (1,048,576) GitHub refuses the summary, the whole of it."""
_ROWS = 200
"""Drafts, and inputs that could not be audited, that are listed one by one."""
_TOGETHER = 50
"""Findings on one sentence that are added or left out together."""


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
    """Return the verdict, the table of drafts, then the findings of each, folded away where there are several.

    The last line says how many findings are left out.
    """
    sheet = _Sheet()
    sheet.add(heading(audit), "", *opening(audit), "")
    _overview(sheet, audit, style)
    if style.statistics and audit.findings:
        sheet.add("", *counts(audit))
    left = sum(_draft(sheet, audit, report, style) for report in audit.reports)
    more = [f"… and {left:,} more findings, for which a job summary has no room."] if left else []
    return MARKDOWN + "".join(f"{line}\n" for line in [*sheet.lines, *more])


def _overview(sheet: _Sheet, audit: Audit, style: Style) -> None:
    """Add the drafts with most findings, in their order, and what was skipped."""
    ranked = sorted(range(len(audit.reports)), key=lambda number: -len(audit.reports[number].findings))
    chosen = tuple(audit.reports[number] for number in sorted(ranked[:_ROWS]))
    left = _ROWS - min(_ROWS, len(audit.skipped))
    shown = replace(audit, reports=chosen, skipped=audit.skipped[:_ROWS], passed_over=audit.passed_over[:left])
    if shown.reports:
        sheet.add(*drafts(shown, style))
    if more := len(audit.reports) - len(shown.reports):
        sheet.add("", f"… and {more:,} more drafts.")
    sheet.add("", *skipped(shown, style))
    if more := len(audit.skipped) + len(audit.passed_over) - len(shown.skipped) - len(shown.passed_over):
        sheet.add(f"- … and {more:,} more.")


def _draft(sheet: _Sheet, audit: Audit, report: Report, style: Style) -> int:
    """Add the verdict and the findings of one draft; return how many of these did not fit."""
    alone = len(audit.reports) == 1
    if not (has_something(audit, report) or style.sources) or (alone and not (report.findings or report.set_aside)):
        if alone and style.sources:
            sheet.add("", *sources(report))
        return 0
    path = code(path_of(report.dossier.document.name, style))
    title = f"<details{' open' if alone else ''}><summary>{_html(path)}: {len(report.findings)}</summary>"
    told = [] if alone else [*verdict(report), ""]
    told += [*sources(report), ""] if style.sources else []
    groups = [
        group[at : at + _TOGETHER]
        for group in by_sentence(report.dossier, report.findings)
        for at in range(0, len(group), _TOGETHER)
    ]
    first, *rest = [list(sentence(report.dossier, group, with_help=False)) for group in groups] or [[]]
    if not sheet.add("", title, "", *told, *first, "</details>"):
        return len(report.findings)
    sheet.lines.pop()
    left = sum(len(group) for group, lines in zip(groups[1:], rest, strict=True) if not sheet.add(*lines))
    sheet.add(*set_aside(report), "")
    sheet.lines.append("</details>")
    return left


def _html(span: str) -> str:
    """Return a code span where Markdown is not read."""
    return f"<code>{span.strip('`')}</code>" if span.startswith("`") else span
