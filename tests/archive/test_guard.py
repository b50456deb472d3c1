"""What goes wrong in a guarded process costs the one call in which it does."""

from __future__ import annotations

import os
import time
from functools import partial

import pytest

from onrecord.archive.guard import Failure, Guarded, Limits
from onrecord.errors import OnrecordError


def doing():
    return do


def do(what):
    if what == "crash":
        os.kill(os.getpid(), 11)
    if what == "sleep":
        time.sleep(60)
    if what == "fill":
        return len(bytearray(3_000_000_000))
    if what == "fail":
        raise ValueError("the words of a draft")
    return os.getpid() if what == "who" else what


def cannot():
    raise OnrecordError("the model is missing")


@pytest.fixture(scope="module")
def call():
    guarded = Guarded(doing, Limits(seconds=0.5, megabytes=300))
    yield guarded
    guarded.close()


def test_it_answers_in_another_process_which_stays(call):
    assert call("echo") == "echo"
    assert call("who") == call("who") != os.getpid()


@pytest.mark.parametrize(
    ("what", "kind", "remedy"),
    [
        ("sleep", "time-limit", "--time-limit"),
        ("fill", "memory-limit", "--memory-limit"),
        ("crash", "crash", "die"),
        ("fail", "failure", "ValueError at do"),
    ],
)
def test_a_failure_is_a_value_and_the_next_call_is_answered(call, what, kind, remedy):
    failure = call(what)
    assert isinstance(failure, Failure)
    assert failure.kind == kind
    assert remedy in failure.message
    assert "words of a draft" not in failure.message
    assert call("echo") == "echo"


def test_what_no_process_can_do_is_an_error_of_the_run():
    with pytest.raises(OnrecordError, match="the model is missing"):
        Guarded(cannot, Limits())("echo")


def test_the_process_ends_with_its_parent(call):
    other = Guarded(partial(doing), Limits())
    process = other("who")
    other.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
