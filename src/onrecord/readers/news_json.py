"""Articles as JSON: of news agencies (ninjs), Arc (ANS), schema.org (JSON-LD), content systems, APIs and extractors.

An object is an article if it has the body of one: under a key that only bodies have, as a tree of an editor, or, where
it also has a title, as a long text under a common key.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers import _json_trees as trees
from onrecord.readers._articles import Article
from onrecord.readers._decode import decode
from onrecord.readers._foreign import refusal
from onrecord.readers._foreign_json import json_kind
from onrecord.readers._json import String, at, list_at, parse, string_at
from onrecord.readers._linked_data import entries
from onrecord.readers._tree import without_collection

FORMAT = "news-json"
SUFFIXES = (".ninjs", ".ans", ".jsonld")
MEDIA_TYPES = ("application/ninjs+json", "application/ld+json")

_BODIES = (
    "body_xhtml", "body_html", "body_text", "articleBody", "content_html", "content_text", "bodyHtml", "bodyXhtml",
    "article_html", "contentHtml",
)  # fmt: skip
"""Keys that only the body of an article has."""
_COMMON = ("body", "content", "text", "html", "article", "story", "paragraphs", "news", "bodyText")
"""Keys of bodies that other things have, too."""
_TITLES = ("headline", "headlines", "headLine", "title", "webTitle", "draft_title", "Title")
_AUTHORS = ("author", "authors", "primary_author")
_DATES = (
    "versioncreated", "versionCreated", "firstcreated", "firstCreated", "display_date", "datePublished",
    "date_published", "published_at", "publishedAt", "webPublicationDate", "created", "date",
)  # fmt: skip
_PLAIN = ("rendered", "processed", "value", "basic", "*", "raw", "main", "default")
"""Keys of a text that stands in an object of its own."""
_WITHIN = ("fields", "attributes", "data", "content", "documentTab")
"""Keys under which an object keeps what is told of the article."""
_FORMS = ("json", "raw")
"""Keys of a tree that stands beside other forms of the same text."""
_OPENINGS = ('{\\"', '[{\\"')
"""How JSON begins that stands in a string."""
_MOST_STRINGS = 3
"""Such strings of an object that are read, the longest first."""
_LOCALE = regex(r"en(?:[-_][A-Za-z]{2,4})?|und")
_OTHERS = "bodies content_elements mobiledoc comment_id rendered liveBlogUpdate".split()
_MARKS = tuple(f'"{key}"' for key in (*_BODIES, *_OTHERS))
_COMPONENTS = ('"components"', '"role"', '"identifier"')
_NODE = '"node--'
"""Keys that only articles have, and how the type of one begins in Drupal."""
_DEEPEST = 20
_FEWEST = 20
"""Words of the shortest text under a common key that is a body."""
_CUT_SHORT = regex(r"\[\+?\d{1,6} chars\]\s*\Z")
_MARKDOWN = "holds Markdown in JSON; save its text as a file (.md)"


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
    with without_collection():
        value = parse(source)
        found = list(islice(_articles(value, 0), 2))
        if not found:
            raise refusal(json_kind(value), "seems to be")
        if len(found) > 1:
            raise UnreadableError("holds more than one article; give the one that you mean")
        return _article(*found[0]).read(name, FORMAT, line_starts(source))


def _articles(value: Any, depth: int) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the objects that have a body, with its tree if it is one; what stands within an article is part of it."""
    if depth > _DEEPEST:
        return
    if _is_tree(value):
        yield {}, value
    elif isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict) and not _is_fragment(value):
        whole = _flat(value)
        body = _body(whole)
        tree = _tree(whole) if body is None else None
        if body is not None or tree is not None or _holds_parts(whole):
            yield whole, tree
        else:
            for item in value.values():
                yield from _articles(item, depth + 1)


def _is_fragment(value: dict[str, Any]) -> bool:
    """Whether an object is a part of a page of Drupal, whose other parts stand elsewhere."""
    kind = string_at(value, "type")
    return kind is not None and kind.text.startswith("paragraph--")


def _is_tree(value: Any) -> bool:
    """Whether a value is the text of one article, and no list of articles."""
    first = at(value, 0) if isinstance(value, list) else value
    return trees.is_tree(value) and not (isinstance(first, dict) and _headline(_flat(first)))


def _flat(value: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return an object with what it keeps of the article in objects of its own."""
    inner = (value.get(key) for key in _WITHIN)
    told = [_flat(each, depth + 1) for each in inner if isinstance(each, dict)] if depth < _DEEPEST else []
    return {key: each for part in (*told, value) for key, each in part.items()}


def _holds_parts(value: dict[str, Any]) -> bool:
    """Whether an object has a body that stands in parts."""
    return (
        any(value.get(key) for key in ("bodies", "content_elements"))
        or bool(_paragraphs(value))
        or any(string_at(each, "role") for each in _components(value))
        or bool(_entries(value))
    )


def _string(value: Any, depth: int = 0) -> String | None:
    """Return a text that may stand in an object or a list of its own: rendered, by language, with its format."""
    if isinstance(value, String) or depth > len(_PLAIN):
        return value if isinstance(value, String) else None
    if isinstance(value, list):
        return _string(value[0], depth + 1) if len(value) == 1 else None
    if not isinstance(value, dict):
        return None
    keys = (*_PLAIN, *filter(_LOCALE.fullmatch, value))
    return next((found for key in keys if key in value and (found := _string(value[key], depth + 1))), None)


def _headline(value: dict[str, Any]) -> String | None:
    found = (_string(value[key]) or trees.title_of(value[key]) for key in _TITLES if key in value)
    return next(filter(None, found), None)


def _body(value: dict[str, Any]) -> String | None:
    """Return the string that holds the whole text."""
    bodies = (string_at(each, "value") for each in list_at(value, "bodies") if isinstance(each, dict))
    ghost = string_at(value, "html") if "slug" in value or "mobiledoc" in value else None
    every = (*(string_at(value, key) for key in _BODIES), *bodies, ghost)
    known = next((each for each in every if each and each.text.strip()), None)
    return known or _common_body(value) or _formatted(value)


def _formatted(value: dict[str, Any]) -> String | None:
    """Return the longest text in a format of Drupal, under whatever key it stands."""
    every = (string_at(each, "processed") for each in value.values() if at(each, "format"))
    return max(filter(None, every), key=String.__len__, default=None)


def _common_body(value: dict[str, Any]) -> String | None:
    """Return the text under a common key: rendered, or long and with a title."""
    for key in _COMMON:
        found = _string(value.get(key))
        if found and found.text.strip():
            is_body = any(string_at(value, key, each) for each in ("rendered", "processed", "value"))
            if is_body or (_headline(value) and len(found.text.split()) >= _FEWEST):
                return found
    return None


def _paragraphs(value: dict[str, Any]) -> list[String]:
    """Return the paragraphs of a body that is a list of them."""
    if _headline(value):
        for key in _COMMON:
            stated = [string_at(each, "text") for each in list_at(value, key, "paragraphs")]
            found = [each for each in (*list_at(value, key), *stated) if isinstance(each, String)]
            if sum(len(each.text.split()) for each in found) >= _FEWEST:
                return found
    return []


def _tree(value: dict[str, Any]) -> Any:
    """Return the longest tree of text among the values of an object, but for its title."""
    values = [each for key, each in value.items() if key not in _TITLES]
    strings = [each for each in values if isinstance(each, String) and each.startswith(_OPENINGS)]
    told = [_parsed(each) for each in sorted(strings, key=String.__len__, reverse=True)[:_MOST_STRINGS]]
    every = [tree for each in (*values, *told) if _is_tree(tree := _unwrapped(each))]
    return max(every, key=trees.length) if len(every) > 1 else next(iter(every), None)


def _unwrapped(value: Any) -> Any:
    """Return the tree that stands under the name of a language or of its form."""
    keys = [key for key in value if key in _FORMS or _LOCALE.fullmatch(key)] if isinstance(value, dict) else []
    return value[keys[0]] if keys and not trees.is_tree(value) else value


def _parsed(value: String) -> Any:
    """Return the JSON that stands in a string."""
    text = value.carried()
    try:
        return parse(text.text, outer=text)
    except UnreadableError:
        return None


def _components(value: dict[str, Any]) -> list[Any]:
    """Return the parts of an article of Apple News, or of a container in it."""
    return list_at(value, "components")


def _article(value: dict[str, Any], tree: Any) -> Article:
    article = Article()
    is_google = isinstance(value.get("body"), dict) and "documentId" in value  # its title is the name of the file
    if (headline := _headline(value)) and not is_google:
        article.headline(headline.carried())
    article.byline = _byline(value)
    date = next((found for key in _DATES if (found := string_at(value, key))), None)
    article.date = date.text[:10] if date else None
    if elements := list_at(value, "content_elements"):
        for element in elements:
            _add_element(article, element, 0)
    elif body := _body(value):
        _add_body(article, body)
    elif tree is not None:
        trees.write(article, tree)
    for paragraph in _paragraphs(value):
        article.body(paragraph.carried())
    for component in _components(value):
        _add_component(article, component, 0)
    for entry in _entries(value):
        _add_entry(article, entry)
    return article


def _add_body(article: Article, body: String) -> None:
    from onrecord.readers import markdown

    text = body.carried()
    if markdown.is_marked(text.text):
        raise UnreadableError(_MARKDOWN)
    if _CUT_SHORT.search(text.text):
        raise UnreadableError("holds only the beginning of an article; give its whole text")
    article.body(text)


def _entries(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of a live blog: of schema.org, or of the Guardian, whose articles have one at least."""
    return entries(value) or [each for each in list_at(value, "blocks", "body") if isinstance(each, dict)]


def _add_entry(article: Article, entry: dict[str, Any]) -> None:
    """Add an entry of a live blog; its time is no copy."""
    if headline := string_at(entry, "headline") or string_at(entry, "title"):
        article.element("h2", headline.carried())
    if body := _body(entry) or string_at(entry, "text"):
        article.body(body.carried())


def _byline(value: dict[str, Any]) -> str | None:
    for key in ("byline", "by"):
        if stated := string_at(value, key):
            return stated.text
    every = (at(value, "credits", "by"), *(value.get(key) for key in _AUTHORS), at(value, "_embedded", "author"))
    people = next(filter(None, every), None)
    people = people if isinstance(people, list) else [people]
    names = (each if isinstance(each, String) else string_at(each, "name") for each in people)
    return ", ".join(name.text for name in names if name) or None


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
