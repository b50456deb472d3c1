"""Settings from files and from the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError, UnknownRuleError

if TYPE_CHECKING:
    from onrecord.layers import Layer
    from onrecord.settings import Settings


def configure(options: Iterable[str], isolated: bool, flags: dict[str, Any]) -> tuple[Settings, Path | None]:
    """The settings, and the file they come from. Flags win over `--config key=value`, which wins over the file.

    Raises:
        SettingsError: if a file or a value is wrong.
        UnknownRuleError: if some place names a rule that does not exist.
    """
    from onrecord import layers, settings

    path, table = None if isolated else settings.find(Path.cwd()), {}
    for option in options:
        key, equals, value = option.partition("=")
        if equals and not Path(option).exists():
            table[key.strip()] = _value(key, value)
        else:
            path = Path(option)
    given = {key: value for key, value in flags.items() if value not in (None, ())}
    places = (
        *(layers.of_file(path) if path else ()),
        *layers.of_table("--config", table, Path.cwd()),
        *layers.of_table("command line", given, Path.cwd()),
    )
    settled = settings.settle(places)
    for layer in places:
        _known_rules(layer)
        _higher_needs(layer)
    return settled, path


def _known_rules(layer: Layer) -> None:
    from onrecord.rules import named, rules

    allowed = {
        f"per-file-ignores {pattern}": each.get("rules", ())
        for pattern, each in layer.table.get("per-file-ignores", {}).items()
    }
    chosen = {
        key: layer.table.get(key, ()) for key in ("select", "extend-select", "ignore", "extend-ignore", "severity")
    }
    for key, selectors in {**chosen, **allowed}.items():
        for selector in selectors:
            try:
                named(rules(), selector, asleep=True)
            except UnknownRuleError as error:
                raise UnknownRuleError(f"{layer.origin}: {key}: {error}") from None


def _higher_needs(layer: Layer) -> None:
    from onrecord.assess.rubric import standard

    try:
        standard().tightened(layer.table.get("needs", {}))
    except SettingsError as error:
        raise SettingsError(f"{layer.origin}: {error}") from None


def _value(key: str, text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        if text.strip() and not set(text) & set("[]{}\"'\n"):
            return text.strip()
        raise SettingsError(f"--config {key}: {text!r} is not a TOML value; put text in quotation marks") from None
