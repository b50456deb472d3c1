"""What a page states of its article in the linked data (JSON-LD) that it carries for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.language.regex import unbounded as regex
from onrecord.readers._tree import Element, Text

_STRING = regex(r'"articleBody"\s*:\s*"(?P<string>(?:[^"\\]|\\.)*+)"', 16)
_ESCAPE = regex(r'\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|[^u])')
_FACTS = ("headline", "author", "datePublished", "description", "articleBody")


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts of the first article that is stated, and the script that states them."""

    facts: dict[str, str]
    script: Element | None = None


def stated(page: Element) -> Stated:
    """What the page states; nothing if it states no article."""
    for script in page.elements("script"):
        if "ld+json" not in script.get("type").lower():
            continue
        for article in _articles(_text(script)):
            return Stated({key: _name(article[key]) for key in _FACTS if article.get(key)}, script)
    return Stated({})


def body_of(script: Element) -> Iterator[tuple[str, int, int]]:
    """The body of the article in pieces: what each means, and the range of the source that it is written in."""
    for text in script.children:
        match = _STRING.search(text.text) if isinstance(text, Text) else None
        if match is None or not isinstance(text, Text):
            continue
        at, end = match.span("string")
        for escape in _ESCAPE.finditer(text.text, at, end):
            if at < escape.start():
                yield text.text[at : escape.start()], text.start + at, text.start + escape.start()
            at = escape.end()
            yield json.loads(f'"{escape.group()}"', strict=False), text.start + escape.start(), text.start + at
        if at < end:
            yield text.text[at:end], text.start + at, text.start + end
        return


def _text(script: Element) -> str:
    return "".join(node.text for node in script.children if isinstance(node, Text))


def _articles(source: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    for each in data if isinstance(data, list) else [data]:
        graph = each.get("@graph", [each]) if isinstance(each, dict) else []
        for thing in graph if isinstance(graph, list) else [graph]:
            if isinstance(thing, dict) and _is_article(str(thing.get("@type", ""))):
                yield thing


def _is_article(kind: str) -> bool:
    return any(name in kind for name in ("Article", "BlogPosting", "Report"))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value if isinstance(item, str | dict))))
    return str(value.get("name") or "") if isinstance(value, dict) else str(value)
