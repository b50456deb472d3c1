"""The ledger of statements, for a spreadsheet: one row per sourced statement, who makes it and how well placed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from onrecord.domain import CLASS_OF, Assertion, Attribution, Audit, Dossier, Report, Span
from onrecord.reporters._failures import headed, hold_rule, reason
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._verdict import hold_reason

FORMAT = "csv"
SHOWS = frozenset({"sources"})
COLUMNS = (
    "path", "line", "statement", "kind", "name", "source", "title", "affiliation", "justification", "grade", "reason",
    "directness", "confidence", "claim_class", "level", "need", "failure", "hold",
)  # fmt: skip


def render(audit: Audit, style: Style) -> str:
    """Comma-separated, with a header; a cell that a spreadsheet would run as a formula gets an apostrophe before it.

    A row whose `failure` or `hold` is filled is no statement: it tells what the draft fails (without a path: the run),
    or why it is on hold.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for failure in audit.overall:
        writer.writerow(_told("", "", headed(failure, failure.reason), None))
    for report in audit.reports:
        writer.writerows(_failures_and_holds(report))
        ranked = sorted(
            report.dossier.assertions,
            key=lambda assertion: (not assertion.in_headline, assertion.weight, -assertion.backing),
        )
        classed = {at: finding for finding in ranked for at in finding.attributions}
        for index, attribution in enumerate(report.dossier.attributions):
            row = (*_row(report.dossier, attribution), *_scored(classed.get(index)), None, None)
            writer.writerow([_cell(value) for value in row])
    return table.getvalue()


def _failures_and_holds(report: Report) -> Iterator[list[str]]:
    document = report.dossier.document
    for failure in report.unmet:
        line = document.locate(failure.at or document.top).line
        yield _told(document.name, line, headed(failure, reason(report, failure)), None)
    for hold in report.dossier.score.holds if report.dossier.score else ():
        line = document.locate(hold.at).line
        yield _told(document.name, line, None, f"{hold_rule(hold)}: {hold_reason(report.dossier, hold)}")


def _told(path: str, line: object, failure: str | None, hold: str | None) -> list[str]:
    return [_cell(value) for value in (path, line, *[None] * (len(COLUMNS) - 4), failure, hold)]


def _row(dossier: Dossier, attribution: Attribution) -> tuple[object, ...]:
    source = dossier.source_of(attribution)
    statement = dossier.statement(attribution)
    return (
        dossier.document.name,
        dossier.document.locate(statement).line,
        dossier.text(statement),
        source.kind.value,
        source.name,
        dossier.words(attribution.source),
        source.title,
        source.affiliation,
        _joined(dossier, source.justification),
        source.grade and source.grade.value,
        source.reason and source.reason.kind.value,
        attribution.directness.value,
        round(attribution.confidence, 2),
    )


def _scored(assertion: Assertion | None) -> tuple[object, ...]:
    """Class, level and need of the weightiest assertion that the statement makes, outside the headline if it can be."""
    if assertion is None:
        return (None, None, None)
    return (
        (CLASS_OF[assertion.burden].value, assertion.level, assertion.need)
        if assertion.weight
        else ("unscored", None, None)
    )


def _joined(dossier: Dossier, spans: tuple[Span, ...]) -> str:
    return "; ".join(dict.fromkeys(dossier.text(span) for span in spans))


def _cell(value: object) -> str:
    text = safe(" ".join(str(value).split())) if value is not None else ""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
