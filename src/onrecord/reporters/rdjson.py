"""The Reviewdog Diagnostic Format, for reviewdog and whatever else reads it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from onrecord.domain import Audit, Document, Failure, Finding, Hold, Report, Severity, Skipped, Span
from onrecord.reporters._dump import dump
from onrecord.reporters._failures import headed, hold_rule, hold_told, holds, reason
from onrecord.reporters._places import has_lines, path_of, told
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "rdjson"
SHOWS: frozenset[str] = frozenset()

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(audit: Audit, style: Style) -> str:
    """One diagnostic a finding, a hold, a failed requirement, and an input that could not be audited.

    What the run fails as a whole stands at the first draft that has a part in it: every diagnostic must have a file.
    """
    diagnostics = [_skipped(skipped, style) for skipped in (*audit.skipped, *audit.passed_over)]
    first = next((one for one, why in zip(audit.reports, audit.reasons, strict=True) if why), None)
    diagnostics += [_failed(first.dossier.document, each, each.reason, style) for each in audit.overall if first]
    for report in audit.reports:
        document = report.dossier.document
        diagnostics += [_failed(document, failure, reason(report, failure), style) for failure in report.unmet]
        diagnostics += [_hold(report, hold, style) for hold in holds(report)]
        diagnostics += [_diagnostic(document, finding, style) for finding in report.findings]
    return dump({"source": {"name": "onrecord"}, "diagnostics": diagnostics})


def _diagnostic(document: Document, finding: Finding, style: Style) -> dict[str, Any]:
    return {
        "message": f"{told(document, finding)}\n{safe(finding.help)}",
        "location": _location(document, finding.span, style),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": f"{finding.rule.code} {finding.rule.name}"},
    }


def _hold(report: Report, hold: Hold, style: Style) -> dict[str, Any]:
    return {
        "message": hold_told(report, hold),
        "location": _location(report.dossier.document, hold.at, style),
        "severity": "WARNING",
        "code": {"value": hold_rule(hold)},
    }


def _failed(document: Document, failure: Failure, because: str, style: Style) -> dict[str, Any]:
    return {
        "message": headed(failure, because),
        "location": _location(document, failure.at or document.top, style),
        "severity": "ERROR",
        "code": {"value": failure.setting},
    }


def _location(document: Document, span: Span, style: Style) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path_of(document.name, style)}
    if has_lines(document):
        location["range"] = _range(document, span)
    return location


def _skipped(skipped: Skipped, style: Style) -> dict[str, Any]:
    message = "Not read" if skipped.passed_over else "Could not be audited"
    return {
        "message": safe(f"{message}: {skipped.error}"),
        "location": {"path": path_of(skipped.path, style)},
        "severity": "INFO" if skipped.passed_over else "ERROR",
        "code": {"value": "not-read" if skipped.passed_over else "not-audited"},
    }


def _range(document: Document, span: Span) -> dict[str, Any]:
    """Columns of this format count bytes of UTF-8. Where markup stands before the phrase, its bytes are not known:
    then the range is of whole lines."""
    at = document.locate(span)
    start, end = _column(document, span.start), _column(document, span.end - 1, after=True)
    if start is None or end is None:
        return {"start": {"line": at.line}, "end": {"line": at.end_line}}
    return {"start": {"line": at.line, "column": start}, "end": {"line": at.end_line, "column": end}}


def _column(document: Document, offset: int, *, after: bool = False) -> int | None:
    """Return the byte column of one character, or the one behind it; None if what stands before it was not all read."""
    column = document.locate(Span(offset, offset + 1)).column
    first = offset - (column - 1)
    last = offset + after
    if first < 0 or not _is_unbroken(document, Span(first, max(last, first))):
        return None
    return 1 + len(document.text[first:last].encode("utf-8", "replace"))


def _is_unbroken(document: Document, span: Span) -> bool:
    """Whether the characters under `span` follow each other in the file, each read from one."""
    runs = [run for run in document.source_map.runs if run.start < span.end and span.start < run.end]
    if not runs:
        return not span
    joined = all(a.end == b.start and a.origin_end == b.origin_start for a, b in pairwise(runs))
    covered = runs[0].start <= span.start and span.end <= runs[-1].end
    return joined and covered and all(run.linear and run.verbatim for run in runs)
