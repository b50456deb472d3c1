"""Findings of several rules in one phrase."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord import audit
from onrecord.domain import Category, Confidence, Finding, Severity, Span, one_a_phrase
from onrecord.rules import rules
from onrecord.settings import Settings

INFOS = [rule.info for rule in rules() if rule.info.category is not Category.SUPPRESSIONS]
BUILDER = """\
# Marina to be sold

Insiders say that the marina has been sold. Its owner, Nell Ferris, was out on Friday.
"""


def finding(code, start, end):
    info = next(rule for rule in INFOS if rule.code == code)
    return Finding(info, Span(start, end), "?", info.severity, Confidence.HIGH, "", fingerprint=f"{code}{start}")


def test_one_phrase_is_one_finding_and_the_worst_leads():
    (only,) = one_a_phrase([finding("AN109", 0, 8), finding("AN103", 0, 8), finding("AN101", 0, 8)])
    assert only.codes == ("AN101", "AN103", "AN109")
    assert only.severity is Severity.ERROR


def test_a_word_within_a_headline_or_a_long_question_is_a_phrase_of_its_own():
    assert len(one_a_phrase([finding("HB602", 0, 60), finding("LI304", 20, 27)])) == 2


def test_a_source_within_a_longer_phrase_for_it_is_the_same_phrase():
    (only,) = one_a_phrase([finding("VA209", 0, 25), finding("VA203", 13, 17)])
    assert set(only.codes) == {"VA209", "VA203"}


def test_a_loaded_word_within_a_long_question_is_a_phrase_of_its_own():
    assert len(one_a_phrase([finding("LI303", 0, 60), finding("LI304", 20, 27)])) == 2


def test_phrases_that_only_touch_stay_two():
    assert len(one_a_phrase([finding("AN101", 0, 8), finding("LI304", 8, 15)])) == 2


def test_what_the_evidence_says_is_told_by_itself():
    assert len(one_a_phrase([finding("VF803", 4, 8), finding("EV402", 4, 8)])) == 2


def test_a_rule_that_stops_twice_in_a_phrase_is_told_twice():
    assert len(one_a_phrase([finding("VA204", 0, 9), finding("VA204", 3, 9)])) == 2


@given(st.lists(st.builds(
    lambda info, start, length: Finding(info, Span(start, start + length), "?", info.severity, Confidence.LOW, ""),
    st.sampled_from(INFOS), st.integers(0, 600), st.integers(1, 90),
), max_size=25))  # fmt: skip
def test_no_finding_is_lost_or_told_twice_and_severity_never_falls(findings):
    once = one_a_phrase(findings)
    parts = [part for one in once for part in one.parts]
    assert sorted((part.rule.code, part.span) for part in parts) == sorted(
        (one.rule.code, one.span) for one in findings
    )
    assert all(one.severity >= other.severity and one.span.overlaps(other.span) for one in once for other in one.also)


def test_exception_for_one_of_the_rules_leaves_the_others():
    everything = Settings(min_confidence=0)
    (before,) = (one for one in audit(BUILDER, "a.md", settings=everything).findings if one.rule.code == "AN101")
    assert {"AN103", "AN109"} <= set(before.codes)
    allowed = BUILDER.replace("Insiders", '<!-- onrecord: allow AN101,AN109 reason="known to the desk" -->\nInsiders')
    after = audit(allowed, "a.md", settings=everything)
    (left,) = (one for one in after.findings if one.span.of(after.dossier.document.text) == "Insiders")
    assert left.rule.code == "AN103"
    assert set(left.codes) == set(before.codes) - {"AN101", "AN109"}
    (aside,) = after.set_aside
    assert set(aside.finding.codes) == {"AN101", "AN109"}
