"""Audits while somebody writes: one after another in a thread of their own, so that the program answers meanwhile.

An audit that runs cannot be stopped: past its time its asker is told so, and the next one waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from onrecord.attribute.tagger import keep_windows
from onrecord.errors import OnrecordError, UnreadableError, failure
from onrecord.kept import keep
from onrecord.pipeline import audit

SECONDS = 120
"""That anybody waits for an audit."""
WINDOWS = 96
"""Windows of the model whose answers are kept, some 90 MB: an edit is then read anew where it is, not everywhere."""
_WARM_UP = "Some say that the bridge will close, Ann Lee, the mayor, said on Monday."
_Result = TypeVar("_Result")


class PassedError(Exception):
    """Work that nobody wants any more, since the draft was changed or closed meanwhile."""


class AuditThread:
    """The one thread that audits."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "onrecord-audit")

    def warm_up(self) -> None:
        """Load model, rules and words before the first draft comes, and keep what model and rules answer."""
        keep_windows(WINDOWS)
        keep(True)
        self._pool.submit(audit, _WARM_UP)  # what goes wrong is told with the first draft

    async def run(self, work: Callable[[], _Result]) -> _Result:
        """Do something in the thread, behind what waits there. What waits is dropped if the asker is cancelled.

        Raises:
            OnrecordError: as `work`; also if it takes too long, or fails in a way that nobody foresaw.
            PassedError: as `work`.
        """
        try:
            return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(self._pool, work), SECONDS)
        except (OnrecordError, PassedError):
            raise
        except TimeoutError:
            raise UnreadableError(f"took longer than {SECONDS} seconds; split it") from None
        except (Exception, RecursionError, MemoryError) as error:  # a bug of ours must not end the program
            raise UnreadableError(failure(error)) from None

    def close(self) -> None:
        """Let no further audit begin, and forget what was answered."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        keep_windows(0)
        keep(False)
