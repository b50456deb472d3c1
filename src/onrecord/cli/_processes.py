"""Audit drafts in several processes. If one dies, only the draft that it was auditing is skipped."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from onrecord.cli._audit_one import audit_one
from onrecord.cli._inputs import Input
from onrecord.domain import Origins, Report, Skipped

if TYPE_CHECKING:
    from onrecord.cache import Cache
    from onrecord.settings import Settings

_DRAFTS_PER_PROCESS = 6
"""Least number of drafts for which starting a process pays."""
_QUEUED_PER_PROCESS = 3
"""Drafts handed out per process: one being audited, the others waiting."""
_PROCESS_DIED = "made the process that audited it die (killed, or out of memory)"
_SAFE_PATH = "PYTHONSAFEPATH"
_LONGEST_TEMP = 70
"""Characters of the path of a temp folder that can hold the socket of a forking server (107 at most)."""
_QUOTA = Path("/sys/fs/cgroup/cpu.max")

Item = tuple[int, Input]
Outcome = tuple[int, Report | Skipped]


def cores() -> int:
    """Return how many cores this process may use: those it is bound to, at most its container's quota."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = map(int, _QUOTA.read_text(encoding="ascii").split())
    except (OSError, ValueError):  # no such file, or "max"
        return bound
    return max(1, min(bound, -(-quota // period)))


def audit_in_processes(
    items: Iterable[Item], settings: Settings, cache: Cache | None, jobs: int, origins: Origins | None = None
) -> Iterator[Outcome]:
    """Yield the outcome of each item, in any order. Each process loads the model once and runs it on one core.

    Raises:
        SettingsError, UnknownRuleError, ModelError: if something is wrong that concerns every input.
    """
    waiting = deque(items)
    while waiting:
        suspects = yield from _until_one_dies(waiting, settings, cache, _process_count(jobs, len(waiting)), origins)
        for suspect in suspects:  # any of them may have killed the process: run each in a process of its own
            alone = deque([suspect])
            died = yield from _until_one_dies(alone, settings, cache, 1, origins)
            if died:
                yield suspect[0], Skipped(suspect[1].name, _PROCESS_DIED)
            waiting = deque(item for item in waiting if item != suspect)


def _process_count(jobs: int, drafts: int) -> int:
    return max(1, min(jobs, drafts // _DRAFTS_PER_PROCESS))


def _until_one_dies(
    waiting: deque[Item], settings: Settings, cache: Cache | None, jobs: int, origins: Origins | None
) -> Generator[Outcome, None, list[Item]]:
    """Audit the items in `waiting` and remove them; return those that were handed out when a process died.

    An interrupted run does not wait for its processes: one that Ctrl-C ended while it handed over a report leaves half
    of it in the pipe, and whoever reads there waits for ever.
    """
    running: dict[Future[Report | Skipped], Item] = {}
    pool = _pool(settings, cache, jobs, origins)
    has_ended = False
    try:
        while waiting or running:
            while waiting and len(running) < _QUEUED_PER_PROCESS * jobs:
                running[pool.submit(_audit, waiting[0][1])] = waiting[0]
                waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                yield running.pop(future)[0], outcome
        has_ended = True
        return []
    except BrokenProcessPool:
        has_ended = True
        return list(running.values())
    finally:
        pool.shutdown(wait=has_ended, cancel_futures=True)


def may_start_interpreters() -> bool:
    """Whether interpreters that are started here look for modules in no folder but their own.

    They run `python -c`, which would import a stranger's signal.py from the current folder. PYTHONSAFEPATH, set here,
    prevents that in the processes, the server that forks them, and the tracker of their resources.
    """
    os.environ[_SAFE_PATH] = "1"
    return bool(sys.flags.safe_path) or not sys.flags.ignore_environment


def _pool(settings: Settings, cache: Cache | None, jobs: int, origins: Origins | None) -> ProcessPoolExecutor:
    """Return a pool of processes that share no thread and no model with this one."""
    forking = "forkserver" in multiprocessing.get_all_start_methods() and len(gettempdir()) < _LONGEST_TEMP
    context = multiprocessing.get_context("forkserver" if forking else "spawn")
    if forking:
        context.set_forkserver_preload(["onrecord.cli._processes", "onrecord.pipeline"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker, initargs=(settings, cache, origins))


class _Worker:
    """Arguments that a worker process was started with."""

    settings: Settings
    cache: Cache | None
    origins: Origins | None


def _start_worker(settings: Settings, cache: Cache | None, origins: Origins | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it silently; its parent prints the message
    _Worker.settings, _Worker.cache, _Worker.origins = settings, cache, origins
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    """Exit when the parent does. A killed parent sends no signal, so workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _audit(draft: Input) -> Report | Skipped:
    return audit_one(draft, _Worker.settings, _Worker.cache, threads=1, origins=_Worker.origins)
