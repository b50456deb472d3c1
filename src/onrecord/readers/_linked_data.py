"""What a page states of its article in the linked data (JSON-LD) that it carries for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.domain import BlockKind
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._carried import Carried
from onrecord.readers._tree import Element, Text, parse, texts_among

_FACTS = ("headline", "author", "datePublished", "description", "articleBody", "articleSection", "wordCount")
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


def stated(every: Iterable[Element]) -> Stated:
    """Return what the elements of a page state; nothing if they state no article."""
    for script in every:
        if script.name == "script" and "ld+json" in script.value("type").lower():
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
    """Yield the names of the authors that are people and no outlets."""
    for author in authors if isinstance(authors, list) else [authors]:
        is_outlet = isinstance(author, dict) and "Organization" in str(author.get("@type"))
        if isinstance(author, str | dict) and not is_outlet and (name := _name(author)):
            yield name


def _text(script: Element) -> str:
    return "".join(texts_among(script.contents))


def write_body(builder: Builder, script: Element) -> None:
    """Write the body that a script states, which may be HTML or lines. Its characters lie in the script."""
    body = _body(script)
    meant = body.text
    for node in parse(meant).descendants:
        if isinstance(node, Element):
            if node.name in _PARAGRAPHS:
                builder.open(BlockKind.PARAGRAPH)
        elif isinstance(node, Text):
            _write(builder, node, meant, body)


_PARAGRAPHS = frozenset("p div br li h1 h2 h3 h4 blockquote section".split())


def _write(builder: Builder, node: Text, meant: str, body: Carried) -> None:
    """Write a text of the body; a line break ends a paragraph."""
    if str(node) != meant[node.start : node.end]:
        builder.text(str(node), *body.range(node.start, node.end))
        return
    for line in _LINE.finditer(meant, node.start, node.end):
        if line.start() > node.start:
            builder.open(BlockKind.PARAGRAPH)
        body.write(builder, *line.span())


def _body(script: Element) -> Carried:
    """Return what the string of the body means; an escape leads back to its place as a whole."""
    body = Carried()
    for node in texts_among(script.contents):
        match = _BODY.search(node)
        if match is None:
            continue
        at, end = match.span("string")
        for escape in [*_ESCAPE.finditer(node, at, end), None]:
            until = escape.start() if escape else end
            body.add(node[at:until], node.start + at, node.start + until)
            if escape:
                at = escape.end()
                body.add(json.loads(f'"{escape.group()}"'), node.start + until, node.start + at)
        break
    return body
