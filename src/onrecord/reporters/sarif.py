"""SARIF 2.1.0, for code scanning and for viewers of static analysis."""

from __future__ import annotations

import hashlib
import os
from typing import Any
from urllib.parse import quote

from onrecord.domain import Aside, Audit, Document, Failure, Finding, Hold, Report, SetAside, Skipped, Span, Suppression
from onrecord.language.messages import worded
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._dump import dump
from onrecord.reporters._failures import ON_HOLD, headed, hold_told, holds, reason
from onrecord.reporters._places import has_lines, is_address, told
from onrecord.reporters._rules import LEVELS, descriptors, requirement
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.version import VERSION

FORMAT = "sarif"
SHOWS: frozenset[str] = frozenset()

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "onrecord/v1"
_LINK = regex(r"\[(?=[^\[\]]*\]\()")


def render(audit: Audit, style: Style) -> str:
    """Render one run. It lists the rules that found something; excluded findings are among the results, marked as such.

    A requirement that a draft fails is a result, too, under the name of its setting; so is a hold that fails nothing.
    """
    rules = {finding.rule.code: finding.rule for finding in _all(audit)}
    ordered = [rules[code] for code in sorted(rules)]
    settings = sorted({failure.setting for report in audit.reports for failure in report.unmet})
    settings += [ON_HOLD] if any(holds(report) for report in audit.reports) else []
    described = [*descriptors(ordered), *(requirement(name) for name in settings)]
    run = {
        "tool": {"driver": {"name": "onrecord", "semanticVersion": VERSION, "rules": described}},
        "automationDetails": {"id": "onrecord/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository that the drafts are in."}}},
        "invocations": [_invocation(audit, style)],
        "artifacts": [_artifact(report, style) for report in audit.reports],
        "results": _results(audit, [each["id"] for each in described], style),
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _all(audit: Audit) -> list[Finding]:
    aside = [set_aside.finding for report in audit.reports for set_aside in report.set_aside]
    return [*audit.findings, *aside]


def _results(audit: Audit, rules: list[str], style: Style) -> list[dict[str, Any]]:
    """In the order of the drafts and of the text. Where some are known from before, the others are new."""
    index = {name: number for number, name in enumerate(rules)}
    compared = any(set_aside.why is not Aside.SUPPRESSED for report in audit.reports for set_aside in report.set_aside)
    results = []
    for number, report in enumerate(audit.reports):
        document = report.dossier.document
        failed = [_failed(report, failure, index[failure.setting], number, style) for failure in report.unmet]
        failed += [_hold(report, hold, index[ON_HOLD], number, style) for hold in holds(report)]
        results += [{**each, **({"baselineState": "new"} if compared else {})} for each in failed]
        entries: list[tuple[Finding, SetAside | None]] = [(finding, None) for finding in report.findings]
        entries += [(set_aside.finding, set_aside) for set_aside in report.set_aside]
        for finding, aside in sorted(entries, key=lambda entry: (entry[0].span, entry[0].rule.code)):
            result = _result(document, finding, index[finding.rule.code], number, style)
            if aside and aside.suppression:
                result["suppressions"] = [_suppression(document, aside.suppression, number, style)]
            if compared:
                before = aside is not None and aside.why is not Aside.SUPPRESSED
                result["baselineState"] = "unchanged" if before else "new"
            results.append(result)
    return results


def _result(document: Document, finding: Finding, rule: int, artifact: int, style: Style) -> dict[str, Any]:
    related = [
        {"id": number, **_location(document, label.span, artifact, style), "message": {"text": _text(label.label)}}
        for number, label in enumerate(finding.related, 1)
    ]
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _text(told(document, finding))},
        "locations": [_location(document, finding.span, artifact, style)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "confidence": finding.confidence.label,
            **({"also": [other.rule.code for other in finding.also]} if finding.also else {}),
        },
    }


def _failed(report: Report, failure: Failure, rule: int, artifact: int, style: Style) -> dict[str, Any]:
    document = report.dossier.document
    gate = f"/{failure.hold.gate.value}/on hold: {worded(failure.hold.because)}" if failure.hold else ""
    return {
        "ruleId": failure.setting,
        "ruleIndex": rule,
        "level": "error",
        "message": {"text": _text(safe(reason(report, failure)))},
        "locations": [_location(document, failure.at or document.top, artifact, style)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(f"{failure.setting}{gate}")},
    }


def _hold(report: Report, hold: Hold, rule: int, artifact: int, style: Style) -> dict[str, Any]:
    return {
        "ruleId": ON_HOLD,
        "ruleIndex": rule,
        "level": "warning",
        "message": {"text": _text(hold_told(report, hold))},
        "locations": [_location(report.dossier.document, hold.at, artifact, style)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(f"{ON_HOLD}/{hold.gate.value}/{worded(hold.because)}")},
    }


def _fingerprint(own: str) -> str:
    return hashlib.sha256(own.encode("utf-8", "replace")).hexdigest()[:16]


def _location(document: Document, span: Span, artifact: int, style: Style) -> dict[str, Any]:
    """Return a region of lines, or, of a file that has none, the paragraph as a logical location."""
    physical: dict[str, Any] = {"artifactLocation": {**_uri(document.name, style), "index": artifact}}
    at = document.locate(span)
    if not has_lines(document):
        unit = document.source_map.unit
        name = f"{unit} {at.line}, character {at.column}"
        logical = {"name": f"{unit} {at.line}", "fullyQualifiedName": name, "kind": unit}
        return {"physicalLocation": physical, "logicalLocations": [logical]}
    physical["region"] = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    return {"physicalLocation": physical}


def _suppression(document: Document, suppression: Suppression, artifact: int, style: Style) -> dict[str, Any]:
    told = {"editor": suppression.editor, "until": suppression.until and suppression.until.isoformat()}
    properties = {name: value for name, value in told.items() if value}
    in_draft = suppression.span
    return {
        "kind": "inSource" if in_draft else "external",
        "status": "accepted",
        "justification": safe(suppression.reason),
        **({"location": _location(document, in_draft, artifact, style)} if in_draft else {}),
        **({"properties": properties} if properties else {}),
    }


def _artifact(report: Report, style: Style) -> dict[str, Any]:
    document, score = report.dossier.document, report.dossier.score
    figures = {"words": document.words, **({"backing": score.backing} if score and score.backing is not None else {})}
    return {"location": _uri(document.name, style), "roles": ["analysisTarget"], "properties": figures}


def _invocation(audit: Audit, style: Style) -> dict[str, Any]:
    """Return the invocation: successful if every input was audited; what the run fails as a whole is a notification."""
    notifications = [_notification(skipped, style) for skipped in (*audit.skipped, *audit.passed_over)]
    notifications += [
        {"level": "warning", "message": {"text": _text(headed(failure, failure.reason))}} for failure in audit.overall
    ]
    return {
        "executionSuccessful": not audit.skipped,
        **({"toolExecutionNotifications": notifications} if notifications else {}),
    }


def _notification(skipped: Skipped, style: Style) -> dict[str, Any]:
    return {
        "level": "note" if skipped.passed_over else "error",
        "message": {
            "text": _text(safe(f"{'Passed over' if skipped.passed_over else 'Could not be audited'}: {skipped.error}"))
        },
        "locations": [{"physicalLocation": {"artifactLocation": _uri(skipped.path, style)}}],
    }


def _uri(name: str, style: Style) -> dict[str, str]:
    """Relative to the root of the repository where it lies within, else absolute; percent-encoded."""
    if is_address(name):
        return {"uri": quote(name.encode("utf-8", "replace"), safe=":/?#[]@!$&'()*+,;=%~")}
    path = os.path.relpath(name, style.root) if style.root else os.path.normpath(name)
    outside = path.startswith(os.pardir + os.sep) or os.path.isabs(path)
    if outside:
        return {"uri": f"file://{_quoted('/' + os.path.abspath(name).lstrip(os.sep))}"}
    return {"uri": _quoted(path), "uriBaseId": _ROOT}


def _quoted(path: str) -> str:
    """Return the bytes that the file system knows the file by, where the name has any."""
    path = path.replace(os.sep, "/")
    try:
        return quote(path, errors="surrogateescape", safe="/~")
    except UnicodeEncodeError:
        return quote(path, errors="replace", safe="/~")


def _text(text: str) -> str:
    """Return a message in which nothing of a draft is taken for a placeholder or a link."""
    return (
        _LINK.sub(r"\\[", text.replace("\\", "\\\\") if _LINK.search(text) else text)
        .replace("{", "{{")
        .replace("}", "}}")
    )
