"""Why a check fails: every reason, and only reasons that there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Audit, Confidence, Gate, Growth, Hold, Message, Report, Requirements, Score, Severity, Span
from tests.reporters.audits import many, report

HOLD = Hold(Gate.SPEAKER, Message.of("quotation-without-speaker"), Span(0, 4))


def scored(backing: float | None, *holds: Hold, before: float | None = None, **required) -> Report:
    one = report("Lee says so.")
    score = Score(backing, 3, 6, 0.0, 0.0, 1, "1", 1.0, holds)
    dossier = replace(one.dossier, score=score)
    return replace(
        one, dossier=dossier, before=replace(score, backing=before) if before is not None else None,
        required=Requirements(**required),
    )  # fmt: skip


def with_severities(*severities: Severity, **required) -> Report:
    found = many("Some say.", "Some", {(severity, Confidence.HIGH): 1 for severity in severities})
    return replace(found, required=Requirements(**required))


@pytest.mark.parametrize(
    ("one", "reasons"),
    [
        (scored(59.96, min_score=60), ["the backing score is 59.9, below the required 60"]),
        (scored(60.0, min_score=60), []),
        (scored(None, min_score=60), []),
        (scored(54.0, before=60.02, max_score_drop=6), ["the backing score fell by 6.1 points since the base version; at most 6 are allowed"]),
        (scored(54.0, before=60.0, max_score_drop=6), []),
        (scored(54.0, max_score_drop=0), []),
        (scored(99.0, HOLD, fail_on_hold=True), ["the draft is on hold"]),
        (scored(99.0, HOLD), []),
        (scored(10.0, HOLD, min_score=20, fail_on_hold=True), ["the backing score is 10, below the required 20", "the draft is on hold"]),
    ],
)  # fmt: skip
def test_each_unmet_requirement_gives_a_reason(one, reasons):
    assert [each.reason for each in one.unmet] == reasons
    assert Audit((one,)).failed is bool(reasons)


def test_findings_below_fail_on_give_no_reason():
    assert not Audit((with_severities(Severity.INFO),)).failed
    assert not Audit((with_severities(Severity.WARNING, fail_on=Severity.ERROR),)).failed
    (reasons,) = Audit((with_severities(Severity.INFO, Severity.WARNING, Severity.ERROR),)).reasons
    assert [each.reason for each in reasons] == ["2 findings of severity warning or worse"]
    assert [each.severity for each in reasons[0].findings] == [Severity.WARNING, Severity.ERROR]


def test_warnings_pass_up_to_max_warnings_in_the_whole_run():
    two = (with_severities(Severity.WARNING), with_severities(Severity.WARNING))
    assert not Audit(two, max_warnings=2).failed
    audit = Audit(two, max_warnings=1)
    assert audit.failed
    assert [each.reason for each in audit.overall] == ["there are 2 warnings, and at most 1 is allowed"]
    with_error = Audit((with_severities(Severity.WARNING, Severity.ERROR),), max_warnings=1)
    assert [each.severity for each in with_error.reasons[0][0].findings] == [Severity.ERROR]
    assert with_error.overall == ()


def test_grown_rule_gives_a_reason_only_if_its_severity_fails():
    grown = (Growth("VA203", 1, 2), Growth("LI301", 4, 5))
    audit = Audit((with_severities(Severity.WARNING),), grown=grown)
    assert [each.reason for each in audit.overall] == ["VA203 some-say: 2 now, 1 in the baseline"]
    assert Audit((with_severities(Severity.INFO),), grown=grown).overall == ()


@given(
    st.lists(st.sampled_from(Severity), max_size=4), st.sampled_from(Severity), st.none() | st.integers(0, 100),
    st.booleans(), st.none() | st.floats(0, 100), st.booleans(), st.none() | st.integers(0, 3),
)  # fmt: skip
def test_run_fails_exactly_if_there_is_a_reason(found, fail_on, least, on_hold, backing, is_held, warnings):
    one = with_severities(*found, fail_on=fail_on, min_score=least, fail_on_hold=on_hold)
    score = Score(backing, 3, 6, 0.0, 0.0, 1, "1", 1.0, (HOLD,) if is_held else ())
    audit = Audit((replace(one, dossier=replace(one.dossier, score=score)),), max_warnings=warnings)
    assert audit.failed is any(each.reason and each.setting for reasons in audit.reasons for each in reasons)
    assert audit.failed or not audit.overall
