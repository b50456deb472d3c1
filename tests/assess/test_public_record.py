"""Acts of courts, police, prosecutors and claimants are on record: they need no other source, and hold no draft."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Gate

STORY = "News of the day\n\n{} The street was wet. The council meets in May.\n"


def levels(line):
    dossier = audit(STORY.format(line)).dossier
    found = [one for one in dossier.assertions if one.scored and one.span.start < 16 + len(line)]
    return {one.level for one in found}, {hold.gate for hold in dossier.score.holds}


@pytest.mark.parametrize(
    "line",
    [
        "A man who licked loaves in a bakery in Harl has been jailed.",
        "Jurors found that the lock was badly made and that Kettle Forge had failed to warn users.",
        "A sergeant who sent pictures of a crash to friends was convicted of misconduct.",
        "A former clerk, Moss Baines, pleaded guilty to taking bribes.",
    ],
)
def test_what_a_court_found_or_imposed_is_a_record(line):
    level, held = levels(line)
    assert level <= {4}
    assert Gate.ALLEGATION not in held


@pytest.mark.parametrize(
    "line",
    [
        "Demarco Whitt, 31, was arrested on Monday on a charge of burglary.",
        "The former boss of Worldways, Bernt Abbers, is standing trial, accused of an $11bn fraud.",
        "A woman is suing Halden Print, saying its cartridges are made to expire.",
        "Prosecutors had asked for 15 years in jail for Jakes, and a jail term for his sister.",
        "Magistrates were told that a customer had found a dropping in the bread.",
    ],
)
def test_an_arrest_a_suit_and_what_a_court_heard_hold_nothing(line):
    level, held = levels(line)
    assert min(level) > 1
    assert Gate.ALLEGATION not in held


@pytest.mark.parametrize(
    "line",
    [
        "Moss Baines, the mayor, took bribes from two builders for years.",
        "“He was convicted of nothing and stole everything,” an aide said of the mayor, Moss Baines.",
    ],
)
def test_an_accusation_outside_the_courts_needs_its_source(line):
    assert max(levels(line)[0]) <= 1


@pytest.mark.parametrize(
    "headline",
    [
        "Half of Lund backs the mayor - pollster",
        "Melatonin could possibly stop the flu",
        "Mayor must be fair: minister",
    ],
)
def test_a_headline_that_says_whose_claim_it_is_holds_nothing(headline):
    score = audit(
        f"{headline}\n\nA head of a firm told Reuters so. A review suggests that it may be so.\n"
    ).dossier.score
    assert score is None or Gate.HEADLINE not in {hold.gate for hold in score.holds}
