"""Settings from files and from the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.layers import Layer
    from onrecord.settings import Settings


def configure(options: Iterable[str], isolated: bool, flags: dict[str, Any]) -> tuple[Settings, Path | None]:
    """Return the settings, and the file they come from. Flags win over `--config key=value`, which wins over the file.

    Raises:
        SettingsError: if a file or a value is wrong.
        UnknownRuleError: if some place names a rule that does not exist.
    """
    from onrecord import layers, settings
    from onrecord.configure import settled

    path, table = None if isolated else settings.find(Path.cwd()), {}
    for option in options:
        key, equals, value = option.partition("=")
        if equals and not Path(option).exists():
            table[key.strip()] = _value(key, value)
        else:
            path = Path(option)
    given = {key: value for key, value in flags.items() if value not in (None, ())}
    found = settled(
        (
            *_from_files(path, isolated),
            *layers.of_table("--config", table, Path.cwd()),
            *layers.of_table("command line", given, Path.cwd()),
        )
    )
    return found, path


def _from_files(path: Path | None, isolated: bool) -> tuple[Layer, ...]:
    """Return what the settings file says, and the nearest file of house rules, unless `isolated`."""
    from onrecord import layers
    from onrecord.configure import places_of

    if not isolated:
        return places_of(path, Path.cwd())
    return layers.of_file(path) if path else ()


def _value(key: str, text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        if text.strip() and not set(text) & set("[]{}\"'\n"):
            return text.strip()
        raise SettingsError(f"--config {key}: {text!r} is not a TOML value; put text in quotation marks") from None
