"""A run ends with each article of the input in one table, whatever happens in between."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from onrecord.archive.audit import Plan, guarded
from onrecord.archive.guard import Limits
from onrecord.archive.inputs import Columns, format_of
from onrecord.archive.job import Job, opened, run
from onrecord.archive.store import Store
from onrecord.archive.tables import TABLES
from onrecord.errors import OnrecordError
from tests.archive.conftest import TEXT, Serial
from tests.archive.pretended import impossible, pretending

COLUMNS = Columns(id="id")


def audited(path, folder="out", limits=Limits(), engine=None, auditor=pretending):  # noqa: B008  # frozen
    """Run the job on a file; return where it was after each batch."""
    start = Job(os.path.abspath(folder), Plan(), limits, COLUMNS, auditor=auditor)
    shards = list(format_of(path).shards(os.path.abspath(path), path))
    with opened(start) as job:
        return list(run(job, shards, engine or Serial()))


def rows(folder="out"):
    store = Store(Path(folder))
    return {name: sorted(map(str, store.read(name).to_pylist())) for name in TABLES}


def test_every_article_is_in_one_table_and_is_not_audited_again(archive_file):
    path = archive_file([{"id": f"u{number}", "text": TEXT.format(number)} for number in range(40)])
    steps = audited(path)
    assert (steps[-1].done, steps[-1].failed, steps[-1].total) == (40, 0, 40)
    assert steps[-1].words == sum(len(TEXT.format(number).split()) for number in range(40))
    before = rows()
    again = audited(path)
    assert (again[-1].before, again[-1].done) == (40, 0)
    assert rows() == before


def test_fifty_poisoned_inputs_cost_themselves_only(archive_file):
    poison = [
        *["crash"] * 2, "endless", *["memory"] * 2, *["bug"] * 4, *[None] * 11, *[17] * 5, *[["a list"]] * 5,
    ]  # fmt: skip
    good = [{"id": f"u{number}", "text": TEXT.format(number)} for number in range(950)]
    lines = [json.dumps(each) for each in good]
    lines += [json.dumps({"id": f"p{number}", "text": text}) for number, text in enumerate(poison)]
    lines += [json.dumps(each) for each in good[:10]]  # repeated ids
    broken = [
        *[b"\x00\xff\xfe binary"] * 4,
        '{"id": "x", "text": "café"}'.encode("cp1252"),
        b"",
        b"[]",
        b'"text"',
        b'{"id"',
        b"null",
    ]
    data = [line.encode() for line in lines]
    head, tail = data[:950], [*data[950:], *broken]
    random.Random(7).shuffle(tail)
    Path("poisoned.jsonl").write_bytes(b"\n".join([*head, *tail]) + b"\n")
    assert len(tail) == 50
    last = audited("poisoned.jsonl", limits=Limits(seconds=1.0))[-1]
    assert (last.done, last.failed) == (1000, 50)
    store = Store(Path("out"))
    assert sorted(store.read("articles")["id"].to_pylist()) == sorted(each["id"] for each in good)
    kinds = Counter(store.read("errors")["kind"].to_pylist())
    assert kinds == {
        "crash": 2, "time-limit": 1, "memory-limit": 2, "failure": 4, "repeated-id": 10, "unreadable": 31,
    }  # fmt: skip


def test_the_first_of_articles_with_one_id_is_audited(archive_file):
    path = archive_file(
        [{"id": "same", "text": "one"}, {"id": "other", "text": "x"}, {"id": "same", "text": "one two"}]
    )
    audited(path)
    store = Store(Path("out"))
    assert dict(zip(*(store.read("articles")[name].to_pylist() for name in ("id", "words")), strict=True)) == {
        "same": 1,
        "other": 1,
    }
    (error,) = store.read("errors").to_pylist()
    assert (error["key"], error["place"]) == ("same#2", "archive.jsonl:3")


_SLOW = """
import sys, time
from onrecord.archive.store import Store
from tests.archive import test_job

write = Store.write
def slowly(self, *arguments):
    time.sleep(0.1)
    write(self, *arguments)
Store.write = slowly
test_job.audited("archive.jsonl", sys.argv[1])
"""


def python(script, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    at_once = f"{script}\nimport os; os._exit(0)"  # threads of Daft may crash an interpreter that cleans up
    return subprocess.Popen([sys.executable, "-c", at_once, *arguments], env=environment, stderr=subprocess.DEVNULL)


def test_a_run_that_is_killed_goes_on_and_ends_as_if_nothing_had_happened(archive_file):
    path = archive_file([{"id": f"u{number % 195}", "text": TEXT.format(number)} for number in range(200)])
    audited(path, "undisturbed")
    for _ in range(2):
        process = python(_SLOW, "killed")
        before = len(Store(Path("killed")).files("articles"))
        while process.poll() is None and len(Store(Path("killed")).files("articles")) < before + 2:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    begun = Store(Path("killed")).count("articles")
    assert 0 < begun < 195
    audited(path, "killed")
    assert rows("killed") == rows("undisturbed")


def test_an_error_that_concerns_every_article_ends_the_run(archive_file):
    path = archive_file([{"id": "1", "text": "x"}])
    with pytest.raises(OnrecordError, match="the model is missing"):
        audited(path, auditor=impossible)


def some(archive_file):
    return archive_file([{"id": f"u{number % 38}", "text": TEXT.format(number)} for number in range(40)])


def test_daft_makes_the_same_tables_and_leaves_out_what_is_done(archive_file):
    path = some(archive_file)
    audited(path, "here")
    script = """
from onrecord.archive.engines.daft import DaftEngine
from tests.archive.test_job import audited
assert audited("archive.jsonl", "daft", engine=DaftEngine(2))[-1].done == 40
assert audited("archive.jsonl", "daft", engine=DaftEngine(2))[-1].done == 0
"""
    assert python(script).wait() == 0  # its workers must find the tests
    assert rows("daft") == rows("here")


@pytest.mark.skipif("ONRECORD_RAY" not in os.environ, reason="set ONRECORD_RAY=1 to start a cluster of Ray here")
def test_a_cluster_of_ray_makes_the_same_tables(archive_file):
    path = some(archive_file)
    audited(path, "here", auditor=guarded)
    script = """
from onrecord.archive.audit import guarded
from onrecord.archive.engines.daft import DaftEngine
from tests.archive.test_job import audited
audited("archive.jsonl", "ray", engine=DaftEngine(2, "local"), auditor=guarded)
"""
    assert python(script).wait() == 0
    assert rows("ray") == rows("here")


@pytest.mark.skipif(
    "ONRECORD_SPARK" not in os.environ, reason="set ONRECORD_SPARK=1 to start Spark here; it needs Java"
)
def test_spark_makes_the_same_tables(archive_file):
    sql = pytest.importorskip("pyspark.sql")
    from onrecord.archive.engines.spark import SparkEngine

    path = some(archive_file)
    audited(path, "here", auditor=guarded)
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    assert audited(path, "spark", engine=SparkEngine(session, 2), auditor=guarded)[-1].done == 40
    assert audited(path, "spark", engine=SparkEngine(session, 2), auditor=guarded)[-1].done == 0
    session.stop()
    assert rows("spark") == rows("here")
