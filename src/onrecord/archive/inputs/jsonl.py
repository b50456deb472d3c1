"""JSON Lines: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from onrecord.archive.inputs import Shard
from onrecord.archive.inputs._lines import SHARD, is_packed, lines, opened
from onrecord.readers import MAX_BYTES

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
MAPPED = True
_BLOCK = 1_000_000


def shards(path: str, name: str) -> Iterator[Shard]:
    """Cut a file at line ends. Blank lines are articles, too, that cannot be read: so counts add up."""
    with opened(path) as file:
        start = at = 0
        first, count = 1, 0
        ended = True
        while block := file.read(_BLOCK):
            last = block.rfind(b"\n") + 1
            count += block.count(b"\n")
            ended = block.endswith(b"\n")
            if at + last - start >= SHARD and last and not is_packed(path):
                yield Shard("jsonl", path, name, start, at + last, first, count)
                start, first, count = at + last, first + count, 0
            at += len(block)
        if count or not ended:
            yield Shard("jsonl", path, name, start, at, first, count + (not ended))


def rows(shard: Shard) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield the object in each line."""
    with opened(shard.path) as file:
        file.seek(shard.start)
        for number, line in _numbered(file, shard):
            yield number, _row(line)


def _numbered(file: IO[bytes], shard: Shard) -> Iterator[tuple[int, bytes]]:
    return zip(range(shard.first, shard.first + shard.count), lines(file), strict=False)


def _row(line: bytes) -> Mapping[str, Any] | str:
    if len(line) > MAX_BYTES:
        return f"is a line of more than {MAX_BYTES // 1_000_000} MB; split it"
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "is not in UTF-8; convert the file"
    except (ValueError, RecursionError):
        return "is no line of JSON; write one object a line"
    return row if isinstance(row, dict) else "is JSON, but no object with named columns"
