"""Dossier to findings. One rule a file, in the folder of its category; a rule is known because its file is here."""

from __future__ import annotations

from functools import cache

from onrecord.plugins import modules
from onrecord.rules._check import check
from onrecord.rules._precision import measured
from onrecord.rules._rule import Rule
from onrecord.rules._select import named, select, severities, sought

__all__ = ["Rule", "check", "measured", "named", "rules", "select", "severities", "sought"]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in order of code.

    Raises:
        TypeError: if a file here holds no rule or several, or two rules share a code.
    """
    found: dict[str, Rule] = {}
    for module in modules(__name__):
        own = [
            value for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        ]  # fmt: skip
        if len(own) != 1:
            raise TypeError(f"{module.__name__} must hold exactly one rule, not {len(own)}")
        rule = own[0]()
        if rule.code in found:
            raise TypeError(f"{module.__name__}: code {rule.code} is taken")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))
