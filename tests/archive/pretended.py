"""A pretended audit, which needs no model and is loaded fast: some texts do what poison does."""

from __future__ import annotations

import os
import time
from functools import partial

from onrecord.archive.guard import Guarded
from onrecord.errors import OnrecordError


def pretend(fingerprint, record):
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
    row = {"id": record["id"], "place": record["place"], "fingerprint": fingerprint, "words": len(text.split())}
    return {"articles": [row], "statements": [{"article": record["id"], "id": "a1", "text": text}]}


class Pretending:
    def __init__(self, fingerprint):
        self._fingerprint = fingerprint

    def __call__(self, record):
        return pretend(self._fingerprint, record)


def pretending(plan, limits):
    return Guarded(partial(Pretending, plan.fingerprint), limits)


def _missing():
    raise OnrecordError("the model is missing")


def impossible(plan, limits):
    return Guarded(_missing, limits)
