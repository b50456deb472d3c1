"""Colour for terminals that want it; nothing else depends on it."""

from __future__ import annotations

from onrecord.domain import Severity
from onrecord.reporters._style import Style

_CODES = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "1;33", "blue": "1;34", "green": "32", "cyan": "36"}
COLOR_OF = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def paint(text: str, color: str | None) -> str:
    """`text` in a colour, or as it is where `color` is None."""
    return f"\x1b[{_CODES[color]}m{text}\x1b[0m" if color and text else text


def tint(text: str, color: str | None, style: Style) -> str:
    """`text` in a colour, if the style has any."""
    return paint(text, color if style.color else None)
