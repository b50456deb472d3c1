"""Settings from files and from the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.settings import Settings


def configure(options: Iterable[str], isolated: bool, overrides: dict[str, Any]) -> tuple[Settings, Path | None]:
    """The settings, and the file they come from. Flags win over `--config key=value`, which wins over the file.

    Raises:
        SettingsError: if a file or a value is wrong.
    """
    from onrecord import settings

    path, table = None if isolated else settings.find(Path.cwd()), {}
    for option in options:
        key, equals, value = option.partition("=")
        if equals and not Path(option).exists():
            table[key.strip()] = _value(key, value)
        else:
            path = Path(option)
    base = settings.load(path).model_dump(by_alias=True, exclude_unset=True) if path else {}
    given = {key: value for key, value in overrides.items() if value not in (None, ())}
    merged = settings.parse({**base, **table, **given}, "command line" if table or given else str(path))
    return merged.rooted(path.parent if path else Path.cwd()), path


def _value(key: str, text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        if text.strip() and not set(text) & set("[]{}\"'\n"):
            return text.strip()
        raise SettingsError(f"--config {key}: {text!r} is not a TOML value") from None
