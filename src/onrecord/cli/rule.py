"""`onrecord rule`: the documentation of the rules, from the rules themselves."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.domain import Precision, RuleInfo


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("selector", required=False, metavar="[CODE|NAME]")
@click.option("--all", "everything", is_flag=True, help="Every rule in full.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rule(selector: str | None, everything: bool, output_format: str) -> None:
    """Explain a rule: what it flags, why, and what to do. Without a name: a table of all."""
    from onrecord.rules import measured, named, rules

    try:
        chosen = [each.info for each in (named(rules(), selector) if selector else rules())]
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
    if output_format == "json":
        click.echo(_json(chosen, measured()))
    elif selector or everything:
        click.echo("\n\n".join(page(each, measured().get(each.code)) for each in chosen))
    else:
        click.echo(table(chosen))


def table(rules: list[RuleInfo]) -> str:
    """One line a rule."""
    widest = max(len(each.name) for each in rules)
    return "\n".join(f"{each.code}  {each.name:<{widest}}  {each.severity.label:<7}  {each.summary}" for each in rules)


def page(rule: RuleInfo, precision: Precision | None = None) -> str:
    """The whole page of one rule, in Markdown; `precision` is how often it was right, if that was measured."""
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        rule.summary,
        "",
        f"*{rule.category.value} · {rule.severity.label} · rests on {', '.join(rule.standards)}*",
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
        str(precision) if precision else "Not measured yet.",
        "",
        "## Flagged",
        "",
        *(f"- {_example(each.text, each.block)}" for each in rule.flags),
        "",
        "## Passes",
        "",
        *(f"- {_example(each.text, each.block)}" for each in rule.passes),
    ]
    return "\n".join(lines)


def _example(text: str, block: str) -> str:
    return text if block == "paragraph" else f"({block}) {text}"


def _json(rules: list[RuleInfo], precision: dict[str, Precision]) -> str:
    import json

    entries = (
        {**asdict(each), "severity": each.severity.label, "precision": _figures(precision.get(each.code))}
        for each in rules
    )
    return json.dumps(list(entries), indent=2)


def _figures(precision: Precision | None) -> dict[str, str | int] | None:
    return asdict(precision) if precision else None
