"""Drafts, each a file or a part of one, in every format that `onrecord check` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.archive.inputs import Shard
from onrecord.readers import MAX_BYTES
from onrecord.regular_file import read_regular_file

SUFFIXES = ()
"""None: the command finds drafts as `onrecord check` does."""
MAPPED = False


def shards(path: str, name: str) -> Iterator[Shard]:
    """Yield the file."""
    yield Shard("drafts", path, name)


def rows(shard: Shard) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield what is in the file."""
    try:
        data = read_regular_file(shard.path, MAX_BYTES + 1)
    except OSError as error:
        yield 1, f"cannot be read ({error.strerror or type(error).__name__})"
        return
    yield 1, {"data": data, "part": shard.part}
