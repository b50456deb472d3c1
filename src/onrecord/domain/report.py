"""What an audit gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.domain.dossier import Dossier
from onrecord.domain.finding import Finding
from onrecord.domain.requirement import Failure, Growth, Requirements, unmet
from onrecord.domain.rule import Severity
from onrecord.domain.score import Score
from onrecord.domain.suppression import Aside, SetAside

_USUAL = Requirements()


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
    doubtful: int = 0
    """How many more findings there would be with those that an editor would probably not keep."""
    before: Score | None = None
    """The score of the version that this one is compared with, if there is one."""
    required: Requirements = _USUAL
    """What the draft must meet."""
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
        return tuple(set_aside for set_aside in self.set_aside if set_aside.why is why)

    @property
    def unmet(self) -> tuple[Failure, ...]:
        """What is required of the draft beside its findings, and not met."""
        return tuple(unmet(self.required, self.dossier.score, self.fall, self.dossier.document.top))


@dataclass(frozen=True, slots=True)
class Audit:
    """One run: the drafts that were audited, in order, and the inputs that could not or need not be."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...] = ()
    unchanged: tuple[str, ...] = ()
    """Drafts that were passed over, for they are what they were in the version that is compared with."""
    max_warnings: int | None = None
    """How many warnings may pass; None: none, where a warning fails at all."""
    grown: tuple[Growth, ...] = ()
    """The rules that find more than a ratchet allows."""
    passed_over: tuple[Skipped, ...] = ()
    """Files found in folders that look like drafts and cannot be read: told, and no reason to fail."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all drafts."""
        return tuple(finding for report in self.reports for finding in report.findings)

    def aside(self, why: Aside) -> tuple[SetAside, ...]:
        """Those of all drafts that are set aside for that reason."""
        return tuple(set_aside for report in self.reports for set_aside in report.aside(why))

    @property
    def words(self) -> int:
        """The words of all drafts."""
        return sum(report.dossier.document.words for report in self.reports)

    @property
    def reasons(self) -> tuple[tuple[Failure, ...], ...]:
        """For each draft, in order, every reason why it fails the check: its findings that count, then the rest."""
        failing = [
            [finding for finding in one.findings if finding.severity >= one.required.fail_on] for one in self.reports
        ]
        warnings = sum(failure.severity is Severity.WARNING for found in failing for failure in found)
        if self.max_warnings is not None and warnings <= self.max_warnings:
            failing = [[failure for failure in found if failure.severity is not Severity.WARNING] for found in failing]
        return tuple(
            (*_of_findings(one, report), *one.unmet) for one, report in zip(self.reports, failing, strict=True)
        )

    @property
    def overall(self) -> tuple[Failure, ...]:
        """Why findings fail the run as a whole: there are too many warnings, or more than a ratchet allows."""
        failing = [finding for reasons in self.reasons for one in reasons for finding in one.findings]
        names = {reason.rule.code: reason.rule.name for reason in failing}
        warnings = sum(reason.severity is Severity.WARNING for reason in failing)
        failures = [
            Failure("ratchet", f"{growth.rule} {names[growth.rule]}: {growth.now} now, {growth.before} in the baseline")
            for growth in self.grown
            if growth.rule in names
        ]
        if self.max_warnings is not None and warnings:
            allowed = f"{self.max_warnings} {'is' if self.max_warnings == 1 else 'are'} allowed"
            failures.append(Failure("max-warnings", f"there are {warnings} warnings, and at most {allowed}"))
        return tuple(failures)

    @property
    def failed(self) -> bool:
        """Whether the check fails: there is a reason, and only then."""
        return any(self.reasons)


def _of_findings(report: Report, failing: list[Finding]) -> tuple[Failure, ...]:
    if not failing:
        return ()
    counted = f"{len(failing)} finding{'' if len(failing) == 1 else 's'}"
    level = report.required.fail_on.label
    level = f"of severity {level}" + ("" if level == "error" else " or worse")
    return (Failure("fail-on", f"{counted} {level}", failing[0].span, findings=tuple(failing)),)
