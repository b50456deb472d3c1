"""A Code Quality report for the merge requests of GitLab."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.domain import Audit, Document, Finding, Severity, Skipped
from onrecord.reporters._dump import dump
from onrecord.reporters._places import has_lines, path_of, told
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "gitlab"

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(audit: Audit, style: Style) -> str:
    """A list of issues: what could not be audited, then the findings."""
    issues = [_skipped(each, style) for each in audit.skipped]
    for report in audit.reports:
        document = report.dossier.document
        issues += [_issue(document, finding, style) for finding in report.findings]
    return dump(issues)


def _issue(document: Document, finding: Finding, style: Style) -> dict[str, Any]:
    """Where a file has no lines, the place is told in the description, and the issue stands at its beginning."""
    at = document.locate(finding.span)
    first, last = (at.line, at.end_line) if has_lines(document) else (1, 1)
    return {
        "type": "issue",
        "check_name": f"{finding.rule.code} {finding.rule.name}",
        "description": f"{finding.rule.code} {finding.rule.name}: {told(document, finding)}",
        "content": {"body": safe(finding.help)},
        "categories": ["Clarity"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": _fingerprint(document.name, finding.fingerprint, style),
        "location": {"path": path_of(document.name, style), "lines": {"begin": first, "end": last}},
    }


def _skipped(skipped: Skipped, style: Style) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": "not-audited",
        "description": safe(f"Could not be audited: {skipped.error}"),
        "categories": ["Clarity"],
        "severity": "blocker",
        "fingerprint": _fingerprint(skipped.path, "not-audited", style),
        "location": {"path": path_of(skipped.path, style), "lines": {"begin": 1, "end": 1}},
    }


def _fingerprint(name: str, own: str, style: Style) -> str:
    """GitLab takes two issues of one fingerprint for one, and the same sentence may stand in two drafts."""
    return hashlib.sha256(f"{path_of(name, style)}\n{own}".encode("utf-8", "replace")).hexdigest()[:32]
