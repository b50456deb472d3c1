"""Sitemaps: the pages that they name, of which copies lie beside them, as a program that mirrors a site saves them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from onrecord.archive.inputs import Shard
from onrecord.errors import UnreadableError
from onrecord.readers import MAX_BYTES, opened, sitemap_pages
from onrecord.regular_file import read_regular_file

SUFFIXES = ("sitemap*.xml", "sitemap*.xml.gz")
MAPPED = False
_PAGES = 64
"""Pages of a shard."""
_ENDINGS = ("", ".html", ".htm", "/index.html", "index.html")
"""What a copy of a page is called behind its path."""


def shards(path: str, name: str) -> Iterator[Shard]:
    """Cut the pages of a sitemap into stretches.

    Raises:
        UnreadableError: if it is no sitemap.
    """
    try:
        count = len(_pages(path))
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from None
    for start in range(0, count, _PAGES):
        yield Shard("sitemap", path, name, start, min(start + _PAGES, count), start + 1, min(_PAGES, count - start))


def rows(shard: Shard) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield the copy of each page, called by its address; a sitemap of news tells when it was published."""
    for number, (address, published) in enumerate(_pages(shard.path)[shard.start : shard.stop], shard.first):
        copy = _copy(os.path.dirname(shard.path), address)
        if copy is None:
            yield number, f"has no copy of {address} beside the sitemap; save it as HOST/PATH.html there"
            continue
        try:
            data = read_regular_file(copy, MAX_BYTES + 1)
        except OSError as error:
            yield number, f"cannot be read ({copy}: {error.strerror or type(error).__name__})"
            continue
        yield number, {"id": address, "data": data, "published": published, "media_type": "text/html"}


@lru_cache(4)
def _pages(path: str) -> tuple[tuple[str, str | None], ...]:
    data, _ = opened(read_regular_file(path, MAX_BYTES + 1), path)
    return sitemap_pages(data)


def _copy(folder: str, address: str) -> str | None:
    """Return where the copy of a page is: below its host, or below the folder; never outside of the folder."""
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    root = os.path.realpath(folder)
    for base in (os.path.join(root, parts.netloc), root):
        for ending in _ENDINGS:
            try:
                place = os.path.realpath(os.path.join(base, path + ending))
            except (OSError, ValueError):  # a name that no file can have
                return None
            if place.startswith(root + os.sep) and os.path.isfile(place):
                return place
    return None
