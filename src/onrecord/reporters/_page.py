"""The page of one rule, in Markdown: for `onrecord rule`, the documentation, and the help inside SARIF reports."""

from __future__ import annotations

from onrecord.domain import OWN_STYLE, RuleInfo, Severity


def page(rule: RuleInfo, severity: Severity | None = None) -> str:
    """Return what the rule flags, why it matters, what to do, how often it is right, and examples.

    `severity` is what the settings make of its own.
    """
    counts = rule.severities.replace("/", " or ") + (", by case" if "/" in rule.severities else "")
    if severity is not None and severity != rule.severity:
        counts = f"{severity.label} by your settings, otherwise {counts}"
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        rule.summary,
        "",
        f"*{rule.category.value} · {counts} · {_basis(rule)}*",
        "",
        "## Why it matters",
        "",
        rule.why,
        "",
        *(["## What to do", "", rule.remedy, ""] if rule.remedy != rule.summary else []),
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


def _basis(rule: RuleInfo) -> str:
    """Return whose standards a rule is based on: a desk may name none but its own."""
    if rule.origin and rule.standards == OWN_STYLE:
        return "a rule of this desk"
    return f"based on the standards of {', '.join(rule.standards)}"
