"""Settings from all their places, checked against the rules that there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord import layers, settings
from onrecord.errors import SettingsError, UnknownRuleError
from onrecord.layers import Layer
from onrecord.rules import Rule, named, rules_of
from onrecord.settings import Settings


def places_of(path: Path | None, folder: Path) -> tuple[Layer, ...]:
    """Return what a settings file says, and the file of house rules that is nearest to it; `folder` stands for no file.

    Raises:
        SettingsError: if a file cannot be read, is not TOML, or extends itself in the end.
    """
    rules_file = settings.find_rules(path.absolute().parent if path else folder)
    return (
        *(settings.rules_file(rules_file) if rules_file else ()),
        *(layers.of_file(path) if path else ()),
    )


def settled(places: Iterable[Layer]) -> Settings:
    """Return the settings that places amount to, weakest first.

    Raises:
        SettingsError: if a place holds an unknown key, a wrong value, or a house rule that is wrong.
        UnknownRuleError: if a place names a rule that does not exist.
    """
    places = tuple(places)
    settled_settings = settings.settle(places)
    known = rules_of(settled_settings)
    for layer in places:
        _known_rules(layer, known)
        _higher_needs(layer)
    return settled_settings


def _known_rules(layer: Layer, known: tuple[Rule, ...]) -> None:
    allowed = {
        f"per-file-ignores {pattern}": value.get("rules", ())
        for pattern, value in layer.table.get("per-file-ignores", {}).items()
    }
    chosen = {
        key: layer.table.get(key, ()) for key in ("select", "extend-select", "ignore", "extend-ignore", "severity")
    }
    for key, selectors in {**chosen, **allowed}.items():
        for selector in selectors:
            try:
                named(known, selector, asleep=True)
            except UnknownRuleError as error:
                raise UnknownRuleError(f"{layer.origin}: {key}: {error}") from None


def _higher_needs(layer: Layer) -> None:
    from onrecord.assess.rubric import standard

    try:
        standard().tightened(layer.table.get("needs", {}))
    except SettingsError as error:
        raise SettingsError(f"{layer.origin}: {error}") from None
