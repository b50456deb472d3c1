"""Files of text, cut where a row ends; packed with gzip or not."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import IO, cast

from onrecord.readers import MAX_BYTES

SHARD = 2_000_000
"""Bytes of a shard, and what is left of its last row."""


def is_packed(path: str) -> bool:
    """Whether a file can only be read from its beginning."""
    return path.lower().endswith(".gz")


def opened(path: str) -> IO[bytes]:
    """Open a file to read."""
    return cast("IO[bytes]", gzip.open(path, "rb")) if is_packed(path) else open(path, "rb")


def lines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file from where it stands; of one that no article is as long as, only the beginning."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
            if not line:
                return
            if line.endswith(b"\n"):
                break
