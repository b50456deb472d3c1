"""A process of its own for work that may crash, never end or need too much memory: it costs itself only."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import Any, Generic, TypeVar

from onrecord.errors import OnrecordError, failure

Argument = TypeVar("Argument")
Result = TypeVar("Result")
_START = 120.0
"""Seconds that a process may take to start and to load the model, whatever the limit of an article is."""
_NO_MEMORY = "memory-limit"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may take: seconds, and megabytes of memory in the process that audits it."""

    seconds: float = 120.0
    megabytes: int = 2000


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an article has no result: the kind of error, and a line that says what would mend it."""

    kind: str
    message: str


class Guarded(Generic[Argument, Result]):
    """Calls a function in a process, which is started when it is first called and again after each failure.

    `make` makes the function there; it and what it is made of are pickled, so they stand at the top level of a module.
    An interpreter of its own works in any program: one with threads, a notebook, a worker of a cluster.
    """

    def __init__(self, make: Callable[[], Callable[[Argument], Result | Failure]], limits: Limits) -> None:
        self._make, self._limits = make, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def __call__(self, argument: Argument) -> Result | Failure:
        """Return what the function returns, or why there is nothing.

        Raises:
            OnrecordError: if no process can be started.
        """
        pipe = self._pipe or self._start()
        try:
            pipe.send(argument)
            if not pipe.poll(self._limits.seconds):
                return self._failed("time-limit", f"took more than {self._limits.seconds:g} s; raise --time-limit")
            result: Result | Failure = pipe.recv()
        except (EOFError, OSError):
            return self._failed("crash", "made the process that audited it die (killed, or out of memory)")
        if isinstance(result, Failure) and result.kind == _NO_MEMORY:
            self.close()  # what is left of that process is small, or in disorder
        return result

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._pipe = self._process = None

    def __del__(self) -> None:
        with suppress(Exception):  # the interpreter may be shutting down
            self.close()

    def _failed(self, kind: str, message: str) -> Failure:
        self.close()
        return Failure(kind, message)

    def _start(self) -> Connection:
        self._pipe, theirs = Pipe()
        command = [sys.executable, "-P", "-c", f"from {__name__} import serve; serve({theirs.fileno()})"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
        )
        theirs.close()
        self._pipe.send((sys.path, pickle.dumps(self._make), self._limits))
        with suppress(EOFError, OSError):
            if self._pipe.poll(_START):
                problem = self._pipe.recv()
                if problem is None:
                    return self._pipe
                self.close()
                raise OnrecordError(problem)
        self.close()
        raise OnrecordError("no process could be started to audit in; allow more memory, with --memory-limit")


def serve(descriptor: int) -> None:
    """Answer calls over the pipe until the other side is gone, or memory ran out once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end of the pipe then closes
    pipe = Connection(descriptor)
    sys.path, make, limits = pipe.recv()
    _limit_memory(limits.megabytes)
    try:
        function = pickle.loads(make)()
    except Exception as error:
        pipe.send(str(error) if isinstance(error, OnrecordError) else failure(error))
        return
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            result = _call(function, pipe.recv(), limits)
            pipe.send(result)
            if isinstance(result, Failure) and result.kind == _NO_MEMORY:
                os._exit(0)


def _call(function: Callable[[Any], Any], argument: Any, limits: Limits) -> Any:
    try:
        return function(argument)
    except MemoryError:
        return Failure(_NO_MEMORY, f"took more than {limits.megabytes:,} MB; raise --memory-limit")
    except Exception as error:
        return Failure("failure", failure(error))


def _limit_memory(megabytes: int) -> None:
    """Let this process have no more memory, where the system can see to it (Linux)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1_000_000, hardest))
