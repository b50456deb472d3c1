"""What a draft says of the outlet that it is for in its front matter or in the head of its page."""

from __future__ import annotations

import re
from html import unescape

from onrecord.domain import Document
from onrecord.language.regex import regex

_LONGEST = 80
_HEAD = 200_000
"""Bytes of a file in which such a statement stands."""
_FRONT_MATTER = regex(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?P<lines>.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_ENTRY = regex(
    r"^[\"']?(?:outlet|publication|publisher|site_name|sitename)[\"']?[ \t]*[:=][ \t]*(?P<name>[^\r\n]+)$",
    re.IGNORECASE | re.MULTILINE,
)
_META = regex(r"<meta\b[^>]{0,300}\bog:site_name\b[^>]{0,300}>", re.IGNORECASE)
_CONTENT = regex(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def stated_outlets(document: Document, data: bytes) -> tuple[str, ...]:
    """Return what the outlet is called by the front matter or the head of the page."""
    head = data[:_HEAD].decode("utf-8", "replace")
    found = {
        "markdown": _in_front_matter,
        "html": _in_page,
    }.get(document.format, lambda _: None)(head)
    name = _clean(found) if found else None
    return (name,) if name else ()


def _in_front_matter(head: str) -> str | None:
    matter = _FRONT_MATTER.match(head)
    entry = _ENTRY.search(matter["lines"]) if matter else None
    return entry["name"].strip().strip("\"'") if entry else None


def _in_page(head: str) -> str | None:
    meta = _META.search(head)
    content = _CONTENT.search(meta.group()) if meta else None
    return unescape(content[1] or content[2] or "") if content else None


def _clean(name: str) -> str | None:
    """Return the name in one line, if it can be one."""
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST and any(character.isupper() for character in plain) else None
