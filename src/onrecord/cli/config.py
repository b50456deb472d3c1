"""`onrecord config`."""

from __future__ import annotations

import sys

import click

from onrecord.errors import OnrecordError


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("key", required=False)
@click.option("--config", "configs", multiple=True, metavar="PATH|KEY=VALUE", help="Settings file or one setting.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
def config(key: str | None, configs: tuple[str, ...], isolated: bool) -> None:
    """Show the settings: what each means, its value here, and its default."""
    from onrecord.cli._configure import configure
    from onrecord.settings import Settings, names

    try:
        settings, path = configure(configs, isolated, {})
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
    meanings = names()
    if key is not None and key not in meanings:
        click.echo(f"onrecord: no setting is called {key!r}; there are {', '.join(meanings)}", err=True)
        sys.exit(2)
    here = settings.model_dump(by_alias=True, mode="json")
    defaults = Settings().model_dump(by_alias=True, mode="json")
    if key is None:
        click.echo(f"# from {path}\n" if path else "# no configuration file: the defaults\n")
    for name in [key] if key else meanings:
        click.echo(f"# {meanings[name]}")
        default = "" if here[name] == defaults[name] else f"   # default: {_toml(defaults[name])}"
        click.echo(f"{name} = {_toml(here[name])}{default}\n")


def _toml(value: object) -> str:
    import json

    return "(not set)" if value is None else json.dumps(value, ensure_ascii=False)
