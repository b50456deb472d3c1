"""The audits of open drafts, and the settings that a request may choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.audit_thread import AuditThread
from onrecord.configure import settled
from onrecord.errors import SettingsError
from onrecord.layers import of_table
from onrecord.pipeline import audit
from onrecord.serve.drafts import StaleError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.domain import Report
    from onrecord.serve.drafts import Draft, Drafts


class Worker(AuditThread):
    """The thread that audits the drafts that are open, each version once."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self.warm_up()

    async def report(self, draft: Draft) -> Report:
        """Return what is found in the last version of a draft.

        Raises:
            StaleError: if a newer version arrived before the audit began.
            NotOpenError: if the draft was closed before the audit began.
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


def audited(draft: Draft, settings: Settings) -> Report:
    """Return the audit of a draft under its own choices."""
    chosen = with_choices(settings, {"profile": draft.profile} if draft.profile else {})
    part = draft.file.part if draft.file else None
    return audit(draft.data, draft.path, settings=chosen, part=part, evidence=draft.evidence)


CHOICES = (
    "profile", "genre", "select", "extend-select", "ignore", "extend-ignore", "severity", "min-confidence", "fail-on",
    "min-score", "fail-on-hold", "needs", "outlet", "language", "format", "allow-stub",
)  # fmt: skip
"""Settings that a request may choose; none of them names a file."""


def with_choices(settings: Settings, choices: dict[str, Any]) -> Settings:
    """Return the settings with those of one request above them.

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
