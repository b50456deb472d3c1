"""Articles as JSON: ninjs of news agencies, ANS of Arc, NewsArticle of schema.org (JSON-LD), and exports.

Exports are those of WordPress (its REST API), Ghost, Drupal (JSON:API), JSON Feed and Apple News.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.readers._articles import Article
from onrecord.readers._decode import decode
from onrecord.readers._json import String, at, list_at, parse, string_at
from onrecord.readers._linked_data import entries

FORMAT = "news-json"
SUFFIXES = (".ninjs", ".ans", ".jsonld")
MEDIA_TYPES = ("application/ninjs+json", "application/ld+json")

_BODIES = ("body_xhtml", "body_html", "body_text", "articleBody", "content_html", "content_text")
_NESTED = (("content", "rendered"), ("attributes", "body", "processed"), ("attributes", "body", "value"))
_MARKS = tuple(
    f'"{key}"' for key in (*_BODIES, *"bodies content_elements mobiledoc comment_id rendered liveBlogUpdate".split())
)
_COMPONENTS = ('"components"', '"role"', '"identifier"')
_NODE = '"node--'
"""Keys that only articles have, and how the type of one begins in Drupal."""
_DEEPEST = 20


def recognises(head: str) -> bool:
    """Whether it is JSON, and has a key that only the body of an article has."""
    if not head.startswith(("{", "[")):
        return False
    return any(key in head for key in (*_MARKS, _NODE)) or all(key in head for key in _COMPONENTS)


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
        if _holds_body(value):
            yield value
        elif depth < _DEEPEST:
            for item in value.values():
                yield from _articles(item, depth + 1)


def _holds_body(value: dict[str, Any]) -> bool:
    return (
        any(value.get(key) for key in (*_BODIES, "bodies", "content_elements", "liveBlogUpdate"))
        or _body(value) is not None
        or any(string_at(each, "role") for each in _components(value))
    )


def _body(value: dict[str, Any]) -> String | None:
    """Return the string that holds the whole text."""
    bodies = (string_at(each, "value") for each in list_at(value, "bodies") if isinstance(each, dict))
    nested = (string_at(value, *path) for path in _NESTED)
    ghost = string_at(value, "html") if "slug" in value or "mobiledoc" in value else None
    every = (*(string_at(value, key) for key in _BODIES), *bodies, *nested, ghost)
    return next((each for each in every if each and each.text.strip()), None)


def _components(value: dict[str, Any]) -> list[Any]:
    """Return the parts of an article of Apple News, or of a container in it."""
    return list_at(value, "components")


def _article(value: dict[str, Any]) -> Article:
    article = Article()
    headlines = (
        ("headline",), ("headlines", "basic"), ("headlines", 0, "value"), ("title",), ("title", "rendered"),
        ("attributes", "title"),
    )  # fmt: skip
    headline = next((found for path in headlines if (found := string_at(value, *path))), None)
    if headline:
        article.headline(headline.carried())
    article.byline = _byline(value)
    dates = (
        "versioncreated", "versionCreated", "firstcreated", "firstCreated", "display_date", "datePublished",
        "date_published", "published_at", "date",
    )  # fmt: skip
    date = next((found for key in dates if (found := string_at(value, key))), None)
    article.date = date.text[:10] if date else None
    if elements := list_at(value, "content_elements"):
        for element in elements:
            _add_element(article, element, 0)
        return article
    if body := _body(value):
        article.body(body.carried())
    for component in _components(value):
        _add_component(article, component, 0)
    for entry in entries(value):
        _add_entry(article, entry)
    return article


def _byline(value: dict[str, Any]) -> str | None:
    for key in ("byline", "by"):
        if stated := string_at(value, key):
            return stated.text
    people = at(value, "credits", "by") or value.get("author")
    people = people if isinstance(people, list) else [people]
    names = (each if isinstance(each, String) else string_at(each, "name") for each in people)
    return ", ".join(name.text for name in names if name) or None


def _add_entry(article: Article, entry: dict[str, Any]) -> None:
    """Add an entry of a live blog; its time is no copy."""
    if headline := string_at(entry, "headline"):
        article.element("h2", headline.carried())
    if body := _body(entry) or string_at(entry, "text"):
        article.body(body.carried())


def _add_component(article: Article, component: Any, depth: int) -> None:
    """Add a component of Apple News; the title is the headline already, and what has no text is left out."""
    if not isinstance(component, dict) or depth > _DEEPEST:
        return
    role, text = string_at(component, "role"), string_at(component, "text")
    element = _ROLES.get(role.text.rstrip("0123456789") if role else "")
    if element and text:
        is_plain = component.get("format") is None
        article.element(element, text.carried(), plain=is_plain)
    for inner in _components(component):
        _add_component(article, inner, depth + 1)


_ROLES = {
    "body": "div", "intro": "p", "heading": "h2", "quote": "blockquote", "pullquote": "blockquote",
    "caption": "figcaption",
}  # fmt: skip
"""Elements of HTML by the role of a component."""


def _add_element(article: Article, element: Any, depth: int) -> None:
    """Add an element of ANS; those that are no text are left out."""
    if not isinstance(element, dict) or depth > _DEEPEST:
        return
    kind, content = string_at(element, "type"), string_at(element, "content")
    name = {"text": "p", "header": "h2", "correction": "p", "endorsement": "p"}.get(kind.text if kind else "")
    if name and content:
        article.element(name, content.carried(), plain=False)
    elif kind and kind.text == "list":
        for item in list_at(element, "items"):
            if text := string_at(item, "content"):
                article.element("li", text.carried(), plain=False)
    elif kind and kind.text == "quote":
        article.page.markup("<blockquote>")
        for item in list_at(element, "content_elements"):
            _add_element(article, item, depth + 1)
        if text := string_at(element, "citation", "content"):
            article.element("p", text.carried(), plain=False)
        article.page.markup("</blockquote>")
    elif kind and kind.text == "image" and (caption := string_at(element, "caption")):
        article.element("figcaption", caption.carried(), plain=False)
