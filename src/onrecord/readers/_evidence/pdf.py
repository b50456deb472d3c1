"""PDF files with text, page by page. Needs pypdf: pip install 'onrecord[pdf]'."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Document, Place, Span
from onrecord.language.regex import unbounded as regex
from onrecord.language.turns import opens_turn
from onrecord.readers._evidence._passages import Passages
from onrecord.readers._limits import MAX_CHARACTERS
from onrecord.readers._line_ends import left_out
from onrecord.readers._normal import is_blank
from onrecord.readers._pdf_pages import NO_TEXT, edges, pages, trimmed

FORMAT = "pdf"
SUFFIXES = (".pdf",)

_LINE = regex(r"[^\n]+|(?<=\n)(?=\n)")


def read(data: bytes, name: str) -> Document:
    """Return the text of the pages, without page numbers and what stands at the edge of most pages.

    Raises:
        UnreadableError: if pypdf is missing, or the file is encrypted, damaged, a scan or endless.
    """
    texts = pages(data)
    repeated = edges(texts)
    passages = Passages(MAX_CHARACTERS)
    origin, at = "\n".join(texts), 0
    for number, page in enumerate(texts, 1):
        for start, end in _paragraphs(page, repeated):
            passages.add(_whole(page, start, end), at + start, at + end, place=Place("page", str(number)))
        at += len(page) + 1
    return passages.document(name, FORMAT, origin, nothing=NO_TEXT)


def _whole(page: str, start: int, end: int) -> str:
    """Return a paragraph without what parts its words at line ends."""
    parts = []
    for first, last in left_out(page, start, end):
        parts.append(page[start:first])
        start = last
    return "".join((*parts, page[start:end]))


def _paragraphs(page: str, edges: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a page without its number, its header and its footer; a new speaker begins another."""
    start, end = trimmed(page, edges)
    at = start
    for line in _LINE.finditer(page, start, end):
        if is_blank(line.group()) or opens_turn(page, Span(*line.span())):
            yield at, line.start()
            at = line.start()
    yield at, end
