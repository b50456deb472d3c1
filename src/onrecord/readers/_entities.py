"""Characters that a text names, as HTML does: "&amp;", "&#8220;"."""

from __future__ import annotations

import html
from collections.abc import Iterator

from onrecord.language.regex import unbounded as regex

_ENTITY = regex(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_MOST_MEANT = 2
"""Characters that an entity stands for; "&notes;" is none, though it begins as one."""


def entities(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield where each stands, and the character that it means."""
    for sign in _ENTITY.finditer(source, start, end):
        meant = html.unescape(sign.group())
        if len(meant) <= _MOST_MEANT:
            yield *sign.span(), meant
