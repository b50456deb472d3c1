"""The language pack: words, patterns and scopes of English as data, each file read when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

VARIETIES = ("american", "australian", "british", "indian", "irish")
"""Folders with word lists that add to the common ones."""


@cache
def _folder() -> Traversable:
    return files(__name__).joinpath("en")


@cache
def text_of(path: str) -> str | None:
    """Return the text of a file of the pack, or None if there is none of that name."""
    file = _folder().joinpath(*path.split("/"))
    return file.read_text(encoding="utf-8") if file.is_file() else None
