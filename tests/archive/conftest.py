"""Tests of the archive need its extra; those with a pretended audit need no model."""

from __future__ import annotations

import json
import os
import time
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from onrecord.archive import job
from onrecord.archive.guard import Guarded

TEXT = "Bridge {0} to close\n\nMayor Lee Adams said bridge {0} is safe. Two officials said it is not."


def pretend(plan, record):
    """The rows of a record without a model; some texts do what poison does."""
    text = record["text"] or ""
    if text == "crash":
        os._exit(9)
    if text == "endless":
        time.sleep(60)
    if text == "memory":
        raise MemoryError
    if text == "bug":
        raise KeyError(text)
    row = {"id": record["id"], "place": record["place"], "fingerprint": plan.fingerprint, "words": len(text.split())}
    return {"articles": [row], "statements": [{"article": record["id"], "id": "a1", "text": text}]}


class _Pretending:
    def __init__(self, plan):
        self._plan = plan

    def __call__(self, record):
        return pretend(self._plan, record)


@pytest.fixture
def pretended(monkeypatch):
    """No model: articles have as many words as their texts."""
    monkeypatch.setattr(job, "guarded", lambda plan, limits: Guarded(partial(_Pretending, plan), limits))


@pytest.fixture
def archive_file(tmp_path, monkeypatch):
    """Write rows as JSON Lines into the current folder, which is a new one."""
    monkeypatch.chdir(tmp_path)

    def write(rows, name="archive.jsonl"):
        Path(name).write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        return name

    return write
