"""PDF files with text; places are a page and a character on it. Needs pypdf: pip install 'onrecord[pdf]'."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import Document, Omission, Omitted
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried
from onrecord.readers._pdf_pages import NO_TEXT, edges, pages, trimmed

FORMAT = "pdf"
SUFFIXES = ()
MEDIA_TYPES = ("application/pdf",)

_SENTENCE_END = regex(r"[.!?…:][\"'”’)\]]*\s*\Z")


def recognises(head: str) -> bool:
    """Whether it begins as every PDF file does."""
    return head.startswith("%PDF-")


def read(data: bytes, name: str) -> Document:
    """Page numbers, headers and footers are not copy; words that a line end parts are put together again.

    Raises:
        UnreadableError: if pypdf is missing, or the file is encrypted, damaged, a scan or endless.
    """
    from onrecord.readers import text

    texts = pages(data)
    copy, repeated = Carried(), edges(texts)
    starts, at = [], 0
    for page in texts:
        starts.append(at)
        _add(copy, page, at, *trimmed(page, repeated))
        at += len(page) + 1
    if not copy.text.strip():
        raise UnreadableError(NO_TEXT)
    document = copy.lead_back(text.read(copy.text.encode("utf-8", "replace"), name), FORMAT, tuple(starts))
    scans = (Omitted(Omission.SCAN, start, 0) for start, page in zip(starts, texts, strict=True) if not page.strip())
    places = replace(document.source_map, unit="page")
    return replace(document, source_map=places, omitted=(*document.omitted, *scans))


def _add(copy: Carried, page: str, at: int, start: int, end: int) -> None:
    """Add the text of a page; a sentence that is not at its end goes on from the page before."""
    if len(copy):
        copy.markup("\n\n" if _SENTENCE_END.search(copy.ending) else "\n")
    copy.add(page[start:end], at + start, at + end)
