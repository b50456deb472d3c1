"""Arithmetic of precision, recall and F1."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.domain import ClaimClass
from onrecord.evaluation.scores import Tally, f1_of_label, share

ROUTINE, CHECKABLE, ALLEGATION = ClaimClass.ROUTINE, ClaimClass.CHECKABLE, ClaimClass.ALLEGATION


def test_tallies_add_up_and_have_rates():
    tally = Tally(predicted=4, correct=3, gold=6, matched=3)
    tally += Tally(predicted=1, correct=1, gold=2, matched=1)
    assert (tally.precision, tally.recall) == (0.8, 0.5)
    assert tally.f1 == pytest.approx(2 * 0.8 * 0.5 / 1.3)


def test_rates_of_nothing_are_zero():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)
    assert share([]) == 0


def test_f1_of_a_label_counts_confusions_in_both_directions():
    confusion = Counter({(ROUTINE, ROUTINE): 2, (ROUTINE, CHECKABLE): 1, (ALLEGATION, ROUTINE): 1})
    assert f1_of_label(confusion, ROUTINE) == pytest.approx(2 * 2 / (3 + 3))
    assert f1_of_label(confusion, CHECKABLE) == 0
    assert f1_of_label(confusion, ClaimClass.UNSCORED) == 0


def test_share_is_that_of_true_values():
    assert share([True, False, True, True]) == 0.75
