"""`onrecord rule`: the documentation of the rules, from the rules themselves."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli._complete import rule_names, settings_or_files
from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError, SettingsError

if TYPE_CHECKING:
    from onrecord.domain import RuleInfo
    from onrecord.settings import Settings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("words", nargs=-1, metavar="[[test] CODE|NAME]", shell_complete=rule_names)
@click.option("--all", "everything", is_flag=True, help="Print every rule in full.")
@click.option("--output-format", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option(
    "--config", "configs", multiple=True, metavar="PATH|KEY=VALUE", shell_complete=settings_or_files,
    help="Settings file with house rules, or one setting.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def rule(
    words: tuple[str, ...], everything: bool, output_format: str, configs: tuple[str, ...], isolated: bool
) -> None:
    """Explain a rule: what it flags, why it matters and what to do. Without a name, list all rules.

    Give a code, a name, a category, or part of one; --output-format html makes a page for the browser.

    The rules of your desk, from the settings, are among them. `onrecord rule test` runs their examples, and exits 2 if
    one is not flagged as it is marked.
    """
    is_test = words[:1] == ("test",)
    selector = " ".join(words[1:] if is_test else words)
    try:
        settings = _settings(configs, isolated, strict=is_test or bool(configs))
        if is_test:
            _test(settings, selector)
        else:
            _print(settings, selector, everything, output_format)
    except OnrecordError as error:
        complain(str(error))
        sys.exit(FAILED)


def _settings(configs: tuple[str, ...], isolated: bool, *, strict: bool) -> Settings:
    """Return the settings of this folder; unless `strict`, a mistake in them is told and the defaults count."""
    from onrecord.cli._configure import configure
    from onrecord.settings import Settings

    try:
        return configure(configs, isolated, {})[0]
    except OnrecordError as error:
        if strict:
            raise
        complain(str(error))
        return Settings()


def _print(settings: Settings, selector: str, everything: bool, output_format: str) -> None:
    from onrecord.reporters import page, rules_page
    from onrecord.rules import rules_of, severities, sought

    known = rules_of(settings)
    chosen = [other_rule.info for other_rule in (sought(known, selector) if selector else known)]
    if output_format == "json":
        click.echo(_json(chosen))
    elif output_format == "html":
        click.echo(rules_page(chosen), nl=False)
    elif selector or everything:
        contents = [f"{len(chosen)} rules:\n\n{table(chosen)}"] if len(chosen) > 1 else []
        severity = severities(known, settings.severity)
        click.echo(
            "\n\n".join([*contents, *(page(other_rule, severity.get(other_rule.code)) for other_rule in chosen)])
        )
    else:
        click.echo(table(chosen))


def _test(settings: Settings, selector: str) -> None:
    """Run the examples of the house rules, or of those that are named.

    Raises:
        SettingsError: if one is not flagged as it is marked; the others are told before.
    """
    from onrecord.rule_test import failed_examples
    from onrecord.rules import house, sought

    rules = house(settings)
    if selector and Path(selector).exists():
        raise SettingsError(f"{selector}: is a file or folder, not a rule; to test its rules, use --config FILE")
    if not rules:
        raise SettingsError(
            "there are no house rules to test; write them in onrecord-rules.toml, or name a file with --config"
        )
    chosen = sought(rules, selector) if selector else rules
    failed = list(failed_examples(chosen, settings))
    for failure in failed[:-1]:
        complain(str(failure))
    if failed:
        raise SettingsError(str(failed[-1]))
    examples = sum(len(other_rule.flags) + len(other_rule.passes) for other_rule in chosen)
    click.echo(f"{_counted(len(chosen), 'house rule')}, {_counted(examples, 'example')}: all are flagged as marked")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def table(rules: list[RuleInfo]) -> str:
    """One line a rule."""
    widest = max(len(other_rule.name) for other_rule in rules)
    severities = max(len(other_rule.severities) for other_rule in rules)
    return "\n".join(
        f"{other_rule.code}  {other_rule.name:<{widest}}  {other_rule.severities:<{severities}}  {other_rule.summary}"
        for other_rule in rules
    )


def _json(rules: list[RuleInfo]) -> str:
    import json

    return json.dumps(
        [
            {
                **asdict(other_rule),
                "severity": other_rule.severity.label,
                "varies": [each.label for each in other_rule.varies],
            }
            for other_rule in rules
        ],
        indent=2,
    )
