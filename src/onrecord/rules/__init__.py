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
from onrecord.rules._select import named, select, severities

__all__ = ["Rule", "check", "measured", "named", "rules", "select", "severities"]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in order of code.

    Raises:
        TypeError: if a file here holds no rule or several, or two rules share a code.
    """
    found: dict[str, Rule] = {}
    for kind in (*_in_python(), *_in_files()):
        rule = kind()
        if rule.code in found:
            raise TypeError(f"{kind.__module__}: code {rule.code} is taken")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


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
        folder = category.value.replace("-", "_")
        for file in files(__name__).joinpath(folder).iterdir():
            path = PurePath(folder, file.name)
            if path.suffix == ".toml":
                module = f"{__name__}.{folder}.{path.stem}"
                yield rule_class(file.read_text(encoding="utf-8"), path, category, module)
