"""Annotations of a pull request: workflow commands that GitHub Actions reads from the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain import Audit, Document, Severity, Span
from onrecord.reporters._failures import hold_rule, hold_told, holds, not_scored, reason
from onrecord.reporters._places import has_lines, is_address, path_of, told
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "github"
SHOWS: frozenset[str] = frozenset()

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LIMIT = 10
"""GitHub shows so many annotations of each level for a step, and drops the rest without a word."""
_SURE = 9


@dataclass(frozen=True, slots=True)
class _Annotation:
    level: str
    rank: int
    """The higher, the sooner it is shown."""
    properties: dict[str, str]
    message: str


def render(audit: Audit, style: Style) -> str:
    """One command a line: the surest findings of each level, and one notice of how many more there are."""
    annotations = [*_skipped(audit, style), *_failures(audit, style), *_holds(audit, style), *_findings(audit, style)]
    chosen = _chosen(annotations, _LIMIT)
    if len(chosen) < len(annotations):
        chosen = _chosen(annotations, _LIMIT, notices=_LIMIT - 1)
        more = len(annotations) - len(chosen)
        message = f"{more:,} more are in the full report."
        chosen.append(_Annotation("notice", 0, {"title": "onrecord"}, message))
    return "".join(_command(each) for each in chosen)


def _chosen(annotations: list[_Annotation], limit: int, notices: int | None = None) -> list[_Annotation]:
    """Return the first of each level by rank, in the order of the drafts."""
    kept: set[int] = set()
    for level in _LEVELS.values():
        ranked = sorted(
            (number for number, annotation in enumerate(annotations) if annotation.level == level),
            key=lambda number: -annotations[number].rank,
        )
        kept.update(ranked[: notices if notices is not None and level == "notice" else limit])
    return [annotation for number, annotation in enumerate(annotations) if number in kept]


def _skipped(audit: Audit, style: Style) -> Iterator[_Annotation]:
    for skipped in (*audit.skipped, *audit.passed_over):
        where = {} if is_address(skipped.path) else {"file": path_of(skipped.path, style)}
        level, title = ("notice", "not read") if skipped.passed_over else ("error", "not audited")
        rank = 0 if skipped.passed_over else _SURE
        yield _Annotation(level, rank, {**where, "title": title}, safe(f"{skipped.path}: {skipped.error}"))


def _failures(audit: Audit, style: Style) -> Iterator[_Annotation]:
    """Yield what the run fails, and at its place in each draft what that fails."""
    for failure in audit.overall:
        yield _Annotation("error", _SURE, {"title": failure.setting}, safe(failure.reason))
    for report in audit.reports:
        document = report.dossier.document
        for failure in report.unmet:
            properties = {**_where(document, failure.at or document.top, style), "title": failure.setting}
            yield _Annotation("error", _SURE, properties, safe(reason(report, failure)))
        untested = not_scored(report)
        if untested:
            yield _Annotation(
                "notice", _SURE, {**_where(document, document.top, style), "title": "min-score"}, untested
            )


def _holds(audit: Audit, style: Style) -> Iterator[_Annotation]:
    """Yield a warning at each hold that does not fail the check."""
    for report in audit.reports:
        for hold in holds(report):
            properties = {**_where(report.dossier.document, hold.at, style), "title": hold_rule(hold)}
            yield _Annotation("warning", _SURE, properties, hold_told(report, hold))


def _findings(audit: Audit, style: Style) -> Iterator[_Annotation]:
    for report in audit.reports:
        document = report.dossier.document
        for finding in report.findings:
            title = {"title": finding.title}
            message = f"{told(document, finding)}\n{safe(finding.help)}"
            where = _where(document, finding.span, style)
            yield _Annotation(_LEVELS[finding.severity], finding.confidence, {**where, **title}, message)


def _where(document: Document, span: Span, style: Style) -> dict[str, str]:
    """File and lines; columns only within one line, for GitHub refuses them elsewhere."""
    if is_address(document.name):
        return {}
    file = {"file": path_of(document.name, style)}
    if not has_lines(document):
        return file
    at = document.locate(span)
    lines = {**file, "line": str(at.line), "endLine": str(at.end_line)}
    return lines if at.line != at.end_line else {**lines, "col": str(at.column), "endColumn": str(at.end_column)}


def _command(annotation: _Annotation) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in annotation.properties.items())
    return f"::{annotation.level} {properties}::{_data(annotation.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
