"""A Code Quality report for the merge requests of GitLab."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.domain import Audit, Document, Failure, Finding, Hold, Report, Severity, Skipped
from onrecord.language.messages import worded
from onrecord.reporters._dump import dump
from onrecord.reporters._failures import headed, hold_rule, hold_told, holds, reason, where
from onrecord.reporters._places import has_lines, path_of, told
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "gitlab"
SHOWS: frozenset[str] = frozenset()

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(audit: Audit, style: Style) -> str:
    """Return a list of issues: what could not be audited, then what each draft fails, its holds and its findings.

    What the run fails as a whole stands at the first draft that has a part in it: every issue must have a file.
    """
    issues = [_skipped(skipped, style) for skipped in (*audit.skipped, *audit.passed_over)]
    first = next((one for one, why in zip(audit.reports, audit.reasons, strict=True) if why), None)
    issues += [_failed(first.dossier.document, each, each.reason, style) for each in audit.overall if first]
    for report in audit.reports:
        document = report.dossier.document
        issues += [_failed(document, failure, reason(report, failure), style) for failure in report.unmet]
        issues += [_hold(report, hold, style) for hold in holds(report)]
        issues += [_issue(document, finding, style) for finding in report.findings]
    return dump(issues)


def _issue(document: Document, finding: Finding, style: Style) -> dict[str, Any]:
    """Where a file has no lines, the place is told in the description, and the issue stands at its beginning."""
    at = document.locate(finding.span)
    first, last = (at.line, at.end_line) if has_lines(document) else (1, 1)
    return {
        "type": "issue",
        "check_name": f"{finding.rule.code} {finding.rule.name}",
        "description": f"{finding.title}: {told(document, finding)}",
        "content": {"body": safe(finding.help)},
        "categories": ["Clarity"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": _fingerprint(document.name, finding.fingerprint, style),
        "location": {"path": path_of(document.name, style), "lines": {"begin": first, "end": last}},
    }


def _failed(document: Document, failure: Failure, because: str, style: Style) -> dict[str, Any]:
    first, last = where(document, failure.at)
    own = f"{failure.setting}\n{failure.hold.gate.value}\n{because}" if failure.hold else failure.setting
    return {
        "type": "issue",
        "check_name": failure.setting,
        "description": headed(failure, because),
        "categories": ["Clarity"],
        "severity": "major",
        "fingerprint": _fingerprint(document.name, own, style),
        "location": {"path": path_of(document.name, style), "lines": {"begin": first, "end": last}},
    }


def _hold(report: Report, hold: Hold, style: Style) -> dict[str, Any]:
    document = report.dossier.document
    first, last = where(document, hold.at)
    return {
        "type": "issue",
        "check_name": hold_rule(hold),
        "description": hold_told(report, hold),
        "categories": ["Clarity"],
        "severity": "major",
        "fingerprint": _fingerprint(document.name, f"{hold_rule(hold)}\n{worded(hold.because)}", style),
        "location": {"path": path_of(document.name, style), "lines": {"begin": first, "end": last}},
    }


def _skipped(skipped: Skipped, style: Style) -> dict[str, Any]:
    message = "Not read" if skipped.passed_over else "Could not be audited"
    name = "not-read" if skipped.passed_over else "not-audited"
    return {
        "type": "issue",
        "check_name": name,
        "description": safe(f"{message}: {skipped.error}"),
        "categories": ["Clarity"],
        "severity": "info" if skipped.passed_over else "blocker",
        "fingerprint": _fingerprint(skipped.path, name, style),
        "location": {"path": path_of(skipped.path, style), "lines": {"begin": 1, "end": 1}},
    }


def _fingerprint(name: str, own: str, style: Style) -> str:
    """GitLab takes two issues of one fingerprint for one, and the same sentence may stand in two drafts."""
    return hashlib.sha256(f"{path_of(name, style)}\n{own}".encode("utf-8", "replace")).hexdigest()[:32]
