"""What an audit gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.domain.dossier import Dossier
from onrecord.domain.finding import Finding
from onrecord.domain.rule import Severity
from onrecord.domain.score import Score
from onrecord.domain.suppression import Aside, SetAside


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be audited, and why, in one line."""

    path: str
    error: str
    passed_over: bool = False
    """Whether it was only found in a folder or by a glob, and looks like a draft in a format that no reader knows."""


@dataclass(frozen=True, slots=True)
class Report:
    """One audited draft; findings are in the order of the text."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    set_aside: tuple[SetAside, ...] = ()
    """Findings that do not count: allowed by an editor, known to the baseline, or untouched by the change."""
    before: Score | None = None
    """The score of the version that this one is compared with, if there is one."""
    remembered: bool = field(default=False, compare=False)
    """Whether what was found was looked up in the cache."""

    @property
    def fall(self) -> float:
        """The points of backing lost since that version; negative if it rose, 0 where either has no score."""
        now = self.dossier.score
        if self.before is None or now is None or self.before.backing is None or now.backing is None:
            return 0.0
        return self.before.backing - now.backing

    def aside(self, why: Aside) -> tuple[SetAside, ...]:
        """Those that are set aside for that reason."""
        return tuple(each for each in self.set_aside if each.why is why)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of that severity or worse."""
        return tuple(finding for finding in self.findings if finding.severity >= severity)


@dataclass(frozen=True, slots=True)
class Audit:
    """One run: the drafts that were audited, in order, and the inputs that could not or need not be."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...] = ()
    unchanged: tuple[str, ...] = ()
    """Drafts that were passed over, for they are what they were in the version that is compared with."""
    passed_over: tuple[Skipped, ...] = ()
    """Files found in folders that look like drafts and cannot be read: told, and no reason to fail."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all drafts."""
        return tuple(finding for report in self.reports for finding in report.findings)

    def aside(self, why: Aside) -> tuple[SetAside, ...]:
        """Those of all drafts that are set aside for that reason."""
        return tuple(each for report in self.reports for each in report.aside(why))

    @property
    def words(self) -> int:
        """The words of all drafts."""
        return sum(report.dossier.document.words for report in self.reports)
