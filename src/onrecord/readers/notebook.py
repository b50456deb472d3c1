"""Jupyter notebooks: their Markdown cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.domain import Document, Omission, Omitted
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried
from onrecord.readers._decode import decode
from onrecord.readers._json import String, at, list_at, parse, string_at

FORMAT = "notebook"
SUFFIXES = ()
MEDIA_TYPES = ("application/x-ipynb+json",)

_CELLS = regex(r"\"(?:cell_type|nbformat)\"\s*:")


def recognises(head: str) -> bool:
    """Whether it is JSON that has cells."""
    return head.startswith("{") and _CELLS.search(head) is not None


def read(data: bytes, name: str) -> Document:
    """Code and its output are not copy.

    Raises:
        UnreadableError: if it is not valid, or has no Markdown.
    """
    from onrecord.readers import markdown

    source = decode(data)
    copy, code = Carried(), []
    for cell in _cells(parse(source)):
        kind = string_at(cell, "cell_type")
        if kind and kind.text in ("markdown", "heading"):
            copy.markup("\n\n" if kind.text == "markdown" else "\n\n# ")
            for line in _lines(at(cell, "source")):
                copy.extend(line.carried())
        elif lines := _lines(at(cell, "source") or at(cell, "input")):
            words = sum(len(line.text.split()) for line in lines)
            code.append(Omitted(Omission.CODE, lines[0].start, words))
    if not copy.text.strip():
        raise UnreadableError("is a notebook without Markdown")
    inner = markdown.read(copy.text.encode("utf-8", "replace"), name)
    document = copy.lead_back(inner, FORMAT, line_starts(source))
    return replace(document, omitted=(*document.omitted, *code))


def _cells(notebook: Any) -> Iterator[Any]:
    """Yield the cells, which stood in worksheets up to version 3 of the format."""
    for sheet in (notebook, *list_at(notebook, "worksheets")):
        yield from list_at(sheet, "cells")


def _lines(value: Any) -> list[String]:
    """Return the text of a cell, which is one string or a list of lines."""
    lines = value if isinstance(value, list) else [value]
    return [line for line in lines if isinstance(line, String)]
