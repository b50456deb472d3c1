"""`onrecord rule`: the documentation of the rules, from the rules themselves."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.cli._complete import rule_names
from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.domain import RuleInfo, Severity


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("selector", required=False, metavar="[CODE|NAME]", shell_complete=rule_names)
@click.option("--all", "everything", is_flag=True, help="Print every rule in full.")
@click.option("--output-format", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
def rule(selector: str | None, everything: bool, output_format: str) -> None:
    """Explain a rule: what it flags, why it matters and what to do. Without a name, list all rules.

    Give a code, a name, a category, or part of one; --output-format html makes a page for the browser.
    """
    from onrecord.reporters import page, rules_page
    from onrecord.rules import rules, sought

    try:
        chosen = [each.info for each in (sought(rules(), selector) if selector else rules())]
    except OnrecordError as error:
        complain(str(error))
        sys.exit(FAILED)
    if output_format == "json":
        click.echo(_json(chosen))
    elif output_format == "html":
        click.echo(rules_page(chosen), nl=False)
    elif selector or everything:
        contents = [f"{len(chosen)} rules:\n\n{table(chosen)}"] if len(chosen) > 1 else []
        severity = _severities()
        click.echo("\n\n".join([*contents, *(page(each, severity.get(each.code)) for each in chosen)]))
    else:
        click.echo(table(chosen))


def _severities() -> dict[str, Severity]:
    """By code, the severity that the settings of this folder set; a mistake in them is told and stops nothing."""
    from onrecord.cli._configure import configure
    from onrecord.rules import rules, severities

    try:
        settings, _ = configure((), False, {})
    except OnrecordError as error:
        complain(str(error))
        return {}
    return severities(rules(), settings.severity)


def table(rules: list[RuleInfo]) -> str:
    """One line a rule."""
    widest = max(len(each.name) for each in rules)
    return "\n".join(f"{each.code}  {each.name:<{widest}}  {each.severity.label:<7}  {each.summary}" for each in rules)


def _json(rules: list[RuleInfo]) -> str:
    import json

    return json.dumps([{**asdict(each), "severity": each.severity.label} for each in rules], indent=2)
