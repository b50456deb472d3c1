"""Audits, one after another in a thread of their own, so that the server answers meanwhile.

An audit that waits while a newer version of its draft arrives is dropped. One that runs cannot be stopped: past its
time its asker is told so, and the next one waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.attribute.tagger import keep_windows
from onrecord.configure import settled
from onrecord.errors import OnrecordError, SettingsError, UnreadableError
from onrecord.layers import of_table
from onrecord.pipeline import audit
from onrecord.serve.drafts import NotOpenError, StaleError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.domain import Report
    from onrecord.serve.drafts import Draft, Drafts

SECONDS = 120
"""That anybody waits for an audit."""
WINDOWS = 96
"""Windows of the model whose answers are kept, some 90 MB: an edit is then read anew where it is, not everywhere."""
_WARM_UP = "Some say that the bridge will close, Ann Lee, the mayor, said on Monday."
"""Audited while the user opens the page, so that the model, the rules and the words are loaded for the first draft."""
_Result = TypeVar("_Result")


class Worker:
    """The one thread that audits."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._pool = ThreadPoolExecutor(1, "audit")
        keep_windows(WINDOWS)
        self._pool.submit(audit, _WARM_UP)

    async def report(self, draft: Draft) -> Report:
        """What is found in the last version of a draft.

        Raises:
            StaleError: if a newer version arrived before the audit began.
            OnrecordError: as `audit`; also if it takes too long, or fails.
        """
        known = self._drafts.report(draft)
        if known is not None:
            return known

        def work() -> Report:
            if self._drafts.draft(draft.id) != draft:
                raise StaleError
            return audited(draft, self._drafts.settings)

        report = await self.run(work)
        self._drafts.audited(draft, report)
        return report

    async def run(self, work: Callable[[], _Result]) -> _Result:
        """Do something in the thread, behind what waits there.

        Raises:
            OnrecordError: if it takes too long, or fails in a way that nobody foresaw.
        """
        loop = asyncio.get_running_loop()
        try:
            return await asyncio.wait_for(asyncio.shield(loop.run_in_executor(self._pool, work)), SECONDS)
        except (OnrecordError, StaleError, NotOpenError):
            raise
        except TimeoutError:
            raise UnreadableError(f"This took longer than {SECONDS} seconds; split the draft.") from None
        except (Exception, RecursionError, MemoryError) as error:  # a bug of ours must not end the server
            raise UnreadableError(f"This made onrecord fail ({type(error).__name__}); please report it.") from None

    def close(self) -> None:
        """Let no further audit begin, and forget what the model answered."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        keep_windows(0)


def audited(draft: Draft, settings: Settings) -> Report:
    """The audit of a draft under its own choices."""
    chosen = with_choices(settings, {"profile": draft.profile} if draft.profile else {})
    part = draft.file.part if draft.file else None
    return audit(draft.data, draft.path, settings=chosen, part=part, evidence=draft.evidence)


CHOICES = (
    "profile", "genre", "select", "extend-select", "ignore", "extend-ignore", "severity", "min-confidence", "fail-on",
    "min-score", "fail-on-hold", "needs", "outlet", "language", "format", "allow-stub",
)  # fmt: skip
"""Settings that a request may choose; none of them names a file."""


def with_choices(settings: Settings, choices: dict[str, Any]) -> Settings:
    """The settings with those of one request above them.

    Raises:
        SettingsError: if it is no setting that can be chosen, or has a wrong value.
        UnknownRuleError: if it names a rule that does not exist.
    """
    if not choices:
        return settings
    unknown = [key for key in choices if key not in CHOICES]
    if unknown:
        raise SettingsError(f"settings: {unknown[0]!r} cannot be chosen here (valid: {', '.join(CHOICES)})")
    return settled((*settings.layers, *of_table("settings", choices, Path.cwd())))
