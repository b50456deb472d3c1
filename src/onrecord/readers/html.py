"""HTML: a draft is read whole; of a full web page, only the article.

trafilatura chooses what belongs to the article. It is shown a copy of the page in which every stretch of text begins
with a mark, and what comes back marked is kept, with our positions and links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

    from onrecord.readers._markup import Remark

FORMAT = "html"
SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_CHROME = ("nav", "aside", "footer", "form", "iframe")
_ROLES = regex(r"navigation|banner|contentinfo|complementary|search", re.IGNORECASE)
_CLUTTER = regex(
    r"(?:^|[\s_-])(?:cookies?|consent|comments?|disqus|related|recommended|newsletter|sidebar|share|social|promo|advert"
    r"|ads?|menu|navbar|breadcrumbs?|footer|paywall|subscribe|signup|most-read|trending|popular|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FIRST_MARK = 0x12000
_MARKS = 900


def read(data: bytes, name: str) -> Document:
    """Title, byline and date come from the page's own statements, else from its headline.

    Raises:
        UnreadableError: if the bytes are not text, or too malformed to parse.
    """
    from onrecord.readers._markup import Writer, parse, text_of

    declared = _CHARSET.search(data[:4096])
    source = decode(data, declared.group(1).decode("ascii") if declared else None)
    soup = parse(source)
    builder = Builder()
    root, keep = _article(soup)
    writer = Writer(builder, keep)
    writer.headline_tag = _headline(root, soup)
    before, behind = _outside(root, soup)
    writer.note(before)
    writer.write(root)
    writer.note(behind)
    meta = _metadata(soup)
    heading = text_of(writer.headline_tag) if writer.headline_tag else None
    return builder.document(
        name, FORMAT, line_starts(source),
        title=heading or meta.get("title"), byline=meta.get("byline"), date=meta.get("date"),
    )  # fmt: skip


def _outside(root: Tag, soup: BeautifulSoup) -> tuple[list[Remark], list[Remark]]:
    """The remarks to onrecord that stand before the element that is read, in the head say, and behind it."""
    from onrecord.readers._markup import remarks

    every = list(remarks(soup))
    inner = {id(each) for each in remarks(root)}
    first = next((number for number, each in enumerate(every) if id(each) in inner), None)
    if first is None:
        ahead = {id(each) for each in root.find_all_previous(string=True)}
        first = sum(id(each) in ahead for each in every)
    outside = [(number < first, each) for number, each in enumerate(every) if id(each) not in inner]
    return [each for ahead_of, each in outside if ahead_of], [each for ahead_of, each in outside if not ahead_of]


def _article(soup: BeautifulSoup) -> tuple[Tag, Any]:
    """The element to read, and which of its texts to keep (None: all)."""
    body = soup.body or soup
    if not _has_chrome(body):
        return body, None
    kept = _chosen(soup)
    if not kept:
        return soup.find("article") or soup.find("main") or body, None
    headline = _headline(body, soup)
    kept |= {id(text) for text in headline.descendants} if headline else set()
    kept |= {id(text) for article in body.find_all("article") for text in _captions(article)}
    return body, lambda text: id(text) in kept


def _captions(article: Tag) -> Iterator[Any]:
    """Extraction drops what stands under a picture; in an article it is copy."""
    for caption in article.find_all("figcaption"):
        yield from caption.descendants


def _has_chrome(body: Tag) -> bool:
    """Whether there is more on the page than the article."""
    if body.find(_CHROME) is not None:
        return True
    return any(
        _ROLES.fullmatch(str(tag.get("role", ""))) or _CLUTTER.search(f"{tag.get('class', '')} {tag.get('id', '')}")
        for tag in body.find_all(("div", "section", "ul", "header", "table", "td"))
    )


def _chosen(soup: BeautifulSoup) -> set[int]:
    """The identities of the texts that trafilatura takes for the article."""
    blocks = list(_stretches(soup))
    page = _marked_copy(soup, blocks)
    found = _extract(page)
    return {
        id(text)
        for number, texts in enumerate(blocks)
        if _mark(number) in found and not _is_clutter(texts[0])
        for text in texts
    }


def _is_clutter(text: Any) -> bool:
    """A box in the article that is none of it, by its own name: a paywall, a newsletter form, share buttons."""
    inner = next((n for n, tag in enumerate(text.parents) if tag.name in {"article", "main", "body"}), 0)
    return any(
        _CLUTTER.search(f"{tag.get('class', '')} {tag.get('id', '')}")
        for n, tag in enumerate(text.parents)
        if n < inner
    )


def _stretches(soup: BeautifulSoup) -> Iterator[list[Any]]:
    """The visible texts of the page, grouped by the innermost block that they stand in."""
    from onrecord.readers._markup import Text, block_of, is_hidden

    group: list[Any] = []
    home: Any = None
    for text in (soup.body or soup).find_all(string=True):
        if not isinstance(text, Text) or not text.strip() or is_hidden(text):
            continue
        block = block_of(text)
        if block is not home and group:
            yield group
            group = []
        home = block
        group.append(text)
    if group:
        yield group


def _mark(number: int) -> str:
    """Two rare letters that stand for a number; extraction keeps letters."""
    high, low = divmod(number, _MARKS)
    return chr(_FIRST_MARK + min(high, _MARKS - 1)) + chr(_FIRST_MARK + low)


def _marked_copy(soup: BeautifulSoup, blocks: list[list[Any]]) -> str:
    """The page's markup with each stretch marked; the tree itself is not touched."""
    marks = {id(texts[0]): _mark(number) for number, texts in enumerate(blocks)}
    return "".join(_markup_of(soup, marks))


def _markup_of(soup: BeautifulSoup, marks: dict[int, str]) -> Iterator[str]:
    from html import escape

    from bs4.element import Comment, NavigableString, Tag

    stack: list[tuple[Any, bool]] = [(child, False) for child in reversed(soup.contents)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            yield f"</{node.name}>"
        elif isinstance(node, Tag):
            attributes = "".join(f' {key}="{escape(str(value))}"' for key, value in node.attrs.items())
            yield f"<{node.name}{attributes}>"
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, Comment):
            yield marks.get(id(node), "") + escape(_unmarked(str(node)), quote=False)


def _unmarked(text: str) -> str:
    return re.sub("[\U00012000-\U00012384]", " ", text)


def _extract(page: str) -> str:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            page, include_comments=False, include_tables=True, include_links=False, deduplicate=False,
            favor_recall=False, with_metadata=False, output_format="txt",
        )  # fmt: skip
    except Exception:  # it is handed hostile pages: what it cannot take is read whole
        return ""
    return found or ""


def _headline(root: Tag, soup: BeautifulSoup) -> Tag | None:
    """The heading that repeats the page's title, else the first of the highest rank in the article."""
    from onrecord.readers._markup import is_silent, text_of

    article = root.find("article") or root.find("main") or root
    headings = [each for each in article.find_all("h1") if not is_silent(each)] or list(root.find_all("h1"))
    title = _key(_meta(soup, "og:title") or (text_of(soup.title) if soup.title else ""))
    for each in [*headings, *root.find_all("h2")]:
        key = _key(text_of(each))
        if key and len(key) > 8 and key in title:
            return each
    return headings[0] if headings else None


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _meta(soup: BeautifulSoup, *names: str) -> str | None:
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            tag = soup.find("meta", attrs={attribute: name})
            if tag is not None and str(tag.get("content", "")).strip():
                return str(tag["content"]).strip()
    return None


def _metadata(soup: BeautifulSoup) -> dict[str, str | None]:
    from onrecord.readers._markup import text_of

    stated = _json_ld(soup)
    title = text_of(soup.title) if soup.title else None
    time = soup.find("time", attrs={"datetime": True})
    author = soup.find(rel="author") or soup.find(itemprop="author")
    byline = soup.find(class_=regex(r"(?:^|[\s_-])(?:byline|author)(?:$|[\s_-])", re.IGNORECASE))
    shown = next((text_of(tag) for tag in (author, byline) if tag is not None), None)
    return {
        "title": _meta(soup, "og:title") or stated.get("headline") or title or None,
        "byline": _meta(soup, "author", "article:author") or stated.get("author") or (shown[:200] if shown else None),
        "date": _meta(soup, "article:published_time", "date", "datePublished")
        or stated.get("datePublished")
        or (str(time["datetime"]) if time is not None else None),
    }


def _json_ld(soup: BeautifulSoup) -> dict[str, str]:
    """Headline, author and date of the first article that the page's linked data states."""
    from onrecord.readers._markup import text_of

    for script in soup.find_all("script", attrs={"type": "application/ld+json"}):
        try:
            data = json.loads(text_of(script))
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for each in graph if isinstance(graph, list) else []:
            if isinstance(each, dict) and "Article" in str(each.get("@type", "")):
                return {key: _name(each[key]) for key in ("headline", "author", "datePublished") if each.get(key)}
    return {}


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_name(item) for item in value if isinstance(item, str | dict))
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)
