"""RSS and Atom feeds, and the exports of WordPress (WXR), which are RSS: a draft a post."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._articles import Article, carried
from onrecord.readers._dates import day_of
from onrecord.readers._decode import decode_xml
from onrecord.readers._wordpress import add_content
from onrecord.readers._xml import Element, parse

FORMAT = "feed"
SUFFIXES = (".rss", ".atom", ".wxr")
MEDIA_TYPES = ("application/rss+xml", "application/atom+xml")

_BEGINS = regex(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*|<\?[^>]{0,300}>\s*){0,30}<(?:rss|feed|rdf:RDF)[\s>]"
)
_MOST = 20_000
_NOT_POSTS = ("attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles", "wp_template")


def recognises(head: str) -> bool:
    """Whether the first element is that of a feed."""
    return _BEGINS.match(head) is not None


def read(data: bytes, name: str) -> Document:
    """Return the post of a feed that has only one.

    Raises:
        UnreadableError: if it is no feed, or has no post or more than one.
    """
    found = parts(data, None)
    if len(found) > 1:
        raise UnreadableError(f"is a feed with {len(found):,} posts; export the one that you mean")
    return read_part(data, name, found[0], None)


def parts(data: bytes, column: str | None) -> tuple[str, ...]:
    """Return the numbers of the posts, counted from 1.

    Raises:
        UnreadableError: if it is no feed, or one without posts.
    """
    posts = _posts(data)[1]
    return tuple(str(number) for number in range(1, len(posts) + 1))


def left_out(data: bytes, column: str | None) -> str | None:
    """Return how many items of the feed are no posts: pictures, menus, revisions."""
    kinds = (each.child("post_type") for each in _items(data) if not _is_post(each))
    others = Counter(str(kind.text) for kind in kinds if kind)
    told = ", ".join(f"{number} of type {kind}" for kind, number in sorted(others.items()))
    return f"has items that are no posts, and are not audited: {told}" if told else None


def read_part(data: bytes, name: str, part: str, column: str | None) -> Document:
    """Return one post."""
    starts, posts = _posts(data)
    return _article(posts[int(part) - 1]).read(name, FORMAT, starts)


@lru_cache(1)
def _posts(data: bytes) -> tuple[tuple[int, ...], tuple[Element, ...]]:
    source = decode_xml(data)
    found = tuple(each for each in _items(data) if _is_post(each))
    if not found or len(found) > _MOST:
        raise UnreadableError(
            "is a feed without posts" if not found else f"is a feed of over {_MOST:,} posts; split it"
        )
    return line_starts(source), found


@lru_cache(1)
def _items(data: bytes) -> tuple[Element, ...]:
    return tuple(parse(decode_xml(data)).elements("item", "entry"))


def _is_post(item: Element) -> bool:
    kind = item.child("post_type")
    return kind is None or kind.text not in _NOT_POSTS


def _article(item: Element) -> Article:
    article = Article()
    if title := item.child("title"):
        article.headline(carried(title))
    author = item.child("creator") or item.child("author")
    article.byline = ((author.child("name") or author).text or None) if author else None
    date = item.child("published") or item.child("updated") or item.child("post_date") or item.child("pubDate")
    article.date = _day(date.text) if date else None
    body = (
        item.child("encoded", "content") or item.child("content") or item.child("description") or item.child("summary")
    )
    if body is None:
        return article
    if body.get("type") == "xhtml":
        article.tree(body, {"content": "div", "summary": "div"})
    elif body.name == "encoded":
        add_content(article.page, carried(body))
    else:
        article.body(carried(body))
    return article


def _day(date: str) -> str | None:
    """Return the day of a date as RSS (RFC 2822) or Atom (ISO 8601) writes it."""
    return date[:10] if date[:4].isdigit() else day_of(date)
