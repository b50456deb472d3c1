"""Tables of data: CSV and TSV, a passage a row, with the row and the column of each cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from onrecord.domain import Document, Mark, Place
from onrecord.errors import UnreadableError
from onrecord.language.word_lists import word_set
from onrecord.readers._decode import decode
from onrecord.readers._evidence._passages import Passages
from onrecord.readers._limits import MAX_CHARACTERS
from onrecord.readers._normal import is_blank

FORMAT = "table"
SUFFIXES = (".csv", ".tsv")

_BETWEEN = " · "
"""Stands between the cells of a row."""


def read(data: bytes, name: str) -> Document:
    """Return the rows; the first one names the columns.

    Raises:
        UnreadableError: if the bytes are not text, or no table.
    """
    source = decode(data)
    passages = Passages(MAX_CHARACTERS)
    rows: list[tuple[int, list[tuple[int, str]]]] = []
    columns: list[str] = []
    at = 0
    for number, row in _rows(source, "\t" if name.lower().endswith(".tsv") else ","):
        cells = [(column, text) for column, cell in enumerate(row) if not is_blank(text := " ".join(cell.split()))]
        columns = columns or [" ".join(cell.split()) for cell in row]
        if cells:
            text = _BETWEEN.join(cell for _, cell in cells)
            start = min(at, len(source))
            at = min(len(source), start + len(text))
            passages.add(text, start, at, place=Place("row", str(number)))
            rows.append((number, cells))
    document = passages.document(name, FORMAT, source, nothing="holds no rows")
    pairs = zip(document.blocks, rows, strict=True)
    marks = (mark for block, row in pairs for mark in _marks(block.span.start, row, columns))
    return replace(document, marks=tuple(marks))


def _rows(source: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_CHARACTERS)
    try:
        yield from enumerate(csv.reader(io.StringIO(source, newline=""), delimiter=delimiter), 1)
    except csv.Error as error:
        raise UnreadableError(f"is no table that can be read ({error})") from None


def _marks(start: int, row: tuple[int, list[tuple[int, str]]], columns: list[str]) -> Iterator[Mark]:
    """Yield where each cell begins: its row, its column by name, and who speaks if a column of the row says so."""
    number, cells = row
    names = {column: cell for column, cell in cells if number > 1 and _names_speakers(columns, column)}
    speaker = next(iter(names.values()), None)
    for column, cell in cells:
        named = columns[column] if column < len(columns) and columns[column] else str(column + 1)
        yield Mark(start, Place("row", str(number), named), None if column in names else speaker)
        start += len(cell) + len(_BETWEEN)


def _names_speakers(columns: list[str], column: int) -> bool:
    return column < len(columns) and columns[column].lower() in word_set("columns_of_speakers")
