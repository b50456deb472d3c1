"""What prepares labels of burdens and scores: the ledger, packets, votes."""

import json
import random
import runpy
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "burden"
sys.path.append(str(FOLDER))

from draw import CREDITED, REPORTED, chosen, part  # noqa: E402
from ledger import ledger  # noqa: E402

packets, votes = (runpy.run_path(str(FOLDER / f"{name}.py")) for name in ("packets", "votes"))


def test_no_article_has_two_uses():
    parts = part("burden", "train"), part("burden", "test"), part("score-test"), ledger()["reserved"]
    assert all(parts)
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_only_collections_that_may_be_trained_on_train():
    assert {name.partition("/")[0] for name in part("burden", "train")} == {"mixed", "world", "polnear", "own-copy"}


def test_an_article_with_few_lines_of_one_kind_gives_more_of_the_other():
    lines = [{"parts": [(at, at + 1)], "credited": at < 2} for at in range(40)]
    taken = chosen(lines, random.Random(1))
    assert len(taken) == REPORTED + CREDITED
    assert sum(row["credited"] for row in taken) == 2


def test_a_mark_in_two_parts_bears_its_number_at_each():
    marks = [{"c": 7, "parts": [(0, 3), (8, 11)]}, {"c": 8, "parts": [(12, 15)]}]
    assert packets["marked"]("one two six ten", marks) == "⟦7: one⟧ two ⟦7: six⟧ ⟦8: ten⟧"


def test_a_mark_within_another_takes_no_character_twice():
    marks = [{"c": 1, "parts": [(0, 7)]}, {"c": 2, "parts": [(4, 11)]}]
    assert packets["marked"]("one two six", marks) == "⟦1: one two⟧⟦2:  six⟧"


def test_complete_votes_have_no_problems():
    lines = [
        json.dumps({"c": 1, "burden": "ask", "backed": 3, "sure": True}),
        json.dumps({"c": 2, "burden": "none", "sure": False}),
        json.dumps({"a": 5, "score": None}),
    ]
    assert votes["problems"](lines, [1, 2], [5], whole=False) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"c": 1, "burden": "ask", "sure": True}, "backed is None"),
        ({"c": 1, "burden": "claim", "backed": 1, "sure": True}, "burden is 'claim'"),
        ({"c": 1, "burden": "none"}, "sure is None"),
        ({"c": 1, "burden": "told", "backed": 5, "sure": True}, "backed is 5"),
        ({"c": 9, "burden": "none", "sure": True}, "c 9 is not in the packet"),
        ({"a": 5, "score": 101, "low": 1, "high": 2, "holds": []}, "score is 101"),
        ({"a": 5, "score": 50, "low": 1, "high": 2, "holds": ["G9"]}, "holds is ['G9']"),
    ],
)
def test_wrong_votes_are_told(line, problem):
    assert any(problem in told for told in votes["problems"]([json.dumps(line)], [1], [5], whole=True))


def test_missing_and_double_votes_are_told():
    line = json.dumps({"c": 1, "burden": "none", "sure": True})
    assert votes["problems"]([line, line], [1, 2], [], whole=False) == ["c 2: no vote", "c 1: 2 votes"]


def test_votes_become_shares_and_doubt_makes_them_softer():
    sure, unsure = ({"burden": "ask", "sure": one} for one in (True, False))
    assert sum(votes["soft"]([sure, unsure])) == pytest.approx(1, abs=0.001)
    at = votes["BURDENS"].index("ask")
    assert votes["soft"]([sure])[at] > votes["soft"]([sure, unsure])[at] > votes["soft"]([unsure])[at] > 0.5


def test_agreement_beyond_chance():
    assert votes["kappa"]([("ask", "ask"), ("none", "none")]) == 1
    assert votes["kappa"]([("ask", "none"), ("none", "ask")]) == -1
