"""A comparison of two drafts to a string. One output format a file; a format is known because its file is here.

A module states `FORMAT`, and `render(comparison, style) -> str`, safe to show wherever that format goes.
"""

from __future__ import annotations

from typing import Protocol, cast

from onrecord.domain import Comparison
from onrecord.plugins import modules
from onrecord.reporters._style import Style


class ComparisonReporter(Protocol):
    """What a module of this package offers."""

    FORMAT: str

    def render(self, comparison: Comparison, style: Style) -> str:
        """Return the whole output for one pair of drafts."""
        ...


def comparison_formats() -> dict[str, ComparisonReporter]:
    """Every reporter of comparisons by the name of its format."""
    return {module.FORMAT: cast(ComparisonReporter, module) for module in modules(__name__)}
