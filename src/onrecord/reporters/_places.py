"""Where things stand, as the machines of a newsroom want to be told."""

from __future__ import annotations

import os
import re

from onrecord.domain import Document, Finding, Location
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

_ADDRESS = regex(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Whether the draft was fetched from the web."""
    return bool(_ADDRESS.match(name))


def path_of(name: str, style: Style) -> str:
    """Return the path of a draft relative to the root, where one is given, with forward slashes; addresses stay."""
    if is_address(name):
        return name
    path = os.path.relpath(name, style.root) if style.root else os.path.normpath(name)
    return path.replace(os.sep, "/").encode("utf-8", "replace").decode()


def has_lines(document: Document) -> bool:
    """Whether its file has lines that others can count; a word-processor file has paragraphs."""
    return document.source_map.unit == "line"


def place(document: Document, at: Location) -> str:
    """Line and column, or paragraph or page and character, as the terminal report writes them."""
    return f"{document.source_map.sign}{at.line}:{at.column}"


def told(document: Document, finding: Finding) -> str:
    """Return the message in one line; where a format knows lines only, a paragraph is told in words."""
    at = document.locate(finding.span)
    where = "" if has_lines(document) else f"Paragraph {at.line}, character {at.column}: "
    return where + safe(finding.message)
