"""What a shell offers when the tab key is pressed."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


def format_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the formats; a path behind `=` is left to the shell."""
    from onrecord.reporters import formats

    return [CompletionItem(name) for name in sorted(formats()) if name.startswith(incomplete)]


def file_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, as the shell itself completes them."""
    return [CompletionItem(incomplete, type="file")]


def genre_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the genres, and "detect"."""
    from onrecord.domain import Genre

    return [CompletionItem(name) for name in ("detect", *Genre) if name.startswith(incomplete)]


def profile_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the presets."""
    from onrecord.layers import profiles

    return [CompletionItem(name) for name in profiles() if name.startswith(incomplete)]


def setting_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the settings, with what they mean."""
    from onrecord.settings import names

    return [CompletionItem(name, help=told) for name, told in names().items() if name.startswith(incomplete)]


def settings_or_files(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the settings that begin so, as far as the sign behind them; without any, files."""
    from onrecord.settings import names

    items = [CompletionItem(f"{name}=", help=told) for name, told in names().items() if name.startswith(incomplete)]
    return items if incomplete and items else file_names(context, parameter, incomplete)


def rule_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules, those of the desk among them where the settings are right."""
    from onrecord.cli._configure import configure
    from onrecord.errors import OnrecordError
    from onrecord.rules import house, rules

    try:
        own = house(configure((), False, {})[0])
    except OnrecordError:
        own = ()
    infos = [rule.info for rule in (*rules(), *own)]
    pairs = [(info.code, info.summary) for info in infos] + [(info.name, info.summary) for info in infos]
    return [CompletionItem(name, help=told) for name, told in pairs if name.lower().startswith(incomplete.lower())]
