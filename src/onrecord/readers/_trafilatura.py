"""Asks trafilatura for the article of a page, without opening a socket."""

from __future__ import annotations

import logging
import socket
import sys
from dataclasses import dataclass
from typing import Any

VAST, MANY = 3_500, 700
"""Elements and texts of a page beyond which the slower extractors behind trafilatura take too long over it.

jusText looks for the neighbours of each short text among all others, so its time grows with the square of the texts. Of
139 saved articles, one page has more than 622 texts and one more than 3,500 elements.
"""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article as trafilatura has it."""

    text: str = ""
    author: str | None = None
    date: str | None = None


def extract(source: str, *, precision: bool = True, fast: bool = False) -> Extracted:
    """Return the article's text, author and date; nothing if there is none. `fast`: by the first extractor."""
    trafilatura = load()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            source, include_comments=False, favor_precision=precision, with_metadata=True, fast=fast,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )  # fmt: skip
    except Exception:  # it is handed hostile pages
        return Extracted()
    return Extracted(found.text or "", found.author, found.date) if found else Extracted()


def load() -> Any:
    """Return the module.

    trafilatura imports urllib3 for downloads, which onrecord never asks it for. While it is imported, urllib3 opens an
    IPv6 socket to find out whether the machine has IPv6, unless Python was built without. So Python says so meanwhile.
    """
    if "urllib3" not in sys.modules:
        _import_urllib3()
    import trafilatura

    return trafilatura


def _import_urllib3() -> None:
    supported = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        from urllib3.util import connection
    finally:
        socket.has_ipv6 = supported
    connection.HAS_IPV6 = supported  # for a program that uses urllib3 for itself: it tries IPv6 first, then IPv4
