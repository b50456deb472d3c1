"""What a draft, or the run, fails, in words for every format."""

from __future__ import annotations

from onrecord.domain import Document, Failure, Hold, Report, Span
from onrecord.reporters._places import has_lines
from onrecord.reporters._safe import safe
from onrecord.reporters._verdict import hold_reason

ON_HOLD = "on-hold"
"""What a hold that does not fail the check is called where a failed requirement has the name of its setting."""


def reason(report: Report, failure: Failure) -> str:
    """Return why the draft fails, as a clause: "the backing score is 54, below the required 60"."""
    return f"on hold: {hold_reason(report.dossier, failure.hold)}" if failure.hold else failure.reason


def holds(report: Report) -> tuple[Hold, ...]:
    """Return the holds that do not fail the check, since fail-on-hold is off. Every format reports them."""
    score = report.dossier.score
    return score.holds if score and not report.required.fail_on_hold else ()


def hold_told(report: Report, hold: Hold) -> str:
    """Return the hold as a clause: "on hold: an accusation rests on an unnamed source (line 7)"."""
    return safe(f"on hold: {hold_reason(report.dossier, hold)}")


def hold_rule(hold: Hold) -> str:
    """Return what a hold is called where a finding has the code and name of its rule: "G1 on-hold"."""
    return f"{hold.gate.value} {ON_HOLD}"


def briefly(report: Report) -> list[str]:
    """Return each requirement that is not met, once, with its setting; for where the verdict tells of the holds."""
    told = ((failure.reason, failure.setting) for failure in report.unmet)
    return [f"{because} ({setting})" for because, setting in dict.fromkeys(told)]


def not_scored(report: Report) -> str | None:
    """Return that a required score was not tested, as a clause: the draft makes too few claims to have one."""
    required, score = report.required.min_score, report.dossier.score
    if required is None or (score and score.backing is not None):
        return None
    return f"the draft makes too few claims to score, so the required {required} was not tested"


def headed(failure: Failure, because: str) -> str:
    """Return the reason with its setting: "min-score: the backing score is 54, below the required 60"."""
    return safe(f"{failure.setting}: {because}")


def where(document: Document, span: Span | None) -> tuple[int, int]:
    """Return the first and last line to point at; the first line of the file where it has no lines of its own."""
    at = document.locate(span or document.top)
    return (at.line, at.end_line) if has_lines(document) else (1, 1)
