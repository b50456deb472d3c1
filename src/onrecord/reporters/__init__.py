"""An audit to a string. One output format a file; a format is known because its file is here.

A reporter module states `FORMAT`, `SHOWS`, and `render(audit, style) -> str`; where a draft deserves a file of its own,
also `pages(audit, style)`, by which it fills a folder. What it renders never holds a control character of a draft that
a terminal would obey, nor a command that a CI runner would.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from onrecord.domain import Audit
from onrecord.plugins import names
from onrecord.report_mark import TEXT
from onrecord.reporters._comparison import ComparisonReporter, comparison_formats
from onrecord.reporters._ledger import explains
from onrecord.reporters._live import live_comparison, live_draft, live_page, live_row
from onrecord.reporters._page import page
from onrecord.reporters._redact import redacted
from onrecord.reporters._rules_page import rules_page
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._verdict import GRADES, verdict_lines

__all__ = [
    "GRADES",
    "ComparisonReporter",
    "Reporter",
    "Style",
    "comparison_formats",
    "explains",
    "formats",
    "live_comparison",
    "live_draft",
    "live_page",
    "live_row",
    "marked",
    "page",
    "pages",
    "redacted",
    "render",
    "reporter",
    "rules_page",
    "safe",
    "shows",
    "verdict_lines",
]

_PLAIN_TEXT = frozenset({"text", "grouped", "concise", "github"})
"""Formats without a mark of their own, which a file with the ending of a draft may hold."""


class Reporter(Protocol):
    """What a module of this package offers."""

    FORMAT: str
    SHOWS: frozenset[str]
    """Which of the options sources, statistics and explain it shows the answer to."""

    def render(self, audit: Audit, style: Style) -> str:
        """Return the whole output for one run."""
        ...


@runtime_checkable
class Paged(Protocol):
    """What a reporter offers besides, if it can fill a folder."""

    def pages(self, audit: Audit, style: Style) -> dict[str, str]:
        """Each file of the folder by its name: a page per draft, and an index."""
        ...


@cache
def formats() -> dict[str, str]:
    """Every format, and the module that writes it: none of them is loaded before it is asked for.

    A file is named as its format is, with the version of its contract behind it if it has one.
    """
    return {re.sub(r"-v\d+$", "", name.replace("_", "-")): name for name in names(__name__)}


def reporter(format: str) -> Reporter:
    """Return the reporter for one format.

    Raises:
        KeyError: if there is none.
    """
    return cast(Reporter, import_module(f"{__name__}.{formats()[format]}"))


def shows(format: str, option: str) -> bool:
    """Whether a format shows what one of the options sources, statistics and explain asks for.

    Raises:
        KeyError: if there is no such format.
    """
    return option in reporter(format).SHOWS


def render(format: str, audit: Audit, style: Style) -> str:
    """Return the audit in one format, without a word of the drafts if `style` says so.

    Raises:
        KeyError: if there is no such format.
    """
    return reporter(format).render(redacted(audit) if style.redact else audit, style)


def marked(format: str, text: str) -> str:
    """Return what a format writes into a file, with a first line that tells a report in plain text from a draft.

    HTML and Markdown carry their mark wherever they are shown; a terminal is spared the line.
    """
    return f"{TEXT}\n{text}" if format in _PLAIN_TEXT else text


def pages(format: str, audit: Audit, style: Style) -> dict[str, str] | None:
    """Return the files of a folder by name, in one format, as `render`; None if the format is one file.

    Raises:
        KeyError: if there is no such format.
    """
    found = reporter(format)
    return found.pages(redacted(audit) if style.redact else audit, style) if isinstance(found, Paged) else None
