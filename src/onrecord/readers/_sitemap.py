"""Sitemaps: the addresses of the pages of a site."""

from __future__ import annotations

from onrecord.errors import UnreadableError
from onrecord.readers._decode import decode_xml
from onrecord.readers._xml import parse


def sitemap_pages(data: bytes) -> tuple[tuple[str, str | None], ...]:
    """Return the address of each page of a sitemap, each once, and the day on which it was published, if told.

    Raises:
        UnreadableError: if it is none, or an index of others.
    """
    root = parse(decode_xml(data))
    if root.name == "sitemapindex":
        raise UnreadableError("is an index of sitemaps; give the sitemaps that it names")
    found: dict[str, str | None] = {}
    for entry in root.elements("url") if root.name == "urlset" else ():
        address = entry.child("loc")
        published = entry.first("publication_date")
        if address and address.text:
            found.setdefault(address.text, published.text if published else None)
    if not found:
        raise UnreadableError("is no sitemap, or names no page")
    return tuple(found.items())
