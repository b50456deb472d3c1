"""An audit to a string. One output format a file; a format is known because its file is here.

A reporter module states `FORMAT`, and `render(audit, style) -> str`; where a draft deserves a file of its own, also
`pages(audit, style)`, by which it fills a folder. What it renders never holds a control character of a draft that a
terminal would obey.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from onrecord.domain import Audit
from onrecord.plugins import modules
from onrecord.reporters._style import Style

__all__ = ["Paged", "Reporter", "Style", "formats", "reporter"]


class Reporter(Protocol):
    """What a module of this package offers."""

    FORMAT: str

    def render(self, audit: Audit, style: Style) -> str:
        """The whole output for one run."""
        ...


@runtime_checkable
class Paged(Protocol):
    """What a reporter offers besides, if it can fill a folder."""

    def pages(self, audit: Audit, style: Style) -> dict[str, str]:
        """Each file of the folder by its name: a page per draft, and an index."""
        ...


def formats() -> dict[str, Reporter]:
    """Every reporter by the name of its format."""
    return {module.FORMAT: cast(Reporter, module) for module in modules(__name__)}


def reporter(format: str) -> Reporter:
    """The reporter for one format.

    Raises:
        KeyError: if there is none.
    """
    return formats()[format]
