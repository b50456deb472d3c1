"""Audits while somebody writes: in one thread, which no mistake and no slow draft ends."""

from __future__ import annotations

import asyncio
import threading

import pytest

from onrecord.attribute import tagger
from onrecord.audit_thread import WINDOWS, AuditThread, PassedError
from onrecord.errors import SettingsError, UnreadableError


def done(steps):
    async def session():
        thread = AuditThread()
        try:
            return await steps(thread)
        finally:
            thread.close()

    return asyncio.run(session())


def fail(error):
    raise error


def test_mistake_of_ours_is_one_line_without_a_word_of_the_draft():
    with pytest.raises(UnreadableError, match=r"made onrecord fail \(KeyError at fail:\d+\)") as raised:
        done(lambda thread: thread.run(lambda: fail(KeyError("the secret of Tolbury"))))
    assert "Tolbury" not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("error", [SettingsError("min-score: is wrong"), PassedError("closed")])
def test_errors_that_are_meant_reach_the_asker(error):
    with pytest.raises(type(error), match=str(error)):
        done(lambda thread: thread.run(lambda: fail(error)))


def test_work_that_takes_too_long_is_told_and_the_next_is_done(monkeypatch):
    gate = threading.Event()

    async def steps(thread):
        monkeypatch.setattr("onrecord.audit_thread.SECONDS", 0.01)
        with pytest.raises(UnreadableError, match="took longer"):
            await thread.run(lambda: gate.wait(10))
        gate.set()
        monkeypatch.setattr("onrecord.audit_thread.SECONDS", 10)
        return await thread.run(lambda: "next")

    assert done(steps) == "next"


def test_work_that_waits_is_dropped_when_its_asker_gives_up():
    gate, ran = threading.Event(), []

    async def steps(thread):
        first = asyncio.ensure_future(thread.run(lambda: gate.wait(10)))
        second = asyncio.ensure_future(thread.run(lambda: ran.append("dropped")))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.wait({second})
        await asyncio.sleep(0.01)  # the thread hears of it a turn of the loop later
        gate.set()
        await first
        await thread.run(lambda: ran.append("last"))

    done(steps)
    assert ran == ["last"]


def test_answers_of_the_model_are_kept_from_the_warm_up_until_the_end(monkeypatch):
    audited = []
    monkeypatch.setattr("onrecord.audit_thread.audit", audited.append)

    async def steps(thread):
        thread.warm_up()
        await thread.run(lambda: None)
        return tagger._most_kept

    assert done(steps) == WINDOWS
    assert len(audited) == 1
    assert (tagger._most_kept, tagger._KEPT) == (0, {})
