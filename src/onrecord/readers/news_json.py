"""Articles as JSON: ninjs of the news agencies, ANS of Arc, and NewsArticle of schema.org (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._articles import Article
from onrecord.readers._decode import decode
from onrecord.readers._json import String, at, parse, string_at

FORMAT = "news-json"
SUFFIXES = (".ninjs", ".ans", ".jsonld")
MEDIA_TYPES = ("application/ninjs+json", "application/ld+json")

_BODIES = ("body_xhtml", "body_html", "body_text")
_KEYS = regex(r"\"(?:body_(?:xhtml|html|text)|bodies|content_elements|articleBody)\"\s*:")
_DEEPEST = 20


def recognises(head: str) -> bool:
    """Whether it is JSON, and has a key that only the body of an article has."""
    return head.startswith(("{", "[")) and _KEYS.search(head) is not None


def read(data: bytes, name: str) -> Document:
    """Headline, byline and date come from the article's own data.

    Raises:
        UnreadableError: if it is not valid, or holds no article or more than one.
    """
    source = decode(data)
    found = list(_articles(parse(source), 0))
    if len(found) != 1:
        raise UnreadableError(
            f"holds {len(found):,} articles; give the one that you mean" if found else "is JSON without an article"
        )
    return _article(found[0]).read(name, FORMAT, line_starts(source))


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects that have a body; what stands within an article is part of it."""
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        if any(value.get(key) for key in (*_BODIES, "bodies", "content_elements", "articleBody")):
            yield value
        elif depth < _DEEPEST:
            for item in value.values():
                yield from _articles(item, depth + 1)


def _article(value: dict[str, Any]) -> Article:
    article = Article()
    headlines = (("headline",), ("headlines", "basic"), ("headlines", 0, "value"), ("title",))
    headline = next((found for path in headlines if (found := string_at(value, *path))), None)
    if headline:
        article.headline(headline.carried())
    article.byline = _byline(value)
    dates = ("versioncreated", "versionCreated", "firstcreated", "firstCreated", "display_date", "datePublished")
    date = next((found for key in dates if (found := string_at(value, key))), None)
    article.date = date.text[:10] if date else None
    if isinstance(value.get("content_elements"), list):
        for element in value["content_elements"]:
            _add_element(article, element, 0)
        return article
    bodies = (string_at(each, "value") for each in at(value, "bodies") or () if isinstance(each, dict))
    body = next(filter(None, [*(string_at(value, key) for key in (*_BODIES, "articleBody")), *bodies]), None)
    if body:
        article.body(body.carried())
    return article


def _byline(value: dict[str, Any]) -> str | None:
    for key in ("byline", "by"):
        if stated := string_at(value, key):
            return stated.text
    people = at(value, "credits", "by") or value.get("author")
    people = people if isinstance(people, list) else [people]
    names = (each if isinstance(each, String) else string_at(each, "name") for each in people)
    return ", ".join(name.text for name in names if name) or None


def _add_element(article: Article, element: Any, depth: int) -> None:
    """Add an element of ANS; those that are no text are left out."""
    if not isinstance(element, dict) or depth > _DEEPEST:
        return
    kind, content = string_at(element, "type"), string_at(element, "content")
    name = {"text": "p", "header": "h2", "correction": "p", "endorsement": "p"}.get(kind.text if kind else "")
    if name and content:
        article.element(name, content.carried(), plain=False)
    elif kind and kind.text == "list":
        for item in at(element, "items") or ():
            if text := string_at(item, "content"):
                article.element("li", text.carried(), plain=False)
    elif kind and kind.text == "quote":
        article.page.markup("<blockquote>")
        for item in at(element, "content_elements") or ():
            _add_element(article, item, depth + 1)
        if text := string_at(element, "citation", "content"):
            article.element("p", text.carried(), plain=False)
        article.page.markup("</blockquote>")
    elif kind and kind.text == "image" and (caption := string_at(element, "caption")):
        article.element("figcaption", caption.carried(), plain=False)
