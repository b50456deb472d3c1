"""The rules of a report as SARIF describes them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

from onrecord.domain import Precision, RuleInfo, Severity
from onrecord.reporters._failures import ON_HOLD
from onrecord.reporters._page import page

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LONGEST = 1000
"""Characters of a description that GitHub shows, nearly."""
_ENOUGH = 10
"""Findings that must have been read before a share of right ones says anything."""


def descriptors(rules: Iterable[RuleInfo]) -> list[dict[str, Any]]:
    """One reportingDescriptor a rule, with its whole page as help."""
    return [_descriptor(rule) for rule in rules]


def _descriptor(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _plain(f"{rule.summary} {rule.why}")},
        "help": {"text": _plain(rule.remedy), "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.category.value, *(f"standard/{standard}" for standard in rule.standards)],
            "precision": precision(rule.precision),
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


_REQUIREMENTS = {
    ON_HOLD: "A draft is on hold, and the settings permit that.",
    "min-score": "The backing score of a draft is below the score that the settings require.",
    "max-score-drop": "The backing score of a draft fell further since the base version than the settings permit.",
    "fail-on-hold": "A draft is on hold, and the settings do not permit that.",
}


def requirement(setting: str) -> dict[str, Any]:
    """One reportingDescriptor for a requirement that a draft can fail, by the name of its setting, or for a hold."""
    return {
        "id": setting,
        "shortDescription": {"text": _REQUIREMENTS[setting]},
        "defaultConfiguration": {"level": "warning" if setting == ON_HOLD else "error"},
    }


def precision(measured: Precision | None) -> str:
    """GitHub's word for how often a rule is right or arguable; where too little was read to know, the middle one."""
    if measured is None or measured.read < _ENOUGH:
        return "medium"
    share = (measured.right + measured.arguable) / measured.read
    if share >= 0.95:
        return "very-high"
    return "high" if share >= 0.8 else "medium" if share >= 0.6 else "low"


def _plain(text: str) -> str:
    return textwrap.shorten(text, _LONGEST, placeholder=" …") if text else "…"
