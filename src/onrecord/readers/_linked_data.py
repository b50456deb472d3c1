"""What a page states of its article in the linked data (JSON-LD) that it carries for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.domain import BlockKind
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._carried import Carried
from onrecord.readers._json import String
from onrecord.readers._json import parse as parse_json
from onrecord.readers._tree import Element, Text, parse, texts_among

_FACTS = ("headline", "author", "datePublished", "description", "articleSection", "wordCount")
_LINE = regex(r"[^\n]+")
_MARKUP = regex(r"</?[a-zA-Z][^<>]{0,200}>|&#?\w{2,8};")


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts of the first article that is stated, and its text, whose characters know their places."""

    facts: dict[str, str]
    bodies: tuple[tuple[BlockKind, String], ...] = ()

    @property
    def body(self) -> int:
        """The words of the body of the article; 0 if it is not stated."""
        return len(_MARKUP.sub(" ", self.facts.get("articleBody", "")).split())

    @property
    def words(self) -> int:
        """How many words the article has; 0 if that is not stated."""
        count = self.facts.get("wordCount", "")
        return self.body or (int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0)


def stated(every: Iterable[Element], source: str) -> Stated:
    """Return what the elements of a page, whose source is given, state; nothing if they state no article."""
    for script in every:
        if script.name == "script" and "ld+json" in script.value("type").lower():
            for article in _articles(_loaded(script, source)):
                facts = {key: _name(article[key]) for key in _FACTS if article.get(key)}
                found = tuple((kind, body) for kind, body in _bodies(article) if isinstance(body, String))
                facts["articleBody"] = "\n".join(body.text for _, body in found)
                return Stated(facts | {"person": ", ".join(_persons(article.get("author")))}, found)
    return Stated({})


def _bodies(article: dict[str, Any]) -> Iterator[tuple[BlockKind, Any]]:
    """Yield the text of an article; of a live blog, also headline and text of each entry."""
    yield BlockKind.PARAGRAPH, article.get("articleBody")
    for entry in entries(article):
        yield BlockKind.SUBHEAD, entry.get("headline")
        yield BlockKind.PARAGRAPH, entry.get("articleBody") or entry.get("text")


def entries(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of a live blog, as they follow each other; none of another article."""
    found = article.get("liveBlogUpdate")
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)]


def _loaded(script: Element, source: str) -> Any:
    texts = list(texts_among(script.contents))
    try:
        return parse_json(source, texts[0].start, texts[-1].end) if texts else None
    except UnreadableError:
        return None


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    for each in data if isinstance(data, list) else [data]:
        graph = each.get("@graph", [each]) if isinstance(each, dict) else []
        for thing in graph if isinstance(graph, list) else [graph]:
            if isinstance(thing, dict) and _is_article(_kind(thing.get("@type"))):
                yield thing


def _kind(stated: Any) -> str:
    """Return the type of a thing, or its types, in one text."""
    return " ".join(map(_kind, stated)) if isinstance(stated, list) else str(getattr(stated, "text", stated))


def _is_article(kind: str) -> bool:
    return any(name in kind for name in ("Article", "BlogPosting", "Report"))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value if isinstance(item, String | dict))))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.text if isinstance(value, String) else str(value or "")


def _persons(authors: Any) -> Iterator[str]:
    """Yield the names of the authors that are people and no outlets."""
    for author in authors if isinstance(authors, list) else [authors]:
        is_outlet = isinstance(author, dict) and "Organization" in _kind(author.get("@type"))
        if isinstance(author, String | dict) and not is_outlet and (name := _name(author)):
            yield name


def write_bodies(builder: Builder, linked: Stated) -> None:
    """Write the text of the article that a page states, which may be HTML or lines."""
    for kind, body in linked.bodies:
        builder.open(kind)
        _write_body(builder, body.carried())


def _write_body(builder: Builder, body: Carried) -> None:
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
