"""Tests of the archive need its extra."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.archive.inputs import record_batch
from onrecord.archive.job import Worker, batches

TEXT = "Bridge {0} to close\n\nMayor Lee Adams said bridge {0} is safe. Two officials said it is not."


class Serial:
    """An engine that does one thing after the other, in this process."""

    workers = 2

    def repeated(self, job, shards):
        found = [each for shard in shards for each in job.occurrences(shard.dumps())]
        times = Counter(id for id, _ in found)
        return [(id, place) for id, place in found if times[id] > 1]

    def run(self, job, shards, batch):
        done = {*job.store.read("articles")["id"].to_pylist(), *job.store.read("errors")["key"].to_pylist()}
        with closing(Worker(job)) as worker:
            for records in batches(job, [shard.dumps() for shard in shards], batch):
                rest = [each for each in records.to_pylist() if each["key"] not in done]
                if rest:
                    yield worker(record_batch(rest))


@pytest.fixture
def archive_file(tmp_path, monkeypatch):
    """Write rows as JSON Lines into the current folder, which is a new one."""
    monkeypatch.chdir(tmp_path)

    def write(rows, name="archive.jsonl"):
        Path(name).write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        return name

    return write
