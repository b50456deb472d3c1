"""From offsets in the UTF-8 form of a text to offsets in the text."""

from __future__ import annotations

from array import array
from collections.abc import Callable


def encodable(source: str) -> str:
    """Return the text without lone surrogates, which UTF-16 may hold and UTF-8 may not."""
    return source.encode("utf-8", "replace").decode() if not source.isascii() else source


def code_points(source: str) -> Callable[[int], int]:
    """Return the function from byte offsets of the UTF-8 form to code points."""
    if source.isascii():
        return lambda offset: offset
    table = array("L")
    for index, character in enumerate(encodable(source)):
        table.extend([index] * len(character.encode()))
    table.append(len(source))
    return table.__getitem__
