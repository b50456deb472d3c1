"""WARC: web pages as a crawler saved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from onrecord.archive.inputs import Shard
from onrecord.errors import UnreadableError
from onrecord.readers import MAX_BYTES

SUFFIXES = (".warc", ".warc.gz")
MAPPED = False
_PAGES = 64
"""Pages of a shard."""
_HTML = ("text/html", "application/xhtml+xml")


def shards(path: str, name: str) -> Iterator[Shard]:
    """Cut a file at pages; each record of a packed one is packed by itself.

    Raises:
        UnreadableError: if it is no WARC file, or is damaged.
    """
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from _shards(path, name)
    except ArchiveLoadFailed:
        raise UnreadableError(f"{name}: is no WARC file, or is damaged, or is packed as a whole") from None


def _shards(path: str, name: str) -> Iterator[Shard]:
    first = 1
    starts: list[int] = []
    with open(path, "rb") as file:
        for records, _ in _pages(file):
            start = records.get_record_offset()  # this reads the page, too
            if len(starts) == _PAGES:
                yield Shard("warc", path, name, starts[0], start, first, len(starts))
                first, starts = first + len(starts), []
            starts.append(start)
    if starts:
        yield Shard("warc", path, name, starts[0], -1, first, len(starts))


def rows(shard: Shard) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Each page, called by its address."""
    with open(shard.path, "rb") as file:
        file.seek(shard.start)
        numbers = range(shard.first, shard.first + shard.count)
        for number, (_, record) in zip(numbers, _pages(file), strict=False):
            yield (
                number,
                {
                    "id": record.rec_headers.get_header("WARC-Target-URI"),
                    "data": record.content_stream().read(MAX_BYTES + 1),
                    "media_type": "text/html",
                },
            )


def _pages(file: IO[bytes]) -> Iterator[tuple[Any, Any]]:
    """Yield the iterator of records, at each page, and its record: a successful answer that is called HTML."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(file)
    for record in records:
        headers = record.http_headers
        if record.rec_type == "response" and headers and headers.get_statuscode() == "200":
            kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if kind in _HTML:
                yield records, record
