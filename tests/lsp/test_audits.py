"""Which version of a draft is audited, and whose result is told."""

from __future__ import annotations

import asyncio
import threading

import pytest

pytest.importorskip("pygls")

from onrecord.lsp.audits import Audits, Draft, Result
from onrecord.lsp.positions import Positions


def draft(version: int, uri: str = "a") -> Draft:
    return Draft(uri, version, "text", "a.md")


class Recorder:
    """An audit that waits to be let go, and remembers what it was given and in which thread."""

    def __init__(self, *, held: bool = False) -> None:
        self.seen: list[tuple[str, int]] = []
        self.threads: set[int] = set()
        self.started, self.gate = threading.Event(), threading.Event()
        if not held:
            self.gate.set()

    def examine(self, each: Draft) -> Result:
        self.seen.append((each.uri, each.version))
        self.threads.add(threading.get_ident())
        self.started.set()
        self.gate.wait(5)
        return Result(each, Positions(each.text, "utf-16"))


async def session(steps, *, held: bool = False) -> tuple[Recorder, list[int]]:
    recorder, told = Recorder(held=held), []
    audits = Audits(recorder.examine, lambda result: told.append(result.draft.version))
    await steps(audits, recorder)
    recorder.gate.set()
    audits.close()
    return recorder, told


def test_rapid_edits_are_audited_once_in_another_thread():
    async def steps(audits, _):
        for version in range(1, 6):
            audits.change(draft(version), 0.02)
        assert (await audits.current("a")).draft.version == 5

    recorder, told = asyncio.run(session(steps))
    assert recorder.seen == [("a", 5)]
    assert told == [5]
    assert threading.get_ident() not in recorder.threads


def test_result_of_a_version_that_passed_while_it_was_audited_is_dropped():
    async def steps(audits, recorder):
        audits.change(draft(1), 0)
        await asyncio.to_thread(recorder.started.wait, 5)
        audits.change(draft(2), 0)
        waiting = asyncio.ensure_future(audits.current("a"))
        await asyncio.sleep(0.02)
        recorder.gate.set()
        assert (await waiting).draft.version == 2

    recorder, told = asyncio.run(session(steps, held=True))
    assert recorder.seen == [("a", 1), ("a", 2)]
    assert told == [2]


def test_whoever_waits_gets_the_version_that_came_meanwhile_and_may_give_up():
    async def steps(audits, _):
        audits.change(draft(1), 0.05)
        waiting, impatient = (asyncio.ensure_future(audits.current("a")) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
        audits.change(draft(2), 0.01)
        assert (await waiting).draft.version == 2

    _, told = asyncio.run(session(steps))
    assert told == [2]


def test_closed_draft_is_not_audited_and_ends_the_waiting():
    async def steps(audits, _):
        audits.change(draft(1), 0.05)
        audits.change(draft(1, "b"), 0)
        waiting = asyncio.ensure_future(audits.current("a"))
        await asyncio.sleep(0)
        audits.forget("a")
        assert await waiting is None
        assert (await audits.current("b")).draft.uri == "b"
        assert await audits.current("never opened") is None

    recorder, _ = asyncio.run(session(steps))
    assert recorder.seen == [("b", 1)]


def test_every_open_draft_is_audited_again_when_the_settings_change():
    async def steps(audits, _):
        for uri in "ab":
            audits.change(draft(1, uri), 0)
            await audits.current(uri)
        audits.again()
        await audits.current("a")
        await audits.current("b")

    recorder, _ = asyncio.run(session(steps))
    assert recorder.seen == [("a", 1), ("b", 1)] * 2
