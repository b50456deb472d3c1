"""The XML of news agencies: NITF, NewsML-G2 and NewsML 1."""

from __future__ import annotations

import re

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._articles import Article, carried
from onrecord.readers._decode import decode_xml
from onrecord.readers._xml import Element, parse

FORMAT = "news-xml"
SUFFIXES = (".nitf", ".newsml")
MEDIA_TYPES = (
    "application/nitf+xml",
    "application/vnd.iptc.g2.newsitem+xml",
    "application/vnd.iptc.g2.newsmessage+xml",
)

_BEGINS = regex(
    r"(?>(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*|<(?:\?|!(?!--))[^>]{0,300}>\s*){0,30})"
    r"<(?:\w{1,20}:)?(?:nitf|newsItem|newsMessage|NewsML)[\s>]"
)
_NAMES = {
    "hl1": "h1", "hl2": "h2", "hedline": "div", "byline": 'p class="byline"', "byttl": "span", "person": "span",
    "org": "span", "location": "span", "bq": "blockquote", "block": "blockquote", "media": "figure",
    "media-caption": "figcaption", "tagline": "p", "dateline": "p", "abstract": "div", "nitf-table": "table",
    "fn": "p", "q": "span", "body.content": "div", "nitf": "div", "body": "div", "inlineXML": "div", "html": "div",
    "lang": "span", "num": "span", "money": "span", "chron": "span", "event": "span", "function": "span",
    "object.title": "span", "virtloc": "span", "copyrite": "span", "pronounce": "span", "alt-code": "span",
}  # fmt: skip
_SKIPPED = (
    "head", "distributor", "rights", "note", "media-reference", "media-metadata", "media-object", "media-producer",
    "series", "bibliography", "story.date", "script", "style", "nitf-table-metadata", "datasource", "credit",
)  # fmt: skip


_IDF = {"headline": "h1", "subheadline": "h2", "subheadline1": "h2", "subheadline2": "h3", "blockquote": "blockquote"}
"""What the elements of a text of Naviga are, by their type."""


def recognises(head: str) -> bool:
    """Whether the first element is that of one of these formats."""
    return _BEGINS.match(head) is not None


def read(data: bytes, name: str) -> Document:
    """Headline, byline and date come from the article, else from what is stated of it.

    Raises:
        UnreadableError: if it is not well-formed, or holds no article or more than one.
    """
    source = decode_xml(data)
    root = parse(source)
    texts = _texts(root)
    if len(texts) != 1:
        raise UnreadableError(
            f"holds {len(texts):,} articles; give the one that you mean" if texts else "is news XML without an article"
        )
    return _article(root, texts[0]).read(name, FORMAT, line_starts(source))


def _texts(root: Element) -> list[Element]:
    """Return the elements that hold the text of an article."""
    if root.name == "nitf":
        return [root]
    inline = [next(iter(_inner(each)), each) for each in root.elements("inlineXML", "inlineData", "DataContent")]
    return [each for each in inline if each.text]


def _inner(element: Element) -> list[Element]:
    return [each for each in (element.first("nitf"), element.first("body"), element.first("idf")) if each]


def _article(root: Element, text: Element) -> Article:
    article = Article()
    meta = root.first("contentMeta")
    for element in text.elements("element"):
        element.name = _IDF.get(element.get("type"), "p")
    has_headline = text.first("hl1", "h1") is not None
    headline = None if has_headline else ((meta.child("headline") if meta else None) or root.first("HeadLine"))
    if headline is not None:
        article.headline(carried(headline))
    by = meta.child("by") if meta else root.first("ByLine")
    article.byline = by.text or None if by else None
    stated = (meta.child("contentCreated") if meta else None) or root.first(
        "story.date", "date.issue", "versionCreated"
    )
    day = re.sub(r"\D", "", (stated.get("norm") or stated.text)[:10])[:8] if stated else ""
    article.date = f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else None
    if text.name in ("inlineData", "DataContent") and not any(isinstance(each, Element) for each in text.children):
        article.body(carried(text))
    else:
        article.tree(text, _NAMES, _SKIPPED)
    return article
