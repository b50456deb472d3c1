"""Golden drafts: the same facts, sourced better and worse; the score orders them as an editor would."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord import audit
from onrecord.domain import ClaimClass, Gate

DRAFTS = Path(__file__).parent / "drafts"
STORIES = {
    story: sorted(DRAFTS.glob(f"{story}-*.txt")) for story in ("bridge", "clinic", "lottery", "harbour")
}  # from the best sourced to the worst


def score(path: Path):
    found = audit(path).dossier.score
    assert found is not None
    return found


@pytest.mark.parametrize("story", STORIES)
def test_better_sourcing_scores_better(story):
    found = [score(path).backing for path in STORIES[story]]
    assert len(found) >= 2
    assert all(better > worse for better, worse in pairwise(found)), found


@pytest.mark.parametrize("story", STORIES)
def test_better_sourcing_leans_less_on_the_unnamed(story):
    found = [score(path).anonymous_reliance for path in STORIES[story]]
    assert found[0] == 0
    assert found[-1] > 0.9


@pytest.mark.parametrize("story", STORIES)
def test_the_worst_draft_is_held_and_can_be_mended(story):
    worst = score(STORIES[story][-1])
    assert worst.holds
    assert worst.best_fix is not None
    assert worst.best_fix.gain > 0


@pytest.fixture(scope="module")
def worked():
    return audit(DRAFTS / "worked_example.txt").dossier


def test_the_worked_example_has_the_rulebooks_assertions(worked):
    rows = [(each.claim_class, each.level, each.need) for each in worked.assertions if not each.in_headline]
    unscored, checkable, allegation = ClaimClass.UNSCORED, ClaimClass.CHECKABLE, ClaimClass.ALLEGATION
    assert rows == [
        (allegation, 0, 4),
        (checkable, 4, 3),
        (checkable, 2, 3),
        (allegation, 1, 4),
        (checkable, 3, 3),
        (checkable, 0, 3),
        (unscored, 0, 0),
    ]


def test_the_worked_example_has_the_rulebooks_score(worked):
    found = worked.score
    assert found.weight == 14
    assert round(found.backing) == 43
    assert round(100 * found.anonymous_reliance) == 57
    assert found.unattributed == 0
    assert (found.identified_sources, found.band) == (3, "2–3")


def test_the_worked_example_has_the_rulebooks_holds_and_fix(worked):
    found = worked.score
    assert [hold.gate for hold in found.holds] == [Gate.ALLEGATION, Gate.HEADLINE]
    numbers = [
        at for at, each in enumerate(worked.assertions) if each.claim_class is ClaimClass.ALLEGATION and each.scored
    ]
    assert list(found.holds[0].assertions) == numbers
    assert found.best_fix.assertions == (numbers[0],)
    assert (round(found.best_fix.gain), round(found.best_fix.score)) == (21, 65)


def test_the_worked_example_has_the_rulebooks_findings():
    codes = {finding.rule.code for finding in audit(DRAFTS / "worked_example.txt").findings}
    assert codes >= {"AN101", "AN103", "AN107", "AN108", "AN109", "VA201", "EV405"}
