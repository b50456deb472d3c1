"""Rows of text: CSV, TSV and JSON Lines, a draft a row. The user says which column holds the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from onrecord.domain import Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._articles import Article
from onrecord.readers._carried import Carried
from onrecord.readers._decode import decode
from onrecord.readers._json import parse, string_at

FORMAT = "table"
SUFFIXES = ()
MEDIA_TYPES = ("text/csv", "text/tab-separated-values", "application/jsonl")
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")

_MOST = 100_000
"""Rows."""
_SHOWN = 5
"""Rows without a text that are named."""
_AGAIN = "\N{WORD JOINER}"
"""Stands behind the name of a column that another one has, too."""
_DOUBLED = regex(r'""')
_HEADLINES, _AUTHORS, _DATES = ("headline", "title"), ("byline", "author"), ("date", "published")

Row = dict[str, Carried]


def has_column(head: str, column: str) -> bool:
    """Whether a text begins as a table does that has a column of this name."""
    first = head.partition("\n")[0].strip()
    if first.startswith("{"):
        return f'"{column}"' in first
    return any(column in (cell.strip(' "') for cell in first.split(mark)) for mark in ",;\t|" if mark in first)


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: any list of names may be a table of one column."""
    return False


def read(data: bytes, name: str) -> Document:
    """Refuse a table whose rows were not asked for.

    Raises:
        UnreadableError: always.
    """
    raise UnreadableError("is a table of data; name the column that holds the drafts, with --text-column")


def parts(data: bytes, column: str | None) -> tuple[str, ...]:
    """Return the numbers of the rows that have a text; in CSV the first one names the columns.

    Raises:
        UnreadableError: if it is no table, or one without that column or without a text in it.
    """
    _, rows = _rows(data)
    name = _named(rows, column)
    if not any(name in row for row in rows.values()):
        if not rows:
            raise UnreadableError("has no rows below the names of its columns")
        known = ", ".join(sorted({name[:40] for row in list(rows.values())[:100] for name in row})[:12])
        raise UnreadableError(f"has no column {column!r}; it has {known or 'none'}")
    if any(f"{name}{_AGAIN}" in row for row in rows.values()):
        raise UnreadableError(f"has two columns {name!r}; rename one of them")
    found = tuple(str(number) for number, row in rows.items() if name in row and row[name].text.strip())
    if not found:
        raise UnreadableError(f"has no text in the column {column!r}")
    return found


def left_out(data: bytes, column: str | None) -> str | None:
    """Return which rows have no text in the column, and are no drafts."""
    _, rows = _rows(data)
    name = _named(rows, column)
    empty = [str(number) for number, row in rows.items() if name not in row or not row[name].text.strip()]
    if not empty:
        return None
    more = f" and {len(empty) - _SHOWN:,} more" if len(empty) > _SHOWN else ""
    rows_told = f"rows {', '.join(empty[:_SHOWN])}{more}" if len(empty) > 1 else f"row {empty[0]}"
    return f"has no text in the column {name!r} in {rows_told}"


def _named(rows: Mapping[int, Row], column: str | None) -> str:
    """Return the name of a column that may be given by its number, counted from 1."""
    names = next(iter(rows.values()), {})
    if column is not None and column not in names and column.isdecimal() and 0 < int(column) <= len(names):
        return list(names)[int(column) - 1]
    return str(column)


def read_part(data: bytes, name: str, part: str, column: str | None) -> Document:
    """Return the draft in a row; a column called headline or title, author and date is what it is called."""
    starts, rows = _rows(data)
    column = _named(rows, column).lower()
    row = {key.lower(): value for key, value in rows[int(part)].items()}
    article = Article()
    for key in _HEADLINES:
        if key in row and key != column and row[key].text.strip():
            article.headline(row[key])
            break
    article.body(row[column])
    article.byline, date = (next((row[key].text for key in keys if key in row), None) for keys in (_AUTHORS, _DATES))
    article.date = date[:10] if date else None
    return article.read(name, FORMAT, starts)


@lru_cache(1)
def _rows(data: bytes) -> tuple[tuple[int, ...], dict[int, Row]]:
    source = decode(data)
    rows = _json_lines(source) if source.lstrip().startswith("{") else _cells(source)
    found: dict[int, Row] = {}
    for number, row in rows:
        found[number] = row
        if len(found) > _MOST:
            raise UnreadableError(f"has over {_MOST:,} rows; split it")
    return line_starts(source), found


def _json_lines(source: str) -> Iterator[tuple[int, Row]]:
    """Yield each line that is not blank, by its number in the file; what is no object has no columns."""
    starts = line_starts(source)
    for number, (start, end) in enumerate(pairwise((*starts, len(source))), 1):
        if source[start:end].strip():
            value = parse(source, start, end)
            row = value if isinstance(value, dict) else {}
            yield number, {key: text.carried() for key in row if (text := string_at(row, key))}


def _cells(source: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table of separated values, by the columns that the first one names."""
    first = source.partition("\n")[0]
    separator = max(",;\t|", key=first.count)
    cell = regex(
        rf'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^{separator}\r\n]*+))(?P<end>[{separator}]|\r\n|[\r\n]|\Z)'
    )
    names: list[str] = []
    row: list[Carried] = []
    number, at = 1, 0
    while at < len(source):
        match = cell.match(source, at)
        if match is None:
            raise UnreadableError(f"is no table that can be read: row {number} has text behind a quotation mark")
        row.append(_text(source, match.start("quoted"), match.end("quoted")) if match["quoted"] is not None
                   else _text(source, *match.span("bare")))  # fmt: skip
        at = match.end()
        if match["end"] != separator:
            if not names:
                names = _distinct(each.text.strip() for each in row)
            else:
                yield number, dict(zip(names, row, strict=False))
            row, number = [], number + 1


def _distinct(names: Iterable[str]) -> list[str]:
    """Return the names of the columns, one that was there before with a mark."""
    found: list[str] = []
    known: set[str] = set()
    for name in names:
        found.append(f"{name}{_AGAIN}" if name in known else name)
        known.add(name)
    return found


def _text(source: str, start: int, end: int) -> Carried:
    """Return a cell; a doubled quotation mark is one."""
    text = Carried()
    for mark in _DOUBLED.finditer(source, start, end):
        text.add(source[start : mark.start()], start, mark.start())
        text.add('"', *mark.span())
        start = mark.end()
    text.add(source[start:end], start, end)
    return text
