"""EPUB books: the chapters in reading order. Places are those of paragraphs, counted through the book."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from urllib.parse import unquote

from onrecord.domain import BlockKind, Document
from onrecord.errors import UnreadableError
from onrecord.readers._limits import MAX_CHARACTERS
from onrecord.readers._package import Package
from onrecord.readers._paragraphs import Paragraphs
from onrecord.readers._xml import Element, parse

FORMAT = "epub"
SUFFIXES = (".epub",)
MEDIA_TYPES = ("application/epub+zip",)

_PAGES = ("application/xhtml+xml", "text/html")
_CONTAINER, _PROTECTED = "META-INF/container.xml", "META-INF/encryption.xml"


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: it is a zip archive."""
    return False


def read(data: bytes, name: str) -> Document:
    """Title and author come from the book's own statements; the table of contents is not copy.

    Raises:
        UnreadableError: if it is no EPUB book, damaged, protected, or too long.
    """
    package = Package(data, "an EPUB book")
    rootfile = parse(package.part(_CONTAINER)).first("rootfile")
    if rootfile is None:
        raise UnreadableError("is an EPUB book without contents; save it again")
    folder = posixpath.dirname(rootfile.get("full-path"))
    book = parse(package.part(rootfile.get("full-path")))
    if _PROTECTED in package and _is_protected(parse(package.part(_PROTECTED))):
        raise UnreadableError("is a protected book; give the draft that it was made from")
    paragraphs, length, headed = Paragraphs(), 0, False
    for path in _chapters(book, folder):
        chapter = _page(package, path)
        length += len(chapter.text)
        if length > MAX_CHARACTERS:
            raise UnreadableError(f"holds over {MAX_CHARACTERS:,} characters of text; split it")
        headed = _write(paragraphs, chapter, headed)
    facts = (book.first(each) for each in ("title", "creator", "date"))
    title, byline, date = (fact.text if fact and fact.text else None for fact in facts)
    return paragraphs.document(name, FORMAT, title=title, byline=byline, date=date[:10] if date else None)


def _is_protected(encryption: Element) -> bool:
    """Whether more than the fonts is encrypted."""
    methods = (method.get("Algorithm") for method in encryption.elements("EncryptionMethod"))
    return any("font" not in method and "obfuscation" not in method for method in methods)


def _chapters(book: Element, folder: str) -> list[str]:
    """Return the paths of the pages in reading order, each once, without the table of contents."""
    items = {item.get("id"): item for item in book.elements("item")}
    order = (items.get(each.get("idref")) for each in book.elements("itemref") if each.get("linear") != "no")
    pages = (item for item in order if item and item.get("media-type") in _PAGES)
    wanted = (item for item in pages if "nav" not in item.get("properties").split())
    paths = (posixpath.normpath(posixpath.join(folder, unquote(item.get("href")))) for item in wanted)
    return list(dict.fromkeys(paths))


def _page(package: Package, path: str) -> Document:
    from onrecord.readers import html

    return html.read(package.part(path).encode("utf-8", "replace"), path)


def _write(paragraphs: Paragraphs, chapter: Document, headed: bool) -> bool:
    """Write the blocks of a chapter; return whether the book has a headline by now."""
    links = chapter.links
    begins = [link.span.start for link in links]
    for block in chapter.blocks:
        kind = BlockKind.SUBHEAD if headed and block.kind is BlockKind.HEADLINE else block.kind
        headed = headed or kind is BlockKind.HEADLINE
        paragraphs.open(kind)
        at = block.span.start
        for link in links[bisect_right(begins, at - 1) : bisect_right(begins, block.span.end - 1)]:
            paragraphs.text(chapter.text[at : link.span.start])
            paragraphs.builder.open_link(link.target)
            paragraphs.text(link.span.of(chapter.text))
            paragraphs.builder.close_link()
            at = link.span.end
        paragraphs.text(chapter.text[at : block.span.end])
        paragraphs.builder.close()
    for directive in chapter.directives:
        paragraphs.remark(directive.text)
    return headed
