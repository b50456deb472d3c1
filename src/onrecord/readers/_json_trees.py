"""Text that an editor stores in JSON as a tree: each node has a kind, and text or further nodes.

So do Contentful, Sanity, Prismic, Storyblok, TipTap and ProseMirror, Slate, Lexical, Draft.js, Editor.js, Notion and
Google Docs. They differ in what they call kinds and texts: the names are the data below. Quill and Mobiledoc, which
store lists, are read likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from onrecord.language.regex import unbounded as regex
from onrecord.readers import _json_lists as lists
from onrecord.readers._articles import Article
from onrecord.readers._json import String, list_at, string_at

_DEEPEST = 100
_KINDS = (
    ("paragraphStyle", "namedStyleType"), ("style",), ("tag",), ("nodeType",), ("type",), ("_type",), ("__typename",),
)  # fmt: skip
"""Where a node says what it is; the first that is known counts."""
_TEXTS = frozenset("text value content plain_text".split())
_WITHIN = _TEXTS | frozenset(
    "root doc document blocks body children elements items paragraph textRun rich_text data"
    " heading_1 heading_2 heading_3 quote bulleted_list_item numbered_list_item results caption"
    " callout to_do toggle table_row".split()
)
"""Keys of what stands in a node, in the order of the file."""
_AROUND = {"table": "table", "tableRows": "tr", "tableCells": "td", "cells": "td"}
"""Elements of HTML for what Google Docs and Notion give no kind, by key; of a list, each item is one."""
_HEADING = regex(r"(?:heading|header|h)[-_ ]?(?P<rank>[1-6]|one|two|three|four|five|six)?|subtitle")
_FIRST = ("1", "one")
_ELEMENTS = {
    "title": "h1",
    **dict.fromkeys("paragraph unstyled normal normal_text p callout".split(), "p"),
    **dict.fromkeys("blockquote block-quote quote pullquote block_quote".split(), "blockquote"),
    **dict.fromkeys(
        "list-item listitem list_item li unordered-list-item ordered-list-item o-list-item bulleted_list_item"
        " numbered_list_item to_do toggle".split(),
        "li",
    ),
    **dict.fromkeys("table-cell tablecell table_cell table-header-cell tableheader".split(), "td"),
    "table": "table", **dict.fromkeys("table-row tablerow table_row".split(), "tr"),
    **dict.fromkeys("code code_block codeblock code-block preformatted".split(), "pre"),
}  # fmt: skip
"""Elements of HTML by kind, in lower case."""
_NO_COPY = frozenset(
    "atomic image img embed video audio file raw html embedded-asset-block embedded-entry-block horizontalrule".split()
)
_STRUCK = frozenset("strike strikethrough strike-through".split())
_STRUCK_BIT = 4
"""The bit of the format of a text in Lexical that strikes it."""
_STATED = (
    _STRUCK
    | {path[0] for path in _KINDS}
    | set("marks textStyle annotations bullet listItem data attrs href format".split())
)
"""Keys of which a node has one if it is more than a text."""


def is_tree(value: Any) -> bool:
    """Whether a value is a tree of text, or the list of its nodes."""
    if lists.is_list(value):
        return any(isinstance(part, String) for part in lists.walk(value))
    if not isinstance(value, dict | list) or not all(isinstance(each, dict) for each in list_at([value], 0)):
        return False
    is_open = False
    for part in _walk(value, 0):
        if isinstance(part, String):
            if is_open:
                return True
        else:
            is_open = is_open or part in _BLOCKS
    return False


def length(tree: Any) -> int:
    """Return how many characters of the file the texts of a tree take."""
    return sum(len(part) for part in _parts(tree) if isinstance(part, String))


def title_of(tree: Any) -> String | None:
    """Return the text of a tree that has only one; None if it has more."""
    texts = list(islice((part for part in _parts(tree) if isinstance(part, String)), 2))
    return texts[0] if len(texts) == 1 else None


def write(article: Article, tree: Any) -> None:
    """Write a tree as a part of a page."""
    is_html = _is_editor_js(tree)
    for part in _parts(tree):
        if isinstance(part, String):
            article.page.extend(part.carried(), plain=not is_html)
        else:
            article.page.markup(part)


_BLOCKS = frozenset(f"<{name}>" for name in ("h1", "h2", "p", "blockquote", "li", "td"))


def _is_editor_js(tree: Any) -> bool:
    """Whether the texts are HTML: they stand in the data of a block."""
    return any(string_at(block, "data", "text") for block in list_at(tree, "blocks"))


def _parts(tree: Any) -> Iterator[str | String]:
    """Yield the texts of a tree or a list in order, with the tags around them."""
    return lists.walk(tree) if lists.is_list(tree) else _walk(tree, 0)


def _walk(value: Any, depth: int) -> Iterator[str | String]:
    """Yield the texts of a tree in order, with the tags around them."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from ("<li>", each, "</li>") if isinstance(each, String) and depth > 1 else _walk(each, depth + 1)
    elif isinstance(value, dict) and not _is_no_copy(value):
        tag = _tag(value)
        if tag:
            yield f"<{tag}>"
        for key in ("plain_text",) if "plain_text" in value else value:
            yield from _walk_value(key, value[key], value, depth + 1)
        if tag:
            yield f"</{tag.partition(' ')[0]}>"


def _walk_value(key: str, value: Any, node: dict[str, Any], depth: int) -> Iterator[str | String]:
    """Yield what stands under a key of a node."""
    if isinstance(value, String):
        if key in _TEXTS:
            yield value
        elif key == "caption" and "text" in node:
            yield from ("<footer>", value, "</footer>")
    elif key in _AROUND:
        for each in value if isinstance(value, list) else [value]:
            yield from (f"<{_AROUND[key]}>", *_walk(each, depth), f"</{_AROUND[key]}>")
    elif key in _WITHIN:
        yield from _walk(value, depth)


def _tag(node: dict[str, Any]) -> str:
    """Return the element of HTML that a node stands for, with its attribute; nothing if it stands for none."""
    if _STATED.isdisjoint(node):
        return ""
    marks = [mark for mark in list_at(node, "marks") if isinstance(mark, dict | String)]
    if href := _href(node, marks):
        return f'a href="{href}"'
    if any(_kind(mark) in _STRUCK for mark in marks) or _is_struck(node):
        return "s"
    if node.get("bullet") is not None or string_at(node, "listItem"):
        return "li"
    stated = (string_at(node, *path) for path in _KINDS if path[0] in node)
    return next(filter(None, map(_element, stated)), "")


def _element(stated: String | None) -> str:
    """Return the element for what a node says it is: "heading2", "Heading2Block"."""
    kind = stated.text.lower() if stated else ""
    if kind not in _ELEMENTS:
        kind = kind.removesuffix("block")
    if heading := _HEADING.fullmatch(kind):
        return "h1" if heading["rank"] in _FIRST else "h2"
    return _ELEMENTS.get(kind, "")


def _kind(node: Any) -> str:
    stated = node if isinstance(node, String) else string_at(node, "type") or string_at(node, "nodeType")
    return stated.text.lower() if stated else ""


def _is_struck(node: dict[str, Any]) -> bool:
    bits = node.get("format")
    if "text" in node and isinstance(bits, int) and bits & _STRUCK_BIT:
        return True
    styles = (node, node.get("textStyle"), node.get("annotations"))
    return any(style.get(key) for style in styles if isinstance(style, dict) for key in _STRUCK)


def _is_no_copy(node: dict[str, Any]) -> bool:
    """Whether it is a picture, something embedded, or a suggestion to delete."""
    return _kind(node) in _NO_COPY or bool(list_at(node, "suggestedDeletionIds"))


def _href(node: dict[str, Any], marks: list[Any]) -> str:
    """Return the address that a node leads to, by itself or by a mark."""
    links = [mark for mark in marks if isinstance(mark, dict) and _kind(mark) == "link"]
    found = (string_at(each, *path) for each in (node, *links) for path in _HREFS if path[0] in each)
    return next((each.text.replace('"', "") for each in found if each), "")


_HREFS = (("data", "uri"), ("textStyle", "link", "url"), ("attrs", "href"), ("href",))
"""Where a node or a mark has an address."""
