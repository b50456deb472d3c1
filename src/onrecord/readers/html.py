"""HTML: a draft is read whole; of a full web page, only the article.

trafilatura chooses what belongs to the article. It is shown a copy of the page in which every stretch of text begins
with a mark, and what comes back marked is kept, with our positions and links.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode
from onrecord.readers._normal import is_blank

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
_MARK = regex("[\U00012000-\U00012384]{2}")
_MUCH = 0.4
"""The share of the article's words that no box beside it holds."""
_VAST = 3_000
_GATE = regex(r"paywall|subscribe|signup", re.IGNORECASE)
_FEWEST = 4
_TEASER = 2
_NOTICE = regex(r"\bJava ?Script\b", re.IGNORECASE)
NO_ARTICLE = "holds no article text; save the page once it shows the article, or save the text alone"


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: see `_is_page` of the package."""
    return False


def read(data: bytes, name: str) -> Document:
    """Title, byline and date come from the page's own statements, else from its headline.

    Raises:
        UnreadableError: if the bytes are not text, too malformed to parse, or a page that shows no article.
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
    document = builder.document(
        name, FORMAT, line_starts(source),
        title=heading or meta.get("title"), byline=meta.get("byline"), date=meta.get("date"),
    )  # fmt: skip
    told = len((meta.get("body") or "").split())
    if told > _TEASER * document.words + 20:
        raise UnreadableError(
            f"shows {document.words} of its article’s {told} words; save the page once it shows them all"
        )
    if not document.blocks and soup.find(("script", "noscript", *_CHROME)) is not None:
        raise UnreadableError(NO_ARTICLE)
    return document


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
    """The element to read, and which of its texts to keep (None: all).

    Raises:
        UnreadableError: if the page shows no article.
    """
    body = soup.body or soup
    if not _has_chrome(body):
        return body, None
    stretches = list(_stretches(body))
    kept = _chosen(soup, stretches)
    if not kept:
        root = soup.find("article") or soup.find("main")
        if root is not None:
            return root, None
        kept = {id(text) for each in stretches if not each.in_chrome and not each.clutter for text in each.texts}
    if not any(each.is_prose for each in stretches if id(each.texts[0]) in kept):
        raise UnreadableError(NO_ARTICLE)
    headline = _headline(body, soup)
    kept |= {id(text) for text in headline.descendants} if headline else set()
    kept |= {id(text) for each in stretches if each.in_caption for text in each.texts}
    return body, lambda text: id(text) in kept or is_blank(text)


def _has_chrome(body: Tag) -> bool:
    """Whether there is more on the page than the article."""
    if body.find(_CHROME) is not None:
        return True
    return any(
        _ROLES.fullmatch(str(tag.get("role", ""))) or _CLUTTER.search(f"{tag.get('class', '')} {tag.get('id', '')}")
        for tag in body.find_all(("div", "section", "ul", "header", "table", "td"))
    )


@dataclass(slots=True)
class _Stretch:
    """Visible texts of the page in one block, and what they stand in."""

    block: Any
    clutter: frozenset[str]
    """The names of the boxes around it that sound like none of the article: paywall, newsletter, share."""
    in_chrome: bool
    in_caption: bool
    in_article: bool
    texts: list[Any] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)

    @property
    def is_prose(self) -> bool:
        """Whether it may be part of an article; "Loading …" and "Turn on JavaScript to read this" are not."""
        return self.words >= _FEWEST and not _NOTICE.search(" ".join(self.texts))


def _stretches(body: Tag) -> Iterator[_Stretch]:
    """The visible texts of the page, in order, grouped by the innermost block that they stand in."""
    from bs4.element import Tag

    from onrecord.readers._markup import Text, is_block, is_silent

    group = _Stretch(None, frozenset(), False, False, False)
    stack: list[tuple[Any, _Stretch]] = [(child, group) for child in reversed(body.contents)]
    while stack:
        node, around = stack.pop()
        if isinstance(node, Text) and not is_blank(node):
            if around.block is not group.block and group.texts:
                yield group
                group = replace(around, texts=[])
            elif not group.texts:
                group = replace(around, texts=[])
            group.texts.append(node)
        elif isinstance(node, Tag) and not is_silent(node):
            inner = _within(around, node, is_block(node))
            stack.extend((child, inner) for child in reversed(node.contents))
    if group.texts:
        yield group


def _within(around: _Stretch, tag: Tag, is_block: bool) -> _Stretch:
    """What the texts in `tag` stand in."""
    inner = replace(around, block=tag if is_block else around.block)
    if tag.name in {"article", "main"}:
        inner.clutter, inner.in_chrome, inner.in_article = frozenset(), False, True
    elif _CLUTTER.search(name := _name_of(tag)):
        inner.clutter = around.clutter | {name}
    if tag.name in _CHROME or _ROLES.fullmatch(str(tag.get("role", ""))):
        inner.in_chrome = True
    inner.in_caption = around.in_caption or (inner.in_article and tag.name == "figcaption")
    return inner


def _name_of(tag: Tag) -> str:
    return f"{tag.get('class', '')} {tag.get('id', '')}"


def _chosen(soup: BeautifulSoup, stretches: list[_Stretch]) -> set[int]:
    """The identities of the texts that trafilatura takes for the article, without the clutter among them."""
    found = set(_MARK.findall(_extract(_marked_copy(soup, stretches), _is_vast(soup))))
    chosen = [each for number, each in enumerate(stretches) if _mark(number) in found]
    headline = _headline(soup.body or soup, soup)
    around = [each for each in stretches if headline is not None and each.block is headline]
    layout = _layout(chosen, around)
    return {id(text) for each in chosen if each.clutter <= layout for text in each.texts}


def _layout(chosen: list[_Stretch], headline: list[_Stretch]) -> frozenset[str]:
    """The boxes named like clutter that hold much of the article: a column "with-sidebar", paragraphs "paywall".

    Beside the article stands what holds neither its headline nor, by its name, what only subscribers see.
    """
    words: Counter[str] = Counter()
    for each in chosen:
        words.update(dict.fromkeys(each.clutter, each.words))
    inside = (each for each in chosen if each.in_article)
    around = {name for each in (*headline, *inside) for name in each.clutter}
    whole = sum(each.words for each in chosen)
    return frozenset(
        name for name, held in words.items() if held > _MUCH * whole and (name in around or _GATE.search(name))
    )


def _mark(number: int) -> str:
    """Two rare letters that stand for a number; extraction keeps letters."""
    high, low = divmod(number, _MARKS)
    return chr(_FIRST_MARK + min(high, _MARKS - 1)) + chr(_FIRST_MARK + low)


def _marked_copy(soup: BeautifulSoup, stretches: list[_Stretch]) -> str:
    """The page's markup with each stretch marked; the tree itself is not touched."""
    marks = {id(each.texts[0]): _mark(number) for number, each in enumerate(stretches)}
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


def _is_vast(soup: BeautifulSoup) -> bool:
    """Whether the page has so many elements that the slower extractors behind trafilatura take too long over it."""
    from bs4.element import Tag

    return sum(isinstance(node, Tag) for node in soup.descendants) > _VAST


def _extract(page: str, fast: bool) -> str:
    import logging

    from onrecord.readers._trafilatura import load

    trafilatura = load()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            page, include_comments=False, include_tables=True, include_links=False, deduplicate=False,
            favor_recall=False, with_metadata=False, output_format="txt", fast=fast,
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
        "body": stated.get("articleBody"),
        "byline": _no_address(_meta(soup, "author", "article:author"))
        or stated.get("author")
        or (shown[:200] if shown else None),
        "date": _meta(soup, "article:published_time", "date", "datePublished")
        or stated.get("datePublished")
        or (str(time["datetime"]) if time is not None else None),
    }


def _no_address(author: str | None) -> str | None:
    """The name of an author; pages state the address of a profile instead."""
    return None if author and "://" in author else author


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
                return {
                    key: _name(each[key])
                    for key in ("headline", "author", "datePublished", "articleBody")
                    if each.get(key)
                }
    return {}


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_name(item) for item in value if isinstance(item, str | dict))
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)
