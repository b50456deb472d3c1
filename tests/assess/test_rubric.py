"""The arithmetic, by hand and by properties; no text is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.assess.rubric import backing, level, staked, standard
from onrecord.domain import Assertion, BackingLabel, Burden, ClaimClass, Effect, Evidence, Message, Span
from onrecord.errors import SettingsError

HERE = Span(0, 1)
RUBRIC = standard()


def start(points: int) -> Evidence:
    return Evidence("person", Effect.START, points, Message.of("seen"), HERE)


def move(points: int) -> Evidence:
    return Evidence("other", Effect.RAISE if points > 0 else Effect.LOWER, points, Message.of("seen"), HERE)


def assertion(burden: Burden, *evidence: Evidence, in_headline: bool = False, rubric=RUBRIC, p: float = 1) -> Assertion:
    """An assertion with that burden at probability `p`, and else with none."""
    shares = tuple((1 - p if each is Burden.NONE else 0) + (p if each is burden else 0) for each in Burden)
    if burden is Burden.NONE:
        shares = (1.0, 0.0, 0.0, 0.0, 0.0)
    made = Assertion((HERE,), ClaimClass.UNSCORED, evidence=evidence, in_headline=in_headline, burdens=shares)
    return replace(staked(rubric, made), level=level(rubric, evidence))


STARTS = st.integers(0, 4).map(start)
MOVES = st.sampled_from([-1, 1]).map(move)
EVIDENCE = st.lists(STARTS | MOVES, max_size=8)
SCORED = st.sampled_from([Burden.TOLD, Burden.ASK, Burden.ACCUSATION])


def test_the_worked_example_adds_up_to_the_digit():
    rows = [
        assertion(Burden.ACCUSATION, start(0), move(-1)),
        assertion(Burden.ASK, start(4)),
        assertion(Burden.ASK, start(2)),
        assertion(Burden.ACCUSATION, start(1)),
        assertion(Burden.ASK, start(3)),
        assertion(Burden.ASK, start(0)),
        assertion(Burden.NONE),
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
    few = [assertion(Burden.ACCUSATION, start(4))]
    assert backing(RUBRIC, few) is None
    headline = assertion(Burden.ACCUSATION, in_headline=True)
    body = [assertion(Burden.ASK, start(3)), assertion(Burden.ASK, start(3))]
    assert backing(RUBRIC, [headline, *body]) == 100


@pytest.mark.parametrize(
    ("points", "label"),
    [(0, BackingLabel.UNBACKED), (1, BackingLabel.THIN), (2, BackingLabel.PARTLY), (4, BackingLabel.BACKED)],
)
def test_labels_of_an_allegation(points, label):
    assert assertion(Burden.ACCUSATION, start(points)).label is label


def test_a_rubric_may_be_tightened_and_says_so():
    tight = RUBRIC.tightened({"routine": 3})
    assert tight.need["told"] == 3
    assert tight.version == "2, tightened"
    assert RUBRIC.tightened({"routine": 2}) is RUBRIC
    loose, strict = (assertion(Burden.TOLD, start(2), rubric=rubric) for rubric in (RUBRIC, tight))
    assert strict.backing < loose.backing


def test_probabilities_weigh_and_what_hardly_needs_a_source_is_not_scored():
    doubtful = assertion(Burden.ASK, start(1), p=0.6)
    assert doubtful.weight == pytest.approx(1.2)
    assert doubtful.backing == pytest.approx(1 / 3)
    assert not assertion(Burden.ASK, start(1), p=0.29).scored


def test_an_assertion_of_two_possible_burdens_is_backed_by_both():
    made = Assertion((HERE,), ClaimClass.UNSCORED, burdens=(0.2, 0.0, 0.5, 0.0, 0.3), level=3)
    known = replace(staked(RUBRIC, made), level=3)
    assert known.burden is Burden.ASK
    assert known.weight == pytest.approx(0.5 * 2 + 0.3 * 3)
    assert known.backing == pytest.approx((0.5 * 2 * 1 + 0.3 * 3 * 0.75) / 1.9)


@pytest.mark.parametrize("needs", [{"routine": 1}, {"allegation": 5}, {"rumour": 3}])
def test_a_rubric_may_not_be_loosened(needs):
    with pytest.raises(SettingsError, match=next(iter(needs))):
        RUBRIC.tightened(needs)
