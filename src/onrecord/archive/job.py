"""An audit of an archive: what each worker does, and the run as a whole. An engine only carries it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from onrecord.archive.audit import Audited, Plan, Record, audit_batch, guarded
from onrecord.archive.guard import Guarded, Limits
from onrecord.archive.inputs import Columns, Shard, formats, record_batch, records
from onrecord.archive.store import Store
from onrecord.archive.tables import RECEIPTS
from onrecord.errors import OnrecordError
from onrecord.version import VERSION

_LARGEST = 256
_BATCHES_PER_WORKER = 4
Occurrence = tuple[str, str]
"""An id, and a place where it occurs."""


@dataclass(frozen=True)
class Job:
    """What a worker has to know: how to read and audit articles, and where the tables are.

    `again` numbers the occurrences of an id after the first, from 2. `auditor` makes what audits one record, within
    limits. `token` is that of the run, which `opened` gives.
    """

    folder: str
    plan: Plan = field(default_factory=Plan)
    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)
    again: Mapping[Occurrence, int] = field(default_factory=dict)
    auditor: Callable[[Plan, Limits], Guarded[Record, Audited]] = guarded
    token: str = ""

    @property
    def store(self) -> Store:
        """Where the tables are."""
        return Store(Path(self.folder))

    def records(self, shard: str) -> Iterator[dict[str, Any]]:
        """Return the rows of `RECORDS` in a shard, which is given as text."""
        return records(Shard.loads(shard), self.columns, self._key)

    def occurrences(self, shard: str) -> Iterator[Occurrence]:
        """Each id in a shard, and where it is."""
        return ((record["id"], record["place"]) for record in self.records(shard))

    def _key(self, id: str, place: str) -> str:
        number = self.again.get((id, place))
        return f"{id}#{number}" if number else id


class Worker:
    """Audits batches in a process that it guards, and writes what comes out."""

    def __init__(self, job: Job) -> None:
        self._plan, self._store, self._token = job.plan, job.store, job.token
        self._call = job.auditor(job.plan, job.limits)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return the receipts for a batch of `RECORDS`; what stops the run is told in them, for engines wrap errors."""
        try:
            made = audit_batch(batch, self._plan, call=self._call)
            self._store.write(made, self._token)
        except OnrecordError as error:
            return _receipts([{"key": "", "words": 0, "stop": str(error)}])
        audited = [{"key": row["id"], "words": row["words"]} for row in made["articles"].to_pylist()]
        failed = [{"key": row["key"], "error": row["kind"], "words": 0} for row in made["errors"].to_pylist()]
        return _receipts([*audited, *failed])

    def close(self) -> None:
        """End the process."""
        self._call.close()


def _receipts(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=RECEIPTS)


class Engine(Protocol):
    """What carries a job out."""

    workers: int

    def repeated(self, job: Job, shards: Sequence[Shard]) -> list[Occurrence]:
        """Every occurrence of each id that occurs more than once."""
        ...

    def run(self, job: Job, shards: Sequence[Shard], batch: int) -> Iterator[pa.RecordBatch]:
        """Audit every record whose key is not in the tables yet, in batches of that size; yield the receipts."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: articles in the input, of which `before` were done when it began, and what it has done since."""

    total: int
    before: int
    done: int = 0
    failed: int = 0
    words: int = 0

    def after(self, receipts: pa.RecordBatch) -> Progress:
        """Where it is with these."""
        return Progress(
            self.total,
            self.before,
            self.done + receipts.num_rows,
            self.failed + receipts.num_rows - receipts["error"].null_count,
            self.words + sum(receipts["words"].to_pylist()),
        )


@contextmanager
def opened(job: Job) -> Iterator[Job]:
    """Keep the folder of the tables for one run; yield the job with its token.

    Raises:
        SettingsError: if the folder is of something else, or another run writes to it.
    """
    with job.store.opened(_manifest(job.plan)) as token:
        yield replace(job, token=token)


def _manifest(plan: Plan) -> dict[str, Any]:
    """Return what a folder says of the run that made it."""
    settings = plan.settings.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {
        "version": VERSION,
        "fingerprint": plan.fingerprint,
        "today": plan.today.isoformat(),
        "redacted": plan.redact,
        "settings": settings,
    }


def run(job: Job, shards: Sequence[Shard], engine: Engine) -> Iterator[Progress]:
    """Audit what is not done yet, with a job that is `opened`; yield where the run is, at first and after each batch.

    Raises:
        OnrecordError: if no article can be audited.
    """
    store = job.store
    total = sum(shard.count for shard in shards)
    progress = Progress(total, store.count("articles") + store.count("errors"))
    yield progress
    if _may_repeat(job, shards):
        job = replace(job, again=_numbered(engine.repeated(job, shards)))
    for receipts in engine.run(job, shards, _batch_size(total - progress.before, engine.workers)):
        for stop in receipts["stop"].drop_null().to_pylist():
            raise OnrecordError(stop)
        progress = progress.after(receipts)
        yield progress


def batches(job: Job, shards: Iterable[str], size: int) -> Iterator[pa.RecordBatch]:
    """Yield the records of shards, a batch at a time."""
    found: list[dict[str, Any]] = []
    for shard in shards:
        for record in job.records(shard):
            found.append(record)
            if len(found) == size:
                yield record_batch(found)
                found = []
    if found:
        yield record_batch(found)


def _may_repeat(job: Job, shards: Sequence[Shard]) -> bool:
    """Whether ids are not places, so that one may occur twice."""
    names = {shard.format for shard in shards}
    return any(job.columns.id if formats()[name].MAPPED else name == "warc" for name in names)


def _numbered(occurrences: Iterable[Occurrence]) -> dict[Occurrence, int]:
    """Return the number of each occurrence of an id after its first, in the order of files and of their rows."""
    seen: dict[str, int] = {}
    again: dict[Occurrence, int] = {}
    for id, place in sorted(occurrences, key=lambda occurrence: (occurrence[0], _in_order(occurrence[1]))):
        seen[id] = seen.get(id, 0) + 1
        if seen[id] > 1:
            again[(id, place)] = seen[id]
    return again


def _in_order(place: str) -> tuple[str, int]:
    file, _, number = place.rpartition(":")
    return (file, int(number)) if number.isdecimal() else (place, 0)


def _batch_size(articles: int, workers: int) -> int:
    """Few batches make few files; several a worker keep all of them at work to the end."""
    return max(1, min(_LARGEST, articles // (_BATCHES_PER_WORKER * workers)))
