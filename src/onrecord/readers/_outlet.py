"""What a draft says of the outlet that it is for: in its front matter, in the head of its page, in its by-line."""

from __future__ import annotations

import re
from html import unescape

from onrecord.domain import Document
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

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
_AFFILIATION, _POST = pattern("credits.affiliation"), pattern("credits.post")


def stated_outlets(document: Document, data: bytes) -> tuple[str, ...]:
    """What the outlet is called by the draft itself, each name once."""
    head = data[:_HEAD].decode("utf-8", "replace")
    found = {
        "markdown": _in_front_matter,
        "html": _in_page,
    }.get(document.format, lambda _: None)(head)
    names = (_clean(each) for each in (found, _in_byline(document.byline or "")) if each)
    return tuple(dict.fromkeys(name for name in names if name))


def _in_front_matter(head: str) -> str | None:
    matter = _FRONT_MATTER.match(head)
    entry = _ENTRY.search(matter["lines"]) if matter else None
    return entry["name"].strip().strip("\"'") if entry else None


def _in_page(head: str) -> str | None:
    meta = _META.search(head)
    content = _CONTENT.search(meta.group()) if meta else None
    return unescape(content[1] or content[2] or "") if content else None


def _in_byline(byline: str) -> str | None:
    """The last name in it that is called like an outlet, for the others are people and posts."""
    names = (_POST.sub("", match["name"]) for match in _AFFILIATION.finditer(byline[:300]))
    return next((name for name in reversed(list(names)) if _is_outlet(name)), None)


def _is_outlet(name: str) -> bool:
    words = name.split()
    return bool(words) and (
        words[0].lower() == "the" or words[-1] in word_set("outlet_endings") or name in word_set("outlets")
    )


def _clean(name: str) -> str | None:
    """The name in one line, if it can be one."""
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST and any(character.isupper() for character in plain) else None
