"""`--diff-base`: what is audited since a revision, and what of it counts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.cli._inputs import STANDARD_INPUT, Input
from onrecord.domain import Audit, Skipped
from onrecord.errors import GitError

if TYPE_CHECKING:
    from onrecord.changes import Before


def _name(entry: Input | Skipped) -> str:
    return entry.path if isinstance(entry, Skipped) else entry.name


class Since:
    """The drafts of one run against a revision.

    Raises:
        GitError: wherever git, the repository or the revision is not there.
    """

    def __init__(self, revision: str, unnamed: str) -> None:
        """`unnamed` is what standard input is called where nobody names it."""
        from onrecord.changes import Changes
        from onrecord.readers import MAX_BYTES

        self._changes = Changes(revision, MAX_BYTES)
        self._unnamed = unnamed
        self._unchanged: list[str] = []

    def pick(self, inputs: Sequence[Input | Skipped]) -> list[Input | Skipped]:
        """Return the inputs without what is unchanged, or was deleted since; what cannot be compared is refused.

        Raises:
            GitError: if git can compare none of them.
        """
        picked: list[Input | Skipped] = []
        failures: list[GitError] = []
        for input_file in inputs:
            try:
                picked += filter(None, [self._pick(input_file)])
            except GitError as error:
                failures.append(error)
                picked.append(Skipped(_name(input_file), str(error)))
        if failures and len(failures) == len(inputs):
            raise failures[0]
        return picked

    def settle(self, audit: Audit, run: Callable[..., Audit]) -> Audit:
        """Return the audit with the findings set aside that the change does not bring about, and the old scores.

        `run` audits inputs as those of the audit were: an earlier version under the settings of the place that it had.
        One that cannot be read as a draft is as good as none; a draft whose earlier version git cannot give is refused.
        """
        from onrecord.compare import against

        audit, before = self._with_earlier(audit)
        inputs = {each.name: Input(each.name, each.name, each.data) for each in before if each}
        bases = {
            audited.dossier.document.name: audited for audited in run(list(inputs.values()), progress=False).reports
        }
        reports = tuple(
            against(report, bases.get(audited.name) if audited else None)
            for report, audited in zip(audit.reports, before, strict=True)
        )
        return replace(audit, reports=reports, unchanged=tuple(self._unchanged))

    def _with_earlier(self, audit: Audit) -> tuple[Audit, list[Before | None]]:
        """Return the audit without the drafts whose earlier version git cannot give, and those of the others."""
        reports, before, skipped = [], [], list(audit.skipped)
        for report in audit.reports:
            name = report.dossier.document.name
            try:
                before.append(self._changes.before(name))
                reports.append(report)
            except GitError as error:
                skipped.append(Skipped(name, str(error)))
        return replace(audit, reports=tuple(reports), skipped=tuple(skipped)), before

    def _pick(self, entry: Input | Skipped) -> Input | Skipped | None:
        if isinstance(entry, Skipped):
            gone = not os.path.lexists(entry.path) and "://" not in entry.path
            return None if gone and self._changes.known(entry.path) else entry
        if entry.is_url:
            return Skipped(entry.name, "is a web page and has no base version; audit it without --diff-base")
        if entry.place == STANDARD_INPUT and entry.name == self._unnamed:
            return Skipped(entry.name, "has no base version; name the file that it is with --stdin-filename")
        if entry.place != STANDARD_INPUT and self._changes.unchanged(entry.place):
            self._unchanged.append(entry.name)
            return None
        return entry
