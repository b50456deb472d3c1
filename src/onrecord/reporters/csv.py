"""The ledger of statements, for a spreadsheet: one row per sourced statement, who makes it and how well placed."""

from __future__ import annotations

import csv
import io

from onrecord.domain import Assertion, Attribution, Audit, Dossier, Span
from onrecord.reporters._failures import headed, reason
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "csv"
SHOWS = frozenset({"sources"})
COLUMNS = (
    "path", "line", "statement", "kind", "name", "source", "title", "affiliation", "justification", "grade", "reason",
    "directness", "confidence", "claim_class", "level", "need", "failure",
)  # fmt: skip


def render(audit: Audit, style: Style) -> str:
    """Comma-separated, with a header; a cell that a spreadsheet would run as a formula gets an apostrophe before it.

    A row whose last cell is filled is no statement: it tells what the draft, or without a path the run, fails.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for failure in audit.overall:
        writer.writerow(_failed("", "", headed(failure, failure.reason)))
    for report in audit.reports:
        document = report.dossier.document
        for failure in report.unmet:
            line = document.locate(failure.at or document.top).line
            writer.writerow(_failed(document.name, line, headed(failure, reason(report, failure))))
        classed = {at: each for each in reversed(report.dossier.assertions) for at in each.attributions}
        for index, attribution in enumerate(report.dossier.attributions):
            row = (*_row(report.dossier, attribution), *_scored(classed.get(index)), None)
            writer.writerow([_cell(value) for value in row])
    return table.getvalue()


def _failed(path: str, line: object, told: str) -> list[str]:
    return [_cell(value) for value in (path, line, *[None] * (len(COLUMNS) - 3), told)]


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
    """Class, level and need of the first assertion that the statement makes."""
    if assertion is None:
        return (None, None, None)
    return (
        (assertion.claim_class.value, assertion.level, assertion.need) if assertion.weight else ("unscored", None, None)
    )


def _joined(dossier: Dossier, spans: tuple[Span, ...]) -> str:
    return "; ".join(dict.fromkeys(dossier.text(span) for span in spans))


def _cell(value: object) -> str:
    text = safe(" ".join(str(value).split())) if value is not None else ""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
