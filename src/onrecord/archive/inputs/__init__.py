"""Where articles come from. One format a file; a format is known because its file is here.

A module states `SUFFIXES` and `MAPPED`, whether the user says which columns are which, and offers `shards(path, name)`
and `rows(shard)`. A shard is small enough to be held in memory, and can be read on any machine that sees the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatch
from functools import cache
from typing import Any, Protocol, cast

import pyarrow as pa

from onrecord.archive.tables import RECORDS
from onrecord.errors import SettingsError, few, suggestion
from onrecord.plugins import modules

Row = Mapping[str, Any]
_LOOKED_AT = 100
"""Rows of a file in which a column must occur that the user names."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of a file: articles from `start` to `stop`, in the units of its format, of which there are `count`.

    `path` is where the file is, `name` what to call it; `first` is the number of the first article in the file; `part`
    is what the format divides a file into: posts, row groups.
    """

    format: str
    path: str
    name: str
    start: int = 0
    stop: int = 0
    first: int = 1
    count: int = 1
    part: str | None = None

    def dumps(self) -> str:
        """Return it as text, for an engine."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> Shard:
        """Return what `dumps` made text of."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what; None: no column does."""

    text: str = "text"
    id: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    section: str | None = None

    def named(self) -> Iterator[tuple[str, str]]:
        """Yield what each column that is named holds, and its name."""
        for field in fields(self):
            if column := getattr(self, field.name):
                yield field.name, column


class Format(Protocol):
    """What a module of this package offers."""

    __name__: str
    SUFFIXES: tuple[str, ...]
    """How names of its files end; an asterisk stands for any characters."""
    MAPPED: bool
    """Whether rows have columns of the user's, else those of `RECORDS`."""

    def shards(self, path: str, name: str) -> Iterator[Shard]:
        """Return the shards of a file."""
        ...

    def rows(self, shard: Shard) -> Iterator[tuple[int, Row | str]]:
        """Return the number of each article in the file, and its row, or why there is none."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format by its name."""
    return {module.__name__.rpartition(".")[2]: cast(Format, module) for module in modules(__name__)}


def format_of(path: str) -> Format | None:
    """Return the format of a file of many articles, by its ending; None if it is something else."""
    named = path.lower()
    return next((form for form in formats().values() if any(fnmatch(named, f"*{end}") for end in form.SUFFIXES)), None)


def check_columns(shard: Shard, columns: Columns) -> None:
    """Raise an error for a column that does not occur at the beginning of a file.

    Raises:
        SettingsError: if so.
    """
    form = formats()[shard.format]
    if not form.MAPPED:
        return
    first = [row for _, row in _first(form.rows(shard)) if not isinstance(row, str)]
    known = sorted({name for row in first for name in row})
    for role, column in columns.named():
        if first and column not in known:
            hint = suggestion(column, known) or f" (it has {few(name[:40] for name in known) or 'none'})"
            raise SettingsError(f"{shard.name}: has no column {column!r} for --{_OPTIONS.get(role, role)}{hint}")


_OPTIONS = {"published": "date"}
"""What an option is called that names a column, if not as the column of the tables."""


def _first(rows: Iterable[Any]) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number == _LOOKED_AT:
            return
        yield row


def records(shard: Shard, columns: Columns, key_of: Callable[[str, str], str]) -> Iterator[dict[str, Any]]:
    """Yield the articles of a shard as rows of `RECORDS`; `key_of` makes the key of an id and a place."""
    form = formats()[shard.format]
    for number, row in form.rows(shard):
        place = f"{shard.name}:{number}" if form.SUFFIXES else shard.name
        record = _record(row, columns if form.MAPPED else None, place)
        record["key"] = key_of(record["id"], place)
        yield {name: record.get(name) for name in RECORDS.names}


def record_batch(rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows as a batch of `RECORDS`."""
    return pa.RecordBatch.from_pylist(list(rows), schema=RECORDS)


def _record(row: Row | str, columns: Columns | None, place: str) -> dict[str, Any]:
    if isinstance(row, str):
        return {"id": place, "place": place, "error": row}
    if columns is None:
        return {"id": place, **row, "place": place}
    found = {role: _text(row.get(column)) for role, column in columns.named()}
    value = row.get(columns.text)
    if value is not None and not isinstance(value, str):
        found["error"] = f"has no text in the column {columns.text!r}, but {type(value).__name__}"
    return {**found, "id": found.get("id") or place, "place": place}


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return None if isinstance(value, (dict, list, bytes)) else str(value)
