"""CSV and TSV: the first row names the columns."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from onrecord.archive.inputs import Shard
from onrecord.archive.inputs._lines import SHARD, is_packed, lines, opened

SUFFIXES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
MAPPED = True


class _Counted:
    """Lines as text, and how many bytes they were."""

    def __init__(self, file: IO[bytes], at: int = 0) -> None:
        self._lines, self.at = lines(file), at

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.at += len(line)
            yield line.decode("utf-8", "surrogateescape")


def shards(path: str, name: str) -> Iterator[Shard]:
    """Cut a file at the ends of rows; a row may have line breaks within quotation marks."""
    with opened(path) as file:
        separator, _ = _header(file)
        start, first, count = file.tell(), 1, 0
        read = _Counted(file, start)
        for _ in _rows(read, separator):
            count += 1
            if read.at - start >= SHARD and not is_packed(path):
                yield Shard("csv", path, name, start, read.at, first, count)
                start, first, count = read.at, first + count, 0
        if count:
            yield Shard("csv", path, name, start, read.at, first, count)


def rows(shard: Shard) -> Iterator[tuple[int, Mapping[str, str] | str]]:
    """Yield the cells of each row by the names of their columns."""
    with opened(shard.path) as file:
        separator, names = _header(file)
        file.seek(shard.start)
        numbers = range(shard.first, shard.first + shard.count)
        for number, row in zip(numbers, _rows(_Counted(file), separator), strict=False):
            yield number, row if isinstance(row, str) else _row(names, row)


def _row(names: list[str], row: list[str]) -> Mapping[str, str] | str:
    return dict(zip(names, row, strict=False)) if _is_text(row) else "is not in UTF-8; convert the file"


def _is_text(row: list[str]) -> bool:
    """Whether each byte was part of a character; those that were not stand as halves of one."""
    return all(cell.isascii() or not any("\udc80" <= each <= "\udcff" for each in cell) for cell in row)


def _header(file: IO[bytes]) -> tuple[str, list[str]]:
    """Return what separates cells, and the names of the columns; the file then stands at the first row."""
    first = file.readline().decode("utf-8-sig", "replace")
    separator = max(",;\t|", key=first.count)
    names = next(_rows([first], separator), [])
    return separator, [name.strip() for name in names] if isinstance(names, list) else []


def _rows(text: Iterable[str], separator: str) -> Iterator[list[str] | str]:
    """Yield the cells of each row that is not blank, or what is wrong with the row."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    rows = csv.reader(text, delimiter=separator)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"is no row of CSV ({error}); put cells with line breaks in quotation marks"
        else:
            if row:
                yield row
