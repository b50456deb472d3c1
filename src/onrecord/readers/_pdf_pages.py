"""The text of the pages of a PDF file, without what repeats at their edges. Needs pypdf."""

from __future__ import annotations

import io
import logging
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableError
from onrecord.language.patterns import pattern
from onrecord.readers._limits import MAX_CHARACTERS

_MOST_PAGES = 3_000
_LONGEST = 60.0
"""Seconds of processor time for one file."""
_PAGE_NUMBER = pattern("pages.number")
_HEADER = 0.5
"""The share of the pages that have a line at their edge which is a header or a footer."""
NO_TEXT = "is a PDF file without text, probably a scan; run text recognition on it first"


def pages(data: bytes) -> list[str]:
    """Return the text of each page.

    Raises:
        UnreadableError: if pypdf is missing, or the file is encrypted, damaged or endless.
    """
    try:
        import pypdf
    except ImportError:
        raise UnreadableError("is a PDF file; to read it, pip install 'onrecord[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is of no use to an editor
    try:
        return list(_pages(pypdf, data))
    except UnreadableError:
        raise
    except (Exception, RecursionError) as error:  # pypdf raises whatever a damaged file leads to
        raise UnreadableError(f"is a damaged PDF file ({type(error).__name__}); print it to a new one") from None


def _pages(pypdf: Any, data: bytes) -> Iterator[str]:
    """Yield the text of each page, as long as the file stays within bounds."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("is an encrypted PDF file; save it without a password")
    begin, length = time.process_time(), 0
    for number, page in enumerate(reader.pages):
        text = page.extract_text().replace("\r\n", "\n").replace("\r", "\n")
        length += len(text)
        if number >= _MOST_PAGES or length > MAX_CHARACTERS or time.process_time() - begin > _LONGEST:
            raise UnreadableError("is a PDF file that is too long; split it")
        yield text


def edges(pages: list[str]) -> frozenset[str]:
    """Return the lines that stand first or last on most pages."""
    lines = Counter(line for page in pages for line in set(_outer(page)))
    return frozenset(line for line, count in lines.items() if len(pages) > 2 and count > _HEADER * len(pages))


def _outer(page: str) -> tuple[str, ...]:
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    return (*lines[:1], *lines[-1:])


def trimmed(page: str, edges: frozenset[str]) -> tuple[int, int]:
    """Return where the text of a page begins and ends without its number, its header and its footer."""
    start, end = 0, len(page)
    for _ in range(2):
        first = page.find("\n", start, end)
        line = page[start : first if first >= 0 else end]
        if first >= 0 and (not line.strip() or line.strip() in edges or _PAGE_NUMBER.match(line)):
            start = first + 1
        last = page.rfind("\n", start, end)
        line = page[last + 1 : end]
        if last >= 0 and (not line.strip() or line.strip() in edges or _PAGE_NUMBER.match(line)):
            end = last
    return start, end
