"""Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.archive.inputs import Shard
from onrecord.errors import UnreadableError

SUFFIXES = (".parquet", ".pq")
MAPPED = True
_ROWS = 500
"""Rows of a shard."""


def shards(path: str, name: str) -> Iterator[Shard]:
    """Cut a file into stretches of rows, each within one row group.

    Raises:
        UnreadableError: if it is no Parquet file.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            sizes = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
    except pa.ArrowInvalid:
        raise UnreadableError(f"{name}: is no Parquet file, or is damaged; write it again") from None
    first = 1
    for group, size in enumerate(sizes):
        for start in range(0, size, _ROWS):
            count = min(_ROWS, size - start)
            yield Shard("parquet", path, name, start, start + count, first, count, str(group))
            first += count


def rows(shard: Shard) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield the values of each row by the names of their columns."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(shard.path) as file:
        at = 0
        for batch in file.iter_batches(_ROWS, row_groups=[int(shard.part or 0)]):
            low, high = max(shard.start - at, 0), min(shard.stop - at, batch.num_rows)
            for index in range(low, high):
                yield shard.first + at + index - shard.start, _row(batch, index)
            at += batch.num_rows
            if at >= shard.stop:
                return


def _row(batch: Any, index: int) -> Mapping[str, Any] | str:
    try:
        return {name: column[index].as_py() for name, column in zip(batch.schema.names, batch.columns, strict=True)}
    except UnicodeDecodeError:
        return "is not in UTF-8; write the column as text in UTF-8"
