"""Daft: on this machine, or on a cluster of Ray. The only file that knows its API."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from onrecord.archive.inputs import Shard
from onrecord.archive.job import Job, Occurrence, Worker
from onrecord.archive.tables import RECEIPTS, RECORDS

if TYPE_CHECKING:
    from daft import DataFrame

_ENVIRONMENT = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "SCARF_NO_ANALYTICS": "true",
    "DO_NOT_TRACK": "true",
    "DAFT_PROGRESS_BAR": "0",
    "DAFT_RUNNER": "native",
    "RAY_USAGE_STATS_ENABLED": "0",
    "PYTHONSAFEPATH": "1",
}
"""Daft calls two servers when it is imported and when it is run, and Ray one, unless these say no. Daft would run on a
cluster if it finds itself on one; that is for the user to say. The interpreters that it starts would look for modules
in the current folder, which may hold a stranger's."""


class DaftEngine:
    """Runs on `workers` at once; `ray` is the address of a cluster, None for this machine."""

    def __init__(self, workers: int, ray: str | None = None) -> None:
        self.workers, self._on_ray = workers, ray is not None
        if ray is not None:
            load().set_runner_ray(None if ray == "local" else ray, noop_if_initialized=True)

    def close(self) -> None:
        """Leave the cluster, and end one that was started here."""
        if self._on_ray:
            import ray

            ray.shutdown()

    def repeated(self, job: Job, shards: Sequence[Shard]) -> list[Occurrence]:
        """Every occurrence of each id that occurs more than once."""
        daft = load()
        kind = daft.DataType.struct({"id": daft.DataType.string(), "place": daft.DataType.string()})

        @daft.func(return_dtype=kind, unnest=True, use_process=False)
        def occurrences(shard: str) -> Iterator[dict[str, str]]:
            for id, place in job.occurrences(shard):
                yield {"id": id, "place": place}

        found = _frame(shards).select(occurrences(daft.col("shard")))
        counted = found.groupby("id").agg(daft.col("place").count().alias("times")).where(daft.col("times") > 1)
        rows = found.join(counted.select("id"), on="id", how="semi").to_pydict()
        return list(zip(rows["id"], rows["place"], strict=True))

    def run(self, job: Job, shards: Sequence[Shard], batch: int) -> Iterator[pa.RecordBatch]:
        """Audit every record whose key is not in the tables yet, in batches of that size; yield the receipts."""
        daft = load()

        @daft.func(return_dtype=_type(RECORDS), use_process=False)
        def read(shard: str) -> Iterator[dict[str, Any]]:
            yield from job.records(shard)

        @daft.cls(max_concurrency=self.workers)  # each in a process of its own, here and on Ray
        class Auditing:
            def __init__(self) -> None:
                self._worker = Worker(job)

            @daft.method.batch(return_dtype=_type(RECEIPTS), batch_size=batch)
            def audited(self, records: Any) -> Any:
                found = pa.RecordBatch.from_struct_array(records.to_arrow().cast(pa.struct(list(RECORDS))))
                return self._worker(found).to_struct_array()

        found = _frame(shards).select(read(daft.col("shard")).alias("record"))
        found = _without_done(found.with_column("key", daft.col("record").get("key")), job)
        receipts = found.into_batches(batch).select(Auditing().audited(daft.col("record")).alias("receipt"))
        for each in receipts.to_arrow_iter(results_buffer_size=1):
            yield pa.RecordBatch.from_struct_array(each["receipt"].cast(pa.struct(list(RECEIPTS))))


def signatures(texts: Sequence[str], hashes: int) -> list[list[int]]:
    """Return the MinHash of each text, whose words are parted by blanks."""
    if not texts:
        return []
    daft = load()
    from daft.functions import minhash

    frame = daft.from_pydict({"text": list(texts)})
    made = frame.select(minhash(daft.col("text"), num_hashes=hashes, ngram_size=1).alias("made")).to_pydict()["made"]
    return [list(each) for each in made]


def load() -> Any:
    """Import Daft, which looks at the environment when it is imported and passes it on."""
    os.environ.update(_ENVIRONMENT)
    import daft

    return daft


def _frame(shards: Sequence[Shard]) -> DataFrame:
    """Return a row a shard, each a batch of its own: a shard is all that is read ahead."""
    frame: DataFrame = load().from_pydict({"shard": [shard.dumps() for shard in shards]})
    return frame.into_batches(1)


def _without_done(records: DataFrame, job: Job) -> DataFrame:
    """Return the records whose keys are not in the tables with this fingerprint."""
    daft = load()
    for table, key in (("articles", "id"), ("errors", "key")):
        if files := job.store.files(table):
            done = daft.read_parquet(files).where(daft.col("fingerprint") == job.plan.fingerprint)
            records = records.join(done.select(daft.col(key).alias("key")), on="key", how="anti")
    return records


def _type(schema: pa.Schema) -> Any:
    return load().DataType.from_arrow_type(pa.struct(list(schema)))
