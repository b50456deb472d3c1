"""The article's number: a sum over what stands behind the weight, and the interval around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import audit
from onrecord.assess.burden import CHARGED, accusing
from onrecord.assess.interval import interval
from onrecord.assess.points import BACKED, BARE, OWN_FACTS, OWN_VIEWS, SHORT, points_of, shares, weights
from onrecord.domain import Assertion, Burden, ClaimClass, Span, Support
from tests.builders import certain


def assertion(burden: Burden, level: int = 0, support: Support = Support.OWN_WORDS) -> Assertion:
    return Assertion((Span(0, 1),), ClaimClass.CHECKABLE, level=level, support=support, **certain(burden))


ANY = st.builds(
    assertion,
    st.sampled_from([Burden.TOLD, Burden.ASK, Burden.JUDGEMENT, Burden.ACCUSATION]),
    st.integers(0, 4),
    st.sampled_from(Support),
)


def test_weight_is_shared_out_by_what_stands_behind_it():
    found = shares(
        [
            assertion(Burden.ASK, 2, Support.SOURCED),
            assertion(Burden.ASK, 0, Support.BARE),
            assertion(Burden.ASK),
            assertion(Burden.ACCUSATION),
        ]
    )
    assert {name: round(9 * share, 3) for name, share in found.items() if share} == {
        BACKED: 1.333, SHORT: 0.667, BARE: 2, OWN_FACTS: 2, OWN_VIEWS: 3,
    }  # fmt: skip


@given(st.lists(ANY, min_size=1))
def test_shares_make_a_whole(rows):
    assert sum(shares(rows).values()) == pytest.approx(1)


@given(ANY)
def test_a_full_source_behind_a_line_never_lowers_its_points(one):
    best = replace(one, level=4, support=Support.SOURCED)
    assert points_of(best) == pytest.approx(weights().points[BACKED])
    assert points_of(one) <= points_of(best)


@given(st.lists(ANY, min_size=1), st.floats(0, 100))
def test_the_score_lies_within_its_interval(rows, value):
    low, high = interval(rows, value)
    assert 0 <= low <= value <= high <= 100


def test_figures_add_up_to_the_score():
    draft = (
        "Dam fails\n\nThe dam cost £40 million more than planned, the Audit Office said. It was the worst loss in a "
        "decade, sources said. A second dam will cost £90 million, said Ivy Lund, the transport minister."
    )
    score = audit(draft.encode(), "draft.txt").dossier.score
    assert score.backing == pytest.approx(sum(figure.value * figure.weight for figure in score.figures))


def test_a_charge_by_name_is_an_accusation_and_the_rest_keeps_its_proportions():
    found = accusing((0.2, 0.2, 0.4, 0.0, 0.2))
    assert found[4] == CHARGED
    assert sum(found) == pytest.approx(1)
    assert found[2] == pytest.approx(2 * found[1])
    assert accusing((0.1, 0, 0, 0, 0.9))[4] == 0.9


POLL = (
    "Voters want the dam\n\nMost voters want the dam, according to a Vale University poll released on Tuesday. Nearly eight in 10 "
    "older voters said they had made up their mind. Lee leads Poole by 50 percent to 44 percent."
)


def test_those_polled_and_results_are_backed_by_a_poll_that_is_named():
    found = audit(POLL.encode(), "draft.txt").dossier
    assert [each.level for each in found.assertions if each.scored] == [4, 4, 4]
    nameless = POLL.replace("a Vale University poll released on Tuesday", "a poll")
    found = audit(nameless.encode(), "draft.txt").dossier
    assert all(each.level < 2 for each in found.assertions if each.scored)
