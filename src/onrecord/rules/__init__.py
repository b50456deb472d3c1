"""Dossier to findings. One rule a file, in the folder of its category; a rule is known because its file is here.

Most rules are data (`*.toml`, see `docs/rule-files.md`); those that compare passages are Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from onrecord.domain import Category
from onrecord.plugins import modules
from onrecord.rules._check import check
from onrecord.rules._precision import measured
from onrecord.rules._rule import Rule
from onrecord.rules._rule_file import rule_class
from onrecord.rules._select import named, select, severities, sought
from onrecord.settings import Desk, Settings

__all__ = [
    "Rule",
    "check",
    "house",
    "house_key",
    "measured",
    "named",
    "rules",
    "rules_of",
    "select",
    "severities",
    "sought",
]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of onrecord's own, in order of code.

    Raises:
        TypeError: if a file here holds no rule or several, or two rules share a code.
    """
    by_code: dict[str, Rule] = {}
    for kind in (*_in_python(), *_in_files()):
        rule = kind()
        if rule.code in by_code:
            raise TypeError(f"{kind.__module__}: code {rule.code} is taken")
        by_code[rule.code] = rule
    return tuple(by_code[code] for code in sorted(by_code))


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """Every rule that there is by these settings: onrecord's own, and those of the desk.

    Raises:
        SettingsError: if a house rule is wrong; names file, rule, key and what is valid.
    """
    return (*rules(), *house(settings))


def house(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules of the desk.

    Raises:
        SettingsError: as `rules_of`.
    """
    if not has_house_rules(settings):
        return ()
    from onrecord.rules._house import house_rules

    return house_rules(settings.layers, rules())


def has_house_rules(settings: Settings) -> bool:
    """Whether the settings hold house rules, or something that the desk knows."""
    return bool(settings.house_rules) or settings.desk != Desk()


def house_key(settings: Settings) -> str:
    """All that findings depend on of house rules and the desk, as part of a key."""
    if not has_house_rules(settings):
        return ""
    from onrecord.rules._house import definitions

    return definitions(settings.layers)


def _in_python() -> Iterator[type[Rule]]:
    for module in modules(__name__):
        own = [
            value for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        ]  # fmt: skip
        if len(own) != 1:
            raise TypeError(f"{module.__name__} must hold exactly one rule, not {len(own)}")
        yield own[0]


def _in_files() -> Iterator[type[Rule]]:
    for category in Category:
        if category is Category.HOUSE:
            continue
        folder = category.value.replace("-", "_")
        for file in files(__name__).joinpath(folder).iterdir():
            path = PurePath(folder, file.name)
            if path.suffix == ".toml":
                module = f"{__name__}.{folder}.{path.stem}"
                yield rule_class(file.read_text(encoding="utf-8"), path, category, module)
