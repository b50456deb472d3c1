"""Text that an editor stores in JSON as a list: the operations of Quill, the sections of Mobiledoc (Ghost up to 5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.readers._json import String, at, list_at, string_at

_INLINE = frozenset("a b code em i s strike del strong sub sup u".split())
_SECTIONS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote aside".split())
_TEXT, _LIST = 1, 3
"""Numbers of the kinds of sections that are copy; the others are pictures and cards."""
_LINES = (("blockquote", "blockquote"), ("list", "li"), ("code-block", "pre"), ("table", "td"))
"""Elements of HTML by the attributes that the end of a line has in Quill."""


def is_list(value: Any) -> bool:
    """Whether a value is the text of Quill or of Mobiledoc."""
    return bool(_operations(value)) or bool(list_at(value, "sections") and "markups" in value)


def walk(value: Any) -> Iterator[str | String]:
    """Yield the texts in order, with the tags around them."""
    yield from _lines(_operations(value)) if _operations(value) else _sections(value)


def _operations(value: Any) -> list[Any]:
    """Return the operations of Quill: each inserts something, and there is a text among them."""
    found = value if isinstance(value, list) else list_at(value, "ops")
    inserts = all(isinstance(each, dict) and "insert" in each for each in found)
    return found if inserts and any(string_at(each, "insert") for each in found) else []


def _lines(operations: list[Any]) -> Iterator[str | String]:
    """Yield lines as elements: what kind a line is stands at its end. What is embedded is left out."""
    line: list[str | String] = []
    for operation in operations:
        text = string_at(operation, "insert")
        parts = text.lines() if text else []
        for number, part in enumerate(parts):
            if number:
                yield from _element(_line_name(operation), line)
                line = []
            line += _element(_inline_tag(operation), [part])
    yield from _element("p", line)


def _element(tag: str, content: list[str | String]) -> list[str | String]:
    return [f"<{tag}>", *content, f"</{tag.partition(' ')[0]}>"] if tag else content


def _line_name(operation: Any) -> str:
    attributes = at(operation, "attributes") or {}
    if "header" in attributes:
        return "h1" if attributes["header"] == 1 else "h2"
    return next((name for key, name in _LINES if key in attributes), "p")


def _inline_tag(operation: Any) -> str:
    if at(operation, "attributes", "strike"):
        return "s"
    link = string_at(operation, "attributes", "link")
    return f'a href="{_quoted(link)}"' if link else ""


def _sections(value: Any) -> Iterator[str | String]:
    markups = list_at(value, "markups")
    for section in list_at(value, "sections"):
        name, content = string_at(section, 1), list_at(section, 2)
        if at(section, 0) == _LIST:
            for item in content:
                yield from ("<li>", *_marked(item, markups), "</li>")
        elif at(section, 0) == _TEXT and name:
            element = name.text.lower() if name.text.lower() in _SECTIONS else "p"
            yield from (f"<{element}>", *_marked(content, markups), f"</{element}>")


def _marked(markers: Any, markups: list[Any]) -> Iterator[str | String]:
    """Yield the texts of a section. A marker has numbers of the markups it opens, and how many it closes."""
    opened: list[str] = []
    for marker in markers if isinstance(markers, list) else []:
        for number in list_at(marker, 1):
            markup = at(markups, number) if isinstance(number, int) else None
            name = string_at(markup, 0)
            opened.append(name.text if name and name.text in _INLINE else "span")
            href = string_at(markup, 1, 1) if opened[-1] == "a" else None
            yield f'<a href="{_quoted(href)}">' if href else f"<{opened[-1]}>"
        if text := string_at(marker, 3):
            yield text
        closed = at(marker, 2)
        for _ in range(min(closed, len(opened)) if isinstance(closed, int) else 0):
            yield f"</{opened.pop()}>"


def _quoted(address: String) -> str:
    return address.text.replace('"', "")
