"""Audits in the background: each draft once it has been quiet for a moment, and never a version that has passed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from onrecord.audit_thread import AuditThread
from onrecord.domain import Report
from onrecord.errors import OnrecordError
from onrecord.lsp.positions import Positions
from onrecord.settings import Settings

QUIET = 0.3
"""Seconds without an edit after which a draft is audited."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a draft, as the editor has it."""

    uri: str
    version: int
    text: str
    name: str
    """Its path, or what stands for one: its ending tells the format."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the audit of a version came to: a report, or one line that says why there is none."""

    draft: Draft
    positions: Positions
    report: Report | None = None
    problem: str | None = None
    settings: Settings = field(default_factory=Settings)
    """Those that the report was made with."""
    rules_page: Path | None = None
    """A page in which each rule is explained, for links."""


class Audits(AuditThread):
    """The latest version of each open draft, and its result as soon as there is one.

    `examine` runs in the thread; `tell` is called on the event loop with each result that is still wanted.
    """

    def __init__(self, examine: Callable[[Draft], Result], tell: Callable[[Result], None]) -> None:
        super().__init__()
        self._examine = examine
        self._tell = tell
        self._tasks: dict[str, asyncio.Task[Result]] = {}
        self._drafts: dict[str, Draft] = {}

    def change(self, draft: Draft, quiet: float = QUIET) -> None:
        """Audit this version after a moment of quiet, and forget what was asked for before."""
        self._drop(draft.uri)
        self._drafts[draft.uri] = draft
        self._tasks[draft.uri] = asyncio.get_running_loop().create_task(self._run(draft, quiet))

    def forget(self, uri: str) -> None:
        """Forget a draft."""
        self._drop(uri)
        self._drafts.pop(uri, None)

    def again(self) -> None:
        """Audit every open draft again, since the settings have changed."""
        for draft in list(self._drafts.values()):
            self.change(draft, 0)

    async def current(self, uri: str) -> Result | None:
        """Return the result for the latest version, once it is there; None if the draft is not open."""
        while task := self._tasks.get(uri):
            await asyncio.wait({task})  # which leaves the task alone if whoever waits gives up
            if task is self._tasks.get(uri) and not task.cancelled():
                return task.result()
        return None

    def results(self) -> list[Result]:
        """Return the results that there are for the latest versions."""
        done = (task for task in self._tasks.values() if task.done() and not task.cancelled() and not task.exception())
        return [each.result() for each in done]

    def close(self) -> None:
        """Start nothing more; an audit that runs may end."""
        for uri in list(self._tasks):
            self._drop(uri)
        super().close()

    def _drop(self, uri: str) -> None:
        if task := self._tasks.pop(uri, None):
            task.cancel()

    async def _run(self, draft: Draft, quiet: float) -> Result:
        await asyncio.sleep(quiet)
        try:
            result = await self.run(partial(self._examine, draft))
        except OnrecordError as error:
            result = Result(draft, Positions(draft.text, None), problem=f"this draft {error}")
        self._tell(result)
        return result
