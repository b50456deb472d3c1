"""Which findings an exception sets aside, and what is wrong with exceptions: on documents made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import (
    Aside,
    Category,
    Confidence,
    Directive,
    Document,
    Finding,
    LapseKind,
    RuleInfo,
    Severity,
    Span,
    Suppression,
    Tier,
)
from onrecord.rules import rules
from onrecord.suppress import suppress
from tests.builders import document
from tests.growth import is_linear

TODAY = date(2026, 6, 30)


def info(code, name, category, default=True):
    return RuleInfo(code, name, category, Severity.WARNING, Tier.WORDS, ("x",), "", "", "", (), (), default=default)


RULES = (
    info("AN103", "no-reason", Category.ANONYMOUS_SOURCING), info("AN110", "no-comment-shield", Category.ANONYMOUS_SOURCING, False),
    info("VA203", "some-say", Category.VAGUE_ATTRIBUTION), info("SU702", "unused-suppression", Category.SUPPRESSIONS),
)  # fmt: skip
PARAGRAPHS = "One.\n\nTwo.\n\nThree.\n\nFour."
"""Blocks at 0, 6, 12 and 20."""


def finding(code, start):
    rule = next(each for each in RULES if each.code == code)
    return Finding(rule, Span(start, start + 1), "?", Severity.WARNING, Confidence.HIGH, "")


def draft(*remarks: tuple[int | Span, str], text: str = PARAGRAPHS) -> Document:
    """Remarks with their place, in order; a number is a place between blocks."""
    tail = text + "\n " * len(remarks)
    directives = tuple(
        Directive(f"onrecord: {told}", Span(len(text) + 2 * n + 1, len(text) + 2 * n + 2), at if isinstance(at, Span) else Span(at, at))
        for n, (at, told) in enumerate(remarks)
    )  # fmt: skip
    return replace(document(text), text=tail, directives=directives)


def ruled(draft, *findings, exceptions=(), chosen=RULES[:1] + RULES[2:], today=TODAY):
    return suppress(draft, findings, exceptions=exceptions, rules=RULES, chosen=chosen, today=today)


def outcome(draft, *places, code="VA203", **options):
    """Where findings still count, and the kinds of lapses."""
    counted, aside, lapses = ruled(draft, *(finding(code, place) for place in places), **options)
    assert len(counted) + len(aside) == len(places)
    assert all(each.why is Aside.SUPPRESSED and each.suppression.reason for each in aside)
    return [each.span.start for each in counted], [each.kind.value for each in lapses]


@pytest.mark.parametrize(
    ("at", "counted"),
    [
        (0, [6, 12, 20]), (4, [0, 12, 20]), (10, [0, 6, 20]), (Span(0, 3), [6, 12, 20]), (Span(8, 14), [0, 20]),
        (Span(0, 24), []),
    ],
)  # fmt: skip
def test_suppression_covers_the_blocks_it_is_anchored_to_or_the_next_one(at, counted):
    assert outcome(draft((at, 'allow VA203 reason="x"')), 0, 6, 12, 20) == (counted, [])


@pytest.mark.parametrize("rule", ["VA203", "va203", "some-say", "VA", "vague-attribution", "ALL", "AN103,VA203"])
def test_suppressed_rules_are_named_as_in_select(rule):
    assert outcome(draft((0, f'allow {rule} reason="x"')), 0)[0] == []


def test_findings_of_other_rules_are_not_suppressed():
    assert outcome(draft((0, 'allow AN reason="x"')), 0) == ([0], ["unused"])
    assert outcome(draft((0, 'allow AN reason="x"')), 0, code="AN110", chosen=RULES)[0] == [0]
    assert outcome(draft((0, 'allow ALL reason="x"')), 0, code="AN110", chosen=RULES) == ([], [])
    assert outcome(draft((0, 'allow AN110 reason="x"')), 0, code="AN110", chosen=RULES) == ([], [])


def test_file_scope_covers_the_whole_file_from_anywhere():
    assert outcome(draft((20, 'allow VA203 reason="x" scope=file')), 0, 6, 12, 20) == ([], [])


@pytest.mark.parametrize(
    ("start", "end", "counted"),
    [
        (0, 20, [20]), (4, 11, [0, 12, 20]), (4, Span(12, 14), [0, 20]), (Span(6, 8), 24, [0]), (25, 25, [0, 6, 12, 20]),
        (4, 4, [0, 6, 12, 20]),
    ],
)  # fmt: skip
def test_range_covers_the_blocks_between_start_and_end(start, end, counted):
    told = draft((start, 'allow VA203 reason="x" scope=range'), (end, "end"))
    assert outcome(told, 0, 6, 12, 20) == (counted, ["unused"] if len(counted) == 4 else [])


def test_end_closes_the_innermost_open_range():
    told = draft(
        (0, 'allow VA203 reason="outer" scope=range'), (4, 'allow AN103 reason="inner" scope=range'), (10, "end"), (18, "end")
    )  # fmt: skip
    findings = [finding(code, at) for at in (0, 6, 12, 20) for code in ("AN103", "VA203")]
    counted, aside, lapses = ruled(told, *findings)
    assert [(each.rule.code, each.span.start) for each in counted] == [
        ("AN103", 0), ("AN103", 12), ("AN103", 20), ("VA203", 20),
    ]  # fmt: skip
    assert {each.suppression.reason for each in aside} == {"outer", "inner"}
    assert not lapses


@pytest.mark.parametrize(
    "remarks",
    [
        [(0, 'allow VA203 reason="x" scope=range')], [(0, "end")], [(0, 'allow VA230 reason="x"')], [(0, 'allow VA203,XX1 reason="x"')],
        [(0, 'allow SU702 reason="x"')], [(0, 'allow suppressions reason="x"')], [(0, "alow VA203")], [(24, "end"), (0, "")],
    ],
)  # fmt: skip
def test_malformed_directive_suppresses_nothing_and_is_reported(remarks):
    counted, lapses = outcome(draft(*remarks), 0, 6, 12, 20)
    assert counted == [0, 6, 12, 20]
    assert lapses == ["malformed"] * len(remarks)


def test_directive_without_a_reason_suppresses_nothing():
    assert outcome(draft((0, "allow VA203")), 0) == ([0], ["unreasoned"])


@pytest.mark.parametrize(("today", "holds"), [(date(2026, 6, 29), True), (TODAY, True), (date(2026, 7, 1), False)])
def test_suppression_holds_through_its_last_day(today, holds):
    told = draft((0, 'allow VA203 reason="x" until=2026-06-30'))
    assert outcome(told, 0, today=today) == (([], []) if holds else ([0], ["expired"]))


def test_expired_suppression_is_not_also_reported_as_unused():
    assert outcome(draft((0, 'allow VA203 reason="x" until=2026-01-01'))) == ([], ["expired"])


def test_suppression_is_unused_only_for_rules_that_ran():
    told = draft((0, 'allow AN103,VA203 reason="x"'))
    assert outcome(told, 0, chosen=RULES[2:3]) == ([], [])
    _, _, (lapse,) = ruled(told, finding("VA203", 0))
    assert lapse.because == "This suppression for AN103 matches no finding. Remove it."
    assert outcome(draft((0, 'allow ALL reason="x"')), chosen=RULES[2:3]) == ([], [])
    assert outcome(draft((0, 'allow ALL reason="x"'))) == ([], ["unused"])


def test_suppression_in_the_settings_covers_the_draft_and_is_never_unused():
    allowed = Suppression(("VA",), "not reopened")
    assert outcome(draft(), 0, 20, exceptions=[allowed]) == ([], [])
    assert outcome(draft(), exceptions=[allowed]) == ([], [])


def test_expired_suppression_in_the_settings_is_reported_at_its_finding():
    allowed = Suppression(("VA203",), "not reopened", until=date(2026, 1, 31))
    counted, _, (lapse,) = ruled(draft(), finding("VA203", 12), exceptions=[allowed])
    assert (len(counted), lapse.kind, lapse.span) == (1, LapseKind.EXPIRED, Span(12, 13))
    assert "in the settings" in lapse.because
    assert ruled(draft(), exceptions=[allowed])[2] == ()


def test_finding_shows_the_nearest_of_its_suppressions():
    told = draft((0, 'allow VA203 reason="file" scope=file'), (4, 'allow VA203 reason="block"'))
    _, aside, lapses = ruled(told, finding("VA203", 0), finding("VA203", 6), exceptions=[Suppression(("VA",), "far")])
    assert [each.suppression.reason for each in aside] == ["file", "block"]
    assert not lapses


PLACES = st.sampled_from([0, 4, 6, 10, 12, 18, 20, 24])


@given(
    st.lists(st.tuples(PLACES, st.sampled_from(["AN103", "VA", "ALL"]), st.sampled_from(["block", "range", "file"]))),
    st.lists(PLACES, max_size=3),
    st.lists(st.tuples(st.sampled_from(["AN103", "VA203"]), st.sampled_from([0, 6, 12, 20])), max_size=8),
)
def test_every_finding_is_kept_or_suppressed_by_a_directive_for_its_rule(remarks, ends, found):
    told = [(at, f'allow {rule} reason="x" scope={scope}') for at, rule, scope in remarks] + [
        (at, "end") for at in ends
    ]
    findings = [finding(code, at) for code, at in sorted(found, key=lambda each: each[1])]
    counted, aside, lapses = ruled(draft(*sorted(told)), *findings)
    assert sorted(map(id, [*counted, *(each.finding for each in aside)])) == sorted(map(id, findings))
    for each in aside:
        assert any(each.finding.rule.answers_to(name) for name in each.suppression.rules)
    scopes = {scope for _, _, scope in remarks}
    if not remarks or (scopes == {"range"} and not ends):
        assert not aside
    assert sum(each.kind is LapseKind.MALFORMED for each in lapses) == _unpaired(sorted(told))


def _unpaired(told):
    """Ranges and ends without the other."""
    depth = bad = 0
    for _, each in told:
        if each == "end":
            bad += depth == 0
            depth = max(0, depth - 1)
        elif each.endswith("range"):
            depth += 1
    return bad + depth


@pytest.mark.parametrize(
    "told",
    [
        'allow ALL reason="x" scope=range',
        'allow AN,VA,ALL reason="x" scope=file',
        "end",
        "allow",
        'allow VA203 reason="x"',
    ],
)
def test_thousands_of_directives_are_applied_in_linear_time(told):
    def piece(size):
        many = draft(*((9 * number, told) for number in range(size)), text="\n\n".join(["A word."] * size))
        findings = [finding("VA203", 9 * number) for number in range(size)]
        return lambda: ruled(many, *findings)

    assert is_linear(piece, 1_250)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("some-says", "; did you mean some-say?"), ("SomeSay", "; did you mean some-say?"), ("some_say", "; did you mean some-say?"), ("va2o3", "; did you mean VA203?"),
        ("vague-atribution", "; did you mean vague-attribution?"), ("zzz", "; `onrecord rule` lists them."),
    ],
)  # fmt: skip
def test_a_rule_that_does_not_exist_is_met_with_the_nearest_that_does(name, hint):
    _, _, lapses = suppress(
        draft((0, f'allow {name} reason="x"')),
        (),
        exceptions=(),
        rules=[each.info for each in rules()],
        chosen=(),
        today=TODAY,
    )
    assert [each.because.endswith(f"but there is no such rule{hint}") for each in lapses] == [True]
