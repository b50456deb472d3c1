"""A folder of tables holds whole batches, of one run at a time, made in one way."""

from __future__ import annotations

import pyarrow as pa
import pytest

from onrecord.archive.store import Store
from onrecord.archive.tables import TABLES
from onrecord.errors import SettingsError

MANIFEST = {"fingerprint": "f"}


def batch(*ids, errors=()):
    rows = {name: [] for name in TABLES}
    rows["articles"] = [{"id": id, "fingerprint": "f"} for id in ids]
    rows["statements"] = [{"article": id, "id": "a1"} for id in ids]
    rows["errors"] = [{"key": key, "id": key, "kind": kind} for key, kind in errors]
    return {name: pa.RecordBatch.from_pylist(rows[name], schema=schema) for name, schema in TABLES.items()}


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "out")


def ids(store, table="articles", column="id"):
    return sorted(store.read(table)[column].to_pylist())


def test_what_is_written_is_read(store):
    with store.opened(MANIFEST) as token:
        store.write(batch("1", "2", errors=[("3", "crash")]), token)
        store.write(batch("4"), token)
    assert ids(store) == ["1", "2", "4"]
    assert store.count("errors") == 1
    assert store.manifest()["fingerprint"] == "f"


def test_a_batch_that_is_written_twice_is_there_once(store):
    with store.opened(MANIFEST) as token:
        store.write(batch("1", "2"), token)
        store.write(batch("1", "2"), token)
    assert ids(store) == ["1", "2"]


def test_what_an_interrupted_run_left_of_a_batch_is_removed(store):
    with store.opened(MANIFEST) as token:
        store.write(batch("1"), token)
        (whole,) = (store.folder / "articles").iterdir()
        store.write(batch("2"), token)
        next(each for each in (store.folder / "articles").iterdir() if each != whole).unlink()
        (store.folder / "articles" / ".half.parquet.77").write_bytes(b"PAR1")
    assert ids(store, "statements", "article") == ["1", "2"]
    with store.opened(MANIFEST):
        assert ids(store, "statements", "article") == ["1"]
        assert [each.name for each in (store.folder / "articles").iterdir()] == [whole.name]


def test_errors_that_need_not_come_again_can_be_forgotten(store):
    with store.opened(MANIFEST) as token:
        store.write(batch("1", errors=[("2", "crash"), ("3", "unreadable"), ("4", "time-limit")]), token)
        assert store.forget_errors() == 2
    assert ids(store, "errors", "key") == ["3"]
    assert ids(store) == ["1"]


def test_a_second_run_is_refused_while_one_writes(store):
    with store.opened(MANIFEST), pytest.raises(SettingsError, match="another run writes to it"), store.opened(MANIFEST):
        pass


def test_a_folder_that_was_cleared_is_new(store):
    with store.opened(MANIFEST) as token:
        store.write(batch("1"), token)
    store.clear()
    with store.opened({"fingerprint": "g"}) as token:
        store.write(batch("2"), token)
    assert ids(store) == ["2"]
    assert store.manifest()["fingerprint"] == "g"


def test_a_worker_that_outlives_its_run_writes_nothing(store):
    with store.opened(MANIFEST) as before:
        pass
    with store.opened(MANIFEST) as token:
        store.write(batch("1"), token)
        with pytest.raises(SettingsError, match="another run has begun"):
            store.write(batch("1", "2"), before)
    assert ids(store) == ["1"]


def test_a_file_is_no_folder_of_an_archive(store):
    store.folder.write_text("Mine.")
    with pytest.raises(SettingsError, match="is a file; give a folder"), store.opened(MANIFEST):
        pass


def test_a_folder_of_other_files_is_refused(store):
    store.folder.mkdir()
    (store.folder / "draft.txt").write_text("Mine.")
    with pytest.raises(SettingsError, match="holds other files"), store.opened(MANIFEST):
        pass
    (store.folder / "manifest.json").write_text("{}")
    with pytest.raises(SettingsError, match="not what onrecord wrote"), store.opened(MANIFEST):
        pass
