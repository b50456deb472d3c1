"""The last line of a report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.domain import Audit, Report, Severity
from onrecord.reporters._safe import safe

_NAMED = 3
"""Inputs that could not be read which are named; standard error has all of them, and why."""


def summary(audit: Audit) -> str:
    """Return the counts of findings by severity, words, excluded findings, holds, skipped drafts and failed inputs."""
    drafts = f"{_count(len(audit.reports), 'draft')} ({_count(audit.words, 'word')})"
    counts = Counter(finding.severity for finding in audit.findings)
    if counts:
        parts = [
            _severity(counts[severity], severity) for severity in sorted(Severity, reverse=True) if counts[severity]
        ]
        line = f"{_count(len(audit.findings), 'finding')} in {drafts}: {', '.join(parts)}."
    else:
        line = f"No findings in {drafts}." if audit.reports or audit.unchanged else "No draft was audited."
    doubtful = doubtful_told(audit.reports)
    line += f" {doubtful}" if doubtful else ""
    aside = sum(len(report.set_aside) for report in audit.reports)
    line += f" {aside:,} excluded." if aside else ""
    unchanged = f" {_count(len(audit.unchanged), 'unchanged draft')} skipped." if audit.unchanged else ""
    return line + _failed(audit) + _on_hold(audit) + unchanged + _not_audited(audit)


def doubtful_told(reports: Sequence[Report]) -> str:
    """Return how many findings are left out as doubtful, and what shows them; empty if none is."""
    count = sum(report.doubtful for report in reports)
    if count < 1:
        return ""
    more = " more" if any(report.findings for report in reports) else ""
    return f"{count:,}{more} that an editor may not keep: --min-confidence 0 shows {'it' if count == 1 else 'them'}."


def _not_audited(audit: Audit) -> str:
    """Return how many inputs could not be read, and the first few by name."""
    if not audit.skipped:
        return ""
    names = list(dict.fromkeys(safe(each.path) for each in audit.skipped))
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return f" {_count(len(audit.skipped), 'input')} could not be read: {', '.join([*names[:_NAMED], *more])}."


def _failed(audit: Audit) -> str:
    count = sum(len({failure.setting for failure in report.unmet}) for report in audit.reports) + len(audit.overall)
    return f" {_count(count, 'requirement')} {'is' if count == 1 else 'are'} not met." if count else ""


def _on_hold(audit: Audit) -> str:
    count = sum(bool(report.dossier.score and report.dossier.score.holds) for report in audit.reports)
    return f" {_count(count, 'draft')} {'is' if count == 1 else 'are'} on hold." if count else ""


def statistics(audit: Audit) -> list[str]:
    """One line a rule: count, code and name, most frequent first."""
    return [f"{number:>5}  {code}  {name}" for number, code, name in ranked(audit)]


def ranked(audit: Audit) -> list[tuple[int, str, str]]:
    """How many findings each rule has, its code and its name, most frequent first."""
    counts = Counter((finding.rule.code, finding.rule.name) for finding in audit.findings)
    return [(number, *rule) for rule, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _severity(number: int, severity: Severity) -> str:
    return f"{number:,} info" if severity is Severity.INFO else _count(number, severity.label)
