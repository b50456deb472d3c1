"""What a draft, or the run, fails, in words for every format."""

from __future__ import annotations

from onrecord.domain import Document, Failure, Report
from onrecord.reporters._places import has_lines
from onrecord.reporters._safe import safe
from onrecord.reporters._verdict import hold_reason


def reason(report: Report, failure: Failure) -> str:
    """Return why the draft fails, as a clause: "the backing score is 54, below the required 60"."""
    return f"on hold: {hold_reason(report.dossier, failure.hold)}" if failure.hold else failure.reason


def briefly(report: Report) -> list[str]:
    """Return each requirement that is not met, once, with its setting; for where the verdict tells of the holds."""
    told = (("the draft is on hold" if each.hold else each.reason, each.setting) for each in report.unmet)
    return [f"{because} ({setting})" for because, setting in dict.fromkeys(told)]


def headed(failure: Failure, because: str) -> str:
    """Return the reason with its setting: "min-score: the backing score is 54, below the required 60"."""
    return safe(f"{failure.setting}: {because}")


def where(document: Document, failure: Failure) -> tuple[int, int]:
    """Return the first and last line to point at; the first line of the file where it has no lines of its own."""
    at = document.locate(failure.at or document.top)
    return (at.line, at.end_line) if has_lines(document) else (1, 1)
