"""The arithmetic, by hand and by properties; no text is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.assess.rubric import backing, level, standard, weighed
from onrecord.domain import Assertion, BackingLabel, ClaimClass, Effect, Evidence, Span
from onrecord.errors import SettingsError

HERE = Span(0, 1)
RUBRIC = standard()


def start(points: int) -> Evidence:
    return Evidence("person", Effect.START, points, "because", HERE)


def move(points: int) -> Evidence:
    return Evidence("other", Effect.RAISE if points > 0 else Effect.LOWER, points, "because", HERE)


def assertion(claim_class: ClaimClass, *evidence: Evidence, in_headline: bool = False) -> Assertion:
    return weighed(RUBRIC, Assertion((HERE,), claim_class, evidence=evidence, in_headline=in_headline))


STARTS = st.integers(0, 4).map(start)
MOVES = st.sampled_from([-1, 1]).map(move)
EVIDENCE = st.lists(STARTS | MOVES, max_size=8)
SCORED = st.sampled_from([ClaimClass.ROUTINE, ClaimClass.CHECKABLE, ClaimClass.ALLEGATION])


def test_the_worked_example_adds_up_to_the_digit():
    rows = [
        assertion(ClaimClass.ALLEGATION, start(0), move(-1)),
        assertion(ClaimClass.CHECKABLE, start(4)),
        assertion(ClaimClass.CHECKABLE, start(2)),
        assertion(ClaimClass.ALLEGATION, start(1)),
        assertion(ClaimClass.CHECKABLE, start(3)),
        assertion(ClaimClass.CHECKABLE, start(0)),
        assertion(ClaimClass.UNSCORED),
    ]
    assert [row.level for row in rows] == [0, 4, 2, 1, 3, 0, 0]
    assert [round(row.weight * row.backing, 3) for row in rows] == [0, 2, 1.333, 0.75, 2, 0, 0]
    assert backing(RUBRIC, rows) == pytest.approx(43.45, abs=0.005)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((), 0),
        ((start(2), start(3)), 3),
        ((start(3), move(1), move(1)), 4),
        ((start(2), move(1), move(1)), 3),
        ((start(4), move(-1), move(-1), move(-1)), 2),
        ((start(1), move(-1), move(-1)), 0),
        ((start(4), move(1)), 4),
    ],
)
def test_level_is_the_best_start_adjusted_within_bounds(evidence, expected):
    assert level(RUBRIC, evidence) == expected


@given(EVIDENCE, STARTS | st.just(move(1)))
def test_more_evidence_never_lowers_a_level(evidence, more):
    assert level(RUBRIC, [*evidence, more]) >= level(RUBRIC, evidence)


@given(EVIDENCE)
def test_a_level_is_between_nothing_and_the_highest_and_order_does_not_matter(evidence):
    assert 0 <= level(RUBRIC, evidence) <= 4
    assert level(RUBRIC, evidence) == level(RUBRIC, evidence[::-1])


@given(st.lists(st.tuples(SCORED, EVIDENCE), min_size=1, max_size=8), STARTS)
def test_more_evidence_for_one_assertion_never_lowers_the_score(rows, more):
    before = [assertion(kind, *evidence) for kind, evidence in rows]
    after = [assertion(rows[0][0], *rows[0][1], more), *before[1:]]
    low, high = backing(RUBRIC, before), backing(RUBRIC, after)
    assert (low is None) == (high is None)
    assert low is None or high is None or high >= low


def test_little_is_not_scored_and_headlines_do_not_count():
    few = [assertion(ClaimClass.ALLEGATION, start(4))]
    assert backing(RUBRIC, few) is None
    headline = assertion(ClaimClass.ALLEGATION, in_headline=True)
    body = [assertion(ClaimClass.CHECKABLE, start(3)), assertion(ClaimClass.CHECKABLE, start(3))]
    assert backing(RUBRIC, [headline, *body]) == 100


@pytest.mark.parametrize(
    ("points", "label"),
    [(0, BackingLabel.UNBACKED), (1, BackingLabel.THIN), (2, BackingLabel.PARTLY), (4, BackingLabel.BACKED)],
)
def test_labels_of_an_allegation(points, label):
    assert assertion(ClaimClass.ALLEGATION, start(points)).label is label


def test_a_rubric_may_be_tightened_and_says_so():
    tight = RUBRIC.tightened({"routine": 3})
    assert tight.need["routine"] == 3
    assert tight.version == "1, tightened"
    assert RUBRIC.tightened({"routine": 2}) is RUBRIC
    loose = weighed(RUBRIC, replace(assertion(ClaimClass.ROUTINE, start(2))))
    assert weighed(tight, loose).backing < loose.backing


@pytest.mark.parametrize("needs", [{"routine": 1}, {"allegation": 5}, {"rumour": 3}])
def test_a_rubric_may_not_be_loosened(needs):
    with pytest.raises(SettingsError, match=next(iter(needs))):
        RUBRIC.tightened(needs)
