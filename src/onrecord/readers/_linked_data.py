"""What a page states of its article in the linked data (JSON-LD) that it carries for search engines."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from bs4.element import Tag

from onrecord.domain import BlockKind
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._tree import Element, Text, elements, parse, texts_among

_FACTS = ("headline", "author", "datePublished", "description", "articleBody", "wordCount")
_BODY = regex(r'"articleBody"\s*+:\s*+"(?P<string>(?:[^"\\]|\\.)*+)"', re.DOTALL)
_ESCAPE = regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])")
_LINE = regex(r"[^\n]+")
_MARKUP = regex(r"</?[a-zA-Z][^<>]{0,200}>|&#?\w{2,8};")


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts of the first article that is stated, and the script that states them."""

    facts: dict[str, str]
    script: Element | None = None

    @property
    def body(self) -> int:
        """The words of the body of the article; 0 if it is not stated."""
        return len(_MARKUP.sub(" ", self.facts.get("articleBody", "")).split())

    @property
    def words(self) -> int:
        """How many words the article has; 0 if that is not stated."""
        count = self.facts.get("wordCount", "")
        return self.body or (int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0)


def stated(page: Tag) -> Stated:
    """What the page states; nothing if it states no article."""
    for script in elements(page, "script"):
        if "ld+json" in script.value("type").lower():
            for article in _articles(_text(script)):
                facts = {key: _name(article[key]) for key in _FACTS if article.get(key)}
                return Stated(facts | {"person": ", ".join(_persons(article.get("author")))}, script)
    return Stated({})


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


def _persons(authors: Any) -> Iterator[str]:
    """The names of the authors that are people and no outlets."""
    for author in authors if isinstance(authors, list) else [authors]:
        is_outlet = isinstance(author, dict) and "Organization" in str(author.get("@type"))
        if isinstance(author, str | dict) and not is_outlet and (name := _name(author)):
            yield name


def _text(script: Element) -> str:
    return "".join(texts_among(script.contents))


class _Piece(NamedTuple):
    """What `source[origin:origin_end]` means, from a place of the string on: characters as written, or an escape."""

    at: int
    text: str
    origin: int
    origin_end: int

    @property
    def end(self) -> int:
        return self.at + len(self.text)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Where these places of the string are written; an escape is written as a whole."""
        if len(self.text) != self.origin_end - self.origin:
            return self.origin, self.origin_end
        return self.origin + start - self.at, self.origin_end - (self.end - end)


def write_body(builder: Builder, script: Element) -> None:
    """Write the body that a script states, which may be HTML or lines. Its characters lie in the script."""
    pieces = list(_pieces(script))
    meant = "".join(piece.text for piece in pieces)
    for node in parse(meant).descendants:
        if isinstance(node, Element):
            if node.name in _PARAGRAPHS:
                builder.open(BlockKind.PARAGRAPH)
        elif isinstance(node, Text):
            _write(builder, node, meant, pieces)


_PARAGRAPHS = frozenset("p div br li h1 h2 h3 h4 blockquote section".split())


def _write(builder: Builder, node: Text, meant: str, pieces: list[_Piece]) -> None:
    """Write a text of the body; a line break ends a paragraph."""
    if str(node) != meant[node.start : node.end]:
        first, last = (_piece_at(pieces, place) for place in (node.start, node.end - 1))
        start, _ = first.range(node.start, first.end)
        _, end = last.range(last.at, node.end)
        builder.text(str(node), start, end)
        return
    for line in _LINE.finditer(meant, node.start, node.end):
        if line.start() > node.start:
            builder.open(BlockKind.PARAGRAPH)
        place = line.start()
        while place < line.end():
            piece = _piece_at(pieces, place)
            end = min(line.end(), piece.end)
            builder.text(meant[place:end], *piece.range(place, end))
            place = end


def _piece_at(pieces: list[_Piece], place: int) -> _Piece:
    return pieces[bisect_right(pieces, place, key=lambda piece: piece.at) - 1]


def _pieces(script: Element) -> Iterator[_Piece]:
    """The body in pieces, in order."""
    place = 0
    for node in texts_among(script.contents):
        match = _BODY.search(node)
        if match is None:
            continue
        at, end = match.span("string")
        for escape in [*_ESCAPE.finditer(node, at, end), None]:
            until = escape.start() if escape else end
            if at < until:
                yield _Piece(place, node[at:until], node.start + at, node.start + until)
                place += until - at
            if escape:
                meant = json.loads(f'"{escape.group()}"')
                at = escape.end()
                yield _Piece(place, meant, node.start + until, node.start + at)
                place += len(meant)
        return
