"""Spark: the same job by `DataFrame.mapInArrow`. The only file that knows its API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial, reduce
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from onrecord.archive.inputs import Shard
from onrecord.archive.job import Job, Occurrence, Worker, batches
from onrecord.archive.tables import RECEIPTS, RECORDS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ARROW_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"
_OCCURRENCES = "id string, place string"


class SparkEngine:
    """Runs in a session, in `workers` tasks at once: give as many as the cluster has cores."""

    def __init__(self, session: SparkSession, workers: int) -> None:
        self._session, self.workers = session, workers

    def repeated(self, job: Job, shards: Sequence[Shard]) -> list[Occurrence]:
        """Every occurrence of each id that occurs more than once."""
        found = self._frame(shards).mapInArrow(partial(_occurrences, job), _OCCURRENCES)
        repeated = found.groupBy("id").count().where("count > 1").select("id")
        return [(row["id"], row["place"]) for row in found.join(repeated, "id", "left_semi").collect()]

    def run(self, job: Job, shards: Sequence[Shard], batch: int) -> Iterator[pa.RecordBatch]:
        """Audit every record whose key is not in the tables yet, in batches of that size; yield the receipts."""
        self._session.conf.set(_ARROW_ROWS, batch)
        found = self._frame(shards).mapInArrow(partial(_records, job, batch), _schema(RECORDS))
        yield from self.audited(job, found).toArrow().cast(RECEIPTS).to_batches()

    def audited(self, job: Job, records: DataFrame) -> DataFrame:
        """Return the receipts of a frame with the columns of `RECORDS`, of which those that are done are left out.

        Take this for a table that Spark alone can read: Delta, Iceberg, Hive.
        """
        rest = reduce(partial(self._without_done, job), (("articles", "id"), ("errors", "key")), records)
        return rest.mapInArrow(partial(_audit, job), _schema(RECEIPTS))

    def _without_done(self, job: Job, records: DataFrame, table: tuple[str, str]) -> DataFrame:
        name, key = table
        files = job.store.files(name)
        if not files:
            return records
        done = self._session.read.parquet(*files).where(f"fingerprint = '{job.plan.fingerprint}'")
        return records.join(done.selectExpr(f"{key} as key"), "key", "left_anti").select(*records.columns)

    def _frame(self, shards: Sequence[Shard]) -> DataFrame:
        """Return a row a shard; more partitions than workers, so that all are at work to the end."""
        parts = max(1, min(len(shards), 4 * self.workers))
        return self._session.createDataFrame([(shard.dumps(),) for shard in shards], "shard string").repartition(parts)


def _occurrences(job: Job, shards: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for shard in _texts(shards):
        ids, places = zip(*job.occurrences(shard), strict=True)
        yield pa.RecordBatch.from_arrays([pa.array(ids, pa.string()), pa.array(places, pa.string())], ["id", "place"])


def _records(job: Job, size: int, shards: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return batches(job, _texts(shards), size)


def _audit(job: Job, records: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    with closing(Worker(job)) as worker:
        for batch in records:
            if batch.num_rows:
                yield worker(batch)


def _texts(shards: Iterable[pa.RecordBatch]) -> Iterator[str]:
    for batch in shards:
        yield from batch["shard"].to_pylist()


def _schema(schema: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
