"""`onrecord cache`."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError, SettingsError

_FOLDER = click.option("--cache-dir", metavar="PATH", help="Use this folder instead of the default.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cache() -> None:
    """Show or empty the encrypted cache of results."""


@cache.command()
@_FOLDER
def path(cache_dir: str | None) -> None:
    """Print the folder of the cache."""
    from onrecord.cli._cache import location

    try:
        click.echo(location(cache_dir))
    except OnrecordError as error:
        _fail(error)


@cache.command()
@_FOLDER
def clean(cache_dir: str | None) -> None:
    """Delete every entry of the cache."""
    from onrecord.cache import Cache
    from onrecord.cli._cache import location

    try:
        folder = location(cache_dir)
        entries = Cache(folder).clean() if folder.exists() else 0
    except OnrecordError as error:
        _fail(error)
    except OSError as error:
        _fail(SettingsError(f"cache {folder}: cannot be emptied ({error.strerror})"))
    click.echo(f"{entries} {'entry' if entries == 1 else 'entries'} deleted from {folder}")


def _fail(error: OnrecordError) -> NoReturn:
    complain(str(error))
    sys.exit(FAILED)
