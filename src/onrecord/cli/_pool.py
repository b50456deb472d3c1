"""Audits drafts in several processes. One that dies costs the draft that it died of, and no other."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli._inputs import Input
from onrecord.domain import Report, Skipped

if TYPE_CHECKING:
    from onrecord.cache import Cache
    from onrecord.settings import Settings

_LEAST = 6
"""Drafts that make it worth while to start one process more."""
_AHEAD = 3
"""Drafts that are handed out for each process: one at work, the others at hand."""
_DIED = "made the process that audited it die (killed, or out of memory)"
_QUOTA = Path("/sys/fs/cgroup/cpu.max")

Item = tuple[int, Input]
Outcome = tuple[int, Report | Skipped]


def cores() -> int:
    """How many cores this process may use: those it is bound to, within the share that its container is given."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = map(int, _QUOTA.read_text(encoding="ascii").split())
    except (OSError, ValueError):  # no such thing, or "max"
        return bound
    return max(1, min(bound, -(-quota // period)))


def audit_in_processes(items: Iterable[Item], settings: Settings, cache: Cache | None, jobs: int) -> Iterator[Outcome]:
    """The outcome of each item, in any order. The model is loaded once a process, and runs on one core there.

    Raises:
        SettingsError, UnknownRuleError, ModelError: what is wrong for all inputs alike.
    """
    waiting = deque(items)
    while waiting:
        suspects = yield from _until_one_dies(waiting, settings, cache, _worth(jobs, len(waiting)))
        for suspect in suspects:  # they were at work when one process died: each gets a process of its own
            alone = deque([suspect])
            died = yield from _until_one_dies(alone, settings, cache, 1)
            if died:
                yield suspect[0], Skipped(suspect[1].name, _DIED)
            waiting = deque(item for item in waiting if item != suspect)


def _worth(jobs: int, drafts: int) -> int:
    return max(1, min(jobs, drafts // _LEAST))


def _until_one_dies(
    waiting: deque[Item], settings: Settings, cache: Cache | None, jobs: int
) -> Generator[Outcome, None, list[Item]]:
    """Takes items from `waiting`; returns those that were handed out when a process died."""
    running: dict[Future[Report | Skipped], Item] = {}
    pool = _pool(settings, cache, jobs)
    try:
        while waiting or running:
            while waiting and len(running) < _AHEAD * jobs:
                running[pool.submit(_work, waiting[0][1])] = waiting[0]
                waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                yield running.pop(future)[0], outcome
        return []
    except BrokenProcessPool:
        return list(running.values())
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(settings: Settings, cache: Cache | None, jobs: int) -> ProcessPoolExecutor:
    """Processes that share no thread and no model with this one."""
    posix = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if posix else "spawn")
    if posix:
        context.set_forkserver_preload(["onrecord.cli._pool", "onrecord.pipeline"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(settings, cache))


class _Worker:
    """What a process was given when it began."""

    settings: Settings
    cache: Cache | None


def _begin(settings: Settings, cache: Cache | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word; its parent has the last one
    _Worker.settings, _Worker.cache = settings, cache
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A parent that is killed tells nobody; without this its processes would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _work(each: Input) -> Report | Skipped:
    from onrecord.cli._audit import audit_one

    return audit_one(each, _Worker.settings, _Worker.cache, threads=1)
