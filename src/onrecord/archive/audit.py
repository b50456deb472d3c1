"""`audit_batch`: a batch of articles in, rows of five tables out. No engine, no folder, no exception."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from typing import Any

import pyarrow as pa

from onrecord.archive.guard import Failure, Guarded, Limits
from onrecord.archive.rows import Rows, rows
from onrecord.archive.tables import TABLES
from onrecord.settings import Settings

Record = Mapping[str, Any]
_COLUMN = "text"
_OTHERS = "archive"
"""The setting that names another archive, which matters to a single draft only."""
_ROWS = (".jsonl", ".ndjson", ".csv", ".tsv")


@dataclass(frozen=True)
class Plan:
    """How articles are audited. Equal plans give equal tables, whatever is done in whichever order.

    `today` is the day on which suppressions must hold; `redact` leaves out every word of the articles.
    """

    settings: Settings = field(default_factory=Settings)
    today: date = date(2000, 1, 1)
    redact: bool = False

    @property
    def fingerprint(self) -> str:
        """A digest of the version, model, rules and settings; of nothing in the articles."""
        from onrecord.cache import stamp

        tables = (
            ({name: value for name, value in layer.table.items() if name != _OTHERS}, layer.only)
            for layer in self.settings.layers
        )
        said = [pair for pair in tables if pair[0]]
        settings = self.settings.model_dump(mode="json", exclude={_OTHERS})
        whole = repr((stamp(), settings, said, self.today, self.redact))
        return blake2b(whole.encode(), digest_size=8).hexdigest()


Audited = Rows | Failure


def audit_batch(
    records: pa.RecordBatch, plan: Plan | None = None, *, call: Callable[[Record], Audited] | None = None
) -> dict[str, pa.RecordBatch]:
    """Audit a batch; return the rows of each of the `TABLES`: each article is one row of `articles` or of `errors`.

    `records` has the columns of `RECORDS`, of which only `id`, and `text` or `data`, are needed. `call` audits one
    record: by default in this process, without limits; with a `Guarded` one, a crash costs one article only.

    Raises:
        ValueError: if `records` has no column `id`.
        SettingsError, UnknownRuleError, ModelError: if something is wrong that concerns every article.
    """
    plan = plan or Plan()
    if "id" not in records.schema.names:
        raise ValueError(f"the records have no column 'id'; they have {', '.join(records.schema.names)}")
    fingerprint = plan.fingerprint
    call = call or Auditor(plan, fingerprint)
    made: Rows = {name: [] for name in TABLES}
    for record in _records(records):
        result = _refused(record) or call(record)
        if isinstance(result, Failure):
            result = {"errors": [_error(record, fingerprint, result)]}
        for name, found in result.items():
            made[name] += found
    return {name: _batch(made[name], schema) for name, schema in TABLES.items()}


def guarded(plan: Plan, limits: Limits) -> Guarded[Record, Audited]:
    """Return what audits one record in a process of its own, within limits."""
    return Guarded(partial(Auditor, plan, plan.fingerprint), limits)


class Auditor:
    """Audits one record after another; the model is loaded once a process."""

    def __init__(self, plan: Plan, fingerprint: str) -> None:
        from onrecord.attribute.tagger import load

        load()
        self._plan, self._fingerprint = plan, fingerprint
        self._of_rows = _with_text_column(plan.settings)

    def __call__(self, record: Record) -> Audited:
        """Return the rows of a record, or why it has none.

        Raises:
            MemoryError: if there is too little.
            SettingsError, UnknownRuleError, ModelError: if something is wrong that concerns every article.
        """
        from onrecord.errors import ModelError, OnrecordError, SettingsError, UnknownRuleError, failure

        try:
            report = self._audit(record)
            return rows(report, record, self._fingerprint, redact=self._plan.redact)
        except (SettingsError, UnknownRuleError, ModelError, MemoryError):
            raise
        except OnrecordError as error:
            return Failure("unreadable", str(error))
        except (Exception, RecursionError) as error:  # a bug of ours must not cost the other articles
            return Failure("failure", failure(error))

    def _audit(self, record: Record) -> Any:
        from onrecord.pipeline import audit

        place = record.get("place") or record["id"]
        if record.get("data") is not None:
            name = _file_of(place, record.get("part"))
            return audit(
                record["data"], name, settings=self._plan.settings, part=record.get("part"), today=self._plan.today,
                media_type=record.get("media_type"), threads=1,
            )  # fmt: skip
        return audit(
            _as_row(record), _row_name(place), settings=self._of_rows, part="1", today=self._plan.today, threads=1
        )


def _file_of(place: str, part: str | None) -> str:
    return place if part is None or place.endswith(f":{part}") else f"{place}:{part}"


def _as_row(record: Record) -> bytes:
    """Return the article as a line of JSON for the reader of tables: the text, which may be HTML, and a headline."""
    known = {"headline": record.get("headline"), "byline": record.get("byline"), "date": record.get("published")}
    row = {name: value for name, value in known.items() if value} | {_COLUMN: record["text"]}
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _row_name(place: str) -> str:
    """Return a name that the reader of tables takes for the first row of a table."""
    file = place.rpartition(":")[0] or place
    return f"{file}:1" if PurePath(file).suffix.lower() in _ROWS else f"{file}.jsonl:1"


def _with_text_column(settings: Settings) -> Settings:
    from pathlib import Path

    from onrecord.layers import of_table
    from onrecord.settings import settle

    return settle((*settings.layers, *of_table("archive", {"text-column": _COLUMN}, Path())))


def _records(records: pa.RecordBatch) -> list[dict[str, Any]]:
    """Return the rows, each with a key and a place."""
    found: list[dict[str, Any]] = records.to_pylist()
    for record in found:
        record["id"] = "" if record["id"] is None else str(record["id"])
        record["key"] = record.get("key") or record["id"]
        record["place"] = record.get("place") or record["id"]
    return found


def _refused(record: Record) -> Failure | None:
    """Why a record is not audited at all."""
    if record.get("error"):
        return Failure("unreadable", str(record["error"]))
    if record["key"] != record["id"]:
        return Failure("repeated-id", "has the id of an earlier article; give each its own")
    if not record["id"]:
        return Failure("unreadable", "has no id; give each article its own")
    if record.get("text") is None and record.get("data") is None:
        return Failure("unreadable", "has no text; name the column that holds it, with --text")
    return None


def _error(record: Record, fingerprint: str, failure: Failure) -> dict[str, Any]:
    said = {name: record[name] for name in ("key", "id", "place")}
    return {**said, "fingerprint": fingerprint, "kind": failure.kind, "message": failure.message}


def _batch(found: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    columns = [pa.array([_clean(row.get(field.name)) for row in found], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _clean(value: Any) -> Any:
    """Return the value without half of a character, which UTF-8 cannot hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and not value.isascii() else value
