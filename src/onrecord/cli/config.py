"""`onrecord config`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli._complete import file_names, setting_names, settings_or_files
from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError, instead

if TYPE_CHECKING:
    from onrecord.settings import Settings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("key", required=False, shell_complete=setting_names)
@click.option(
    "--config",
    "configs",
    multiple=True,
    metavar="PATH|KEY=VALUE",
    shell_complete=settings_or_files,
    help="Settings file, or one setting.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option(
    "--show",
    metavar="PATH",
    shell_complete=file_names,
    help="Show the settings of one draft, and where each comes from.",
)
def config(key: str | None, configs: tuple[str, ...], isolated: bool, show: str | None) -> None:
    """Show each setting: its meaning, its current value and its default."""
    from onrecord.cli._configure import configure
    from onrecord.settings import names

    try:
        settings, path = configure(configs, isolated, {})
    except OnrecordError as error:
        complain(str(error))
        sys.exit(FAILED)
    meanings = names()
    if key is not None and key not in meanings:
        complain(f"there is no setting {key!r}{instead(key.lower(), meanings, '`onrecord config` lists them')}")
        sys.exit(FAILED)
    wanted = [key] if key else list(meanings)
    click.echo(_for_draft(settings, show, wanted) if show else _everywhere(settings, path, wanted, headed=key is None))


def _everywhere(settings: Settings, path: Path | None, wanted: list[str], *, headed: bool) -> str:
    from onrecord.settings import Settings, names

    values = settings.model_dump(by_alias=True, mode="json")
    defaults = Settings().model_dump(by_alias=True, mode="json")
    head = [f"# from {path}\n" if path else "# no configuration file: defaults\n"] if headed else []
    for name in wanted:
        default = "" if values[name] == defaults[name] else f"   # default: {_toml(defaults[name])}"
        head.append(f"# {names()[name]}\n{name} = {_toml(values[name])}{default}\n")
    return "\n".join(head)


def _for_draft(settings: Settings, draft: str, wanted: list[str]) -> str:
    """Return what counts for one draft: every setting that some place sets, and the places."""
    from onrecord.layers import applying

    values = settings.of(draft).model_dump(by_alias=True, mode="json")
    places = applying(settings.layers, draft)
    lines = [f"# for {draft}; settings that are not shown have their default"]
    for name in wanted:
        origins = [location.origin for location in places if name in location.table]
        if origins and name != "overrides":
            lines.append(f"{name} = {_toml(values[name])}   # {'; '.join(origins)}")
    return "\n".join(lines)


def _toml(value: object) -> str:
    """Return a plain value as TOML writes it; a table in one line."""
    if value is None:
        return "(not set)"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_toml(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)
