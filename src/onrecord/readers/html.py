"""HTML: a draft is read whole; of a full web page, only the article."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode

FORMAT = "html"
SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: see `_is_page` of the package."""
    return False


def read(data: bytes, name: str) -> Document:
    """Title, byline and date come from the page's own statements, else from its headline.

    Raises:
        UnreadableError: if the bytes are not text, too malformed to parse, or a page that shows no article.
    """
    from onrecord.readers._tree import without_collection

    declared = _CHARSET.search(data[:4096])
    with without_collection():
        return _read(decode(data, declared.group(1).decode("ascii") if declared else None), name)


def _read(source: str, name: str) -> Document:
    from onrecord.readers._article import NO_ARTICLE, choose
    from onrecord.readers._linked_data import stated, write_bodies
    from onrecord.readers._markup import Writer, remarks
    from onrecord.readers._page_facts import Facts
    from onrecord.readers._stretches import CHROME, has_chrome
    from onrecord.readers._trafilatura import Extracted
    from onrecord.readers._tree import elements, first, parse

    page = parse(source)
    every = list(elements(page))
    if any(each.name == "frameset" for each in every):
        raise UnreadableError("is a page of frames; save the frame that shows the article")
    body = next((each for each in every if each.name == "body"), None)
    root = body or page
    linked = stated(every, source)
    facts = Facts(every, linked)
    is_page = has_chrome(every) or bool(linked.body)
    choice = choose(source, root, facts.headline, facts.descriptions, len(every)) if is_page else None
    from_script = choice is not None and choice.is_teaser(linked.body)
    if choice and from_script:
        choice = choice.headline_only(facts.headline)
    builder = Builder()
    writer = Writer(builder, choice.keep if choice else None, hidden=choice is not None and choice.hidden)
    writer.headline_tag = facts.headline
    noted = list(remarks(page)) if body else []
    writer.note(each for each in noted if body and each.start < body.start_tag[1])
    writer.write(root)
    if from_script:
        write_bodies(builder, linked)
    writer.note(each for each in noted if body and body.end_tag and each.start >= body.end_tag[1])
    extracted = choice.extracted if choice else Extracted()
    document = builder.document(
        name, FORMAT, line_starts(source), title=facts.title, byline=facts.byline(extracted),
        date=facts.date(extracted), sections=facts.sections,
    )  # fmt: skip
    if not document.blocks and first(page, "script", "noscript", *CHROME) is not None:
        raise UnreadableError(NO_ARTICLE)
    if from_script:
        return replace(document, read_from="the data that the page carries for search engines")
    return replace(document, stub=choice.stub(linked.words)) if choice else document
