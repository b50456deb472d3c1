"""What a page that stays open takes from the HTML report: the page itself, a draft, a comparison, a row of a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from onrecord.domain import Audit, Comparison, Report
from onrecord.reporters._comparison._lines import figures, heading, passages, summary
from onrecord.reporters._style import Style
from onrecord.reporters._verdict import verdict_lines

if TYPE_CHECKING:
    from onrecord.reporters._html.draft import Wire


def live_page(template: str, package: str, **values: Any) -> str:
    """Return a page of `package`, with the style and the script of the report, that may ask its own server."""
    from onrecord.reporters._html.page import page

    return page(template, package=package, home=None, **values)


def live_draft(report: Report) -> str:
    """Return the report on one draft, without the page around it."""
    from onrecord.reporters._html.page import part

    return part("draft.html.j2", draft=_draft(report), level=1)


def live_row(report: Report, package: str, **values: Any) -> str:
    """Return the row of a draft in a list of drafts: the cells are those of `row.html.j2` in `package`."""
    from onrecord.reporters._html.page import part

    counts = Counter(finding.severity.label for finding in report.findings)
    document, score = report.dossier.document, report.dossier.score
    told = {"document": document, "score": score, "verdict": verdict_lines(report)[0], "counts": counts}
    return part("row.html.j2", package=package, **told, **values)


def live_comparison(comparison: Comparison) -> str:
    """Return what changed in the sourcing between two versions of a draft, worst first."""
    from onrecord.reporters._html.page import part

    changes = [
        (change, heading(comparison, change), list(passages(comparison, change))) for change in comparison.changes
    ]
    return part("comparison.html.j2", summary=summary(comparison), figures=figures(comparison), changes=changes)


def _draft(report: Report) -> Wire:
    from onrecord.reporters._html.draft import draft, wire_of

    return draft(report, wire_of(Audit((report,)), Style())["documents"][0])
