"""Findings as diagnostics."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from onrecord.domain import Finding, Report, Severity
from onrecord.lsp.audits import Result

SOURCE = "onrecord"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_LONGEST = 80
"""Characters of a passage that is quoted."""


def diagnostics(result: Result) -> list[Diagnostic]:
    """Return the findings of a result in the order of the text, or why there are none, at the top."""
    if result.report:
        return [_diagnostic(result, result.report, finding) for finding in result.report.findings]
    if result.problem:
        top = Range(Position(0, 0), Position(0, 0))
        return [Diagnostic(top, result.problem, severity=DiagnosticSeverity.Information, source=SOURCE)]
    return []


def result_id(found: Iterable[Diagnostic]) -> str:
    """Return a name for a list of diagnostics: the same for the same list."""
    return hashlib.sha256(repr(list(found)).encode("utf-8", "replace")).hexdigest()[:16]


def finding_of(result: Result, diagnostic: Diagnostic) -> Finding | None:
    """Return the finding that a diagnostic shows, if the draft still has it."""
    data = diagnostic.data if isinstance(diagnostic.data, dict) else {}
    return with_fingerprint(result, str(data.get("fingerprint", "")))


def with_fingerprint(result: Result, fingerprint: str) -> Finding | None:
    """Return the finding of that fingerprint, if the draft still has it."""
    found = result.report.findings if result.report else ()
    return next((diagnostic for diagnostic in found if diagnostic.fingerprint == fingerprint), None)


def range_of(result: Result, report: Report, finding: Finding) -> Range:
    """Return where a finding stands in the file."""
    return result.positions.range(report.dossier.document.source_map.origin(finding.span))


def link(result: Result, code: str) -> str | None:
    """Return the address of the page that explains a rule."""
    return f"{result.rules_page.as_uri()}#{code}" if result.rules_page else None


def _diagnostic(result: Result, report: Report, finding: Finding) -> Diagnostic:
    address = link(result, finding.rule.code)
    return Diagnostic(
        range=range_of(result, report, finding),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule.code,
        code_description=CodeDescription(address) if address else None,
        source=SOURCE,
        related_information=list(_related(result, report, finding)),
        data={"fingerprint": finding.fingerprint},
    )


def _related(result: Result, report: Report, finding: Finding) -> Iterator[DiagnosticRelatedInformation]:
    """Yield what else a reader needs to see: who says it, with which verb, and what."""
    dossier = report.dossier
    for label in finding.related:
        place = Location(result.draft.uri, result.positions.range(dossier.document.source_map.origin(label.span)))
        yield DiagnosticRelatedInformation(place, f"{label.label}: {cut(dossier.text(label.span))}")


def cut(text: str) -> str:
    """Return a passage on one line, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
