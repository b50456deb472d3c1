"""The page of one rule, in Markdown: for `onrecord rule`, the documentation, and the help inside SARIF reports."""

from __future__ import annotations

from onrecord.domain import RuleInfo, Severity


def page(rule: RuleInfo, severity: Severity | None = None) -> str:
    """Return what the rule flags, why it matters, what to do, how often it is right, and examples.

    `severity` is what the settings make of its own.
    """
    counts = rule.severity.label
    if severity is not None and severity != rule.severity:
        counts = f"{severity.label} by your settings, otherwise {counts}"
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        rule.summary,
        "",
        f"*{rule.category.value} · {counts} · based on the standards of {', '.join(rule.standards)}*",
        "",
        "## Why it matters",
        "",
        rule.why,
        "",
        "## What to do",
        "",
        rule.remedy,
        "",
        "## How often it is right",
        "",
        rule.reliability,
        "",
        "## Flagged",
        "",
        *(f"- {example}" for example in rule.flags),
        "",
        "## Passes",
        "",
        *(f"- {example}" for example in rule.passes),
    ]
    return "\n".join(lines)
