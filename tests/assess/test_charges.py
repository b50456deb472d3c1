"""Whom a claim charges."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import ClaimClass, Gate
from tests.words import claim


def accused(statement: str) -> list[str]:
    return [each.name for each in claim(f"Ann Lee said that {statement}.", "", ClaimClass.ROUTINE).accused]


@pytest.mark.parametrize(
    "words", ["was lying to the board", "was mishandling the fund", "’s mishandling of the fund grew"]
)
def test_word_that_is_noun_and_deed_charges_as_either(words):
    assert accused(f"Viktor Sand {words}".replace(" ’", "’")) == ["Viktor Sand"]


@pytest.mark.parametrize("words", ["was lying on the floor", "was not lying to the board"])
def test_who_lies_down_or_does_not_lie_is_not_charged(words):
    assert accused(f"Viktor Sand {words}") == []


@pytest.mark.parametrize(
    "charge",
    [
        "Dora Finn, 38, of Harl, is accused of two counts of fraud between May and July. She denies both.",
        "Dora Finn, 38, faces four charges of theft from her employer. She denies them.",
        "Dora Finn, 38, went on trial at Weir Crown Court accused of causing death by careless driving. She denies it.",
    ],
)
def test_charge_that_a_court_hears_is_public_and_holds_nothing(charge):
    assert audit(f"# Clerk before the court\n\n{charge}\n").dossier.score.holds == ()


def test_accusation_outside_a_court_still_holds():
    draft = "# Clerk under fire\n\nDora Finn is accused of taking £40,000 from her employer.\n"
    assert {hold.gate for hold in audit(draft).dossier.score.holds} >= {Gate.ALLEGATION, Gate.REPLY}


@pytest.mark.parametrize(
    "place", ["A nurse at Harl Hospital", "A driver for Weir Haulage", "A cook went on trial at Weir Crown Court"]
)
def test_place_where_somebody_is_accused_is_not_accused(place):
    dossier = audit(f"{place} accused of poisoning a guest said nothing.\n").dossier
    assert [one.name for each in dossier.assertions for one in each.accused] == []


@pytest.mark.parametrize(
    ("copy", "accused"),
    [
        ("Kit Marsh, 44, of Mill Lane, Harl, stole £4m from the choir, the police said.", ["Kit Marsh"]),
        ("Ann Reed, of Station Road, Harl, defrauded two banks, the police said.", ["Ann Reed"]),
        ("Bo Kent, 34, from Vale Street, lied to the inquiry, a clerk said.", ["Bo Kent"]),
    ],
)
def test_an_address_between_a_name_and_a_deed_is_not_accused(copy: str, accused: list[str]) -> None:
    score = audit(f"Man in court\n\n{copy}\n").dossier.score
    assert score
    named = [hold.because.slot("accused") for hold in score.holds if hold.because.slot("accused")]
    assert named == accused


def test_a_title_that_no_list_has_does_not_make_two_accused_of_one() -> None:
    copy = (
        "Convener Bob Marsh is a liar, a clerk said. Marsh took bribes from builders, the clerk said. Bob Marsh left."
    )
    score = audit(f"Row in Harl\n\n{copy}\n").dossier.score
    assert score
    named = {hold.because.slot("accused") for hold in score.holds if hold.because.slot("accused")}
    assert named == {"Bob Marsh"}


@pytest.mark.parametrize(
    "told",
    [
        "His killer, Kit Marsh, lives in Harl.",
        "Her alleged rapist, a neighbour, Kit Marsh, left the town in May.",
        "Kit Marsh, 44, the girl’s attacker, has a house in Harl.",
        "The fraudster behind the scheme, Kit Marsh, has left the country.",
    ],
)
def test_somebody_who_is_called_a_criminal_is_accused(told: str) -> None:
    dossier = audit(f"Crime in Harl\n\n{told}\n").dossier
    assert [one.name for each in dossier.assertions for one in each.accused] == ["Kit Marsh"]
    assert Gate.REPLY in {hold.gate for hold in dossier.score.holds}


@pytest.mark.parametrize(
    "told",
    [
        "His killer, Kit Marsh, was jailed for life.",
        "City’s attacker Kit Marsh scored twice in Harl.",
        "Kit Marsh was not her killer, the police said.",
        "The killer told Kit Marsh that he was sorry.",
    ],
)
def test_a_convict_a_player_and_somebody_cleared_are_not(told: str) -> None:
    dossier = audit(f"Crime in Harl\n\n{told}\n").dossier
    assert [one.name for each in dossier.assertions for one in each.accused] == []


@pytest.mark.parametrize(
    "told",
    [
        "In Nora Vale’s new novel, Sergeant Ben Marsh drowns a rival. Marsh bribes a judge and lies to the town.",
        "The film follows Ben Marsh, a clerk. Marsh robs a widow and bribed two guards, the programme says.",
        "In the play, Ben Marsh, played by Nora Vale, stole the rent.",
        "Ben Marsh, who dug the canal in 1790, cheated his men. Marsh bribed the parish.",
        "Ben Marsh was jailed for four years on Friday. Marsh stole £9,000 from the club, the court heard.",
        "A jury convicted Ben Marsh of fraud on Friday after it heard that he had been found guilty. Marsh lied to it.",
    ],
)
def test_figures_of_fiction_the_long_dead_and_the_convicted_are_asked_for_no_reply(told: str) -> None:
    dossier = audit(f"Days in Harl\n\n{told}\n").dossier
    assert [one.name for each in dossier.assertions for one in each.accused] == []
    assert not {Gate.ALLEGATION, Gate.REPLY} & {hold.gate for hold in dossier.score.holds}


@pytest.mark.parametrize(
    "told",
    [
        "The novelist Ben Marsh stole two chapters from a pupil, her aide Nora Vale said.",
        "Ben Marsh stole £9,000 from the club, a clerk said. Marsh was jailed for fraud in 2009.",
        "Ben Marsh stole £9,000 from the club, a clerk said. Marsh hired Nora Vale, who was convicted of theft in May.",
        "In the film, a documentary, Ben Marsh took bribes from builders, a former aide says.",
    ],
)
def test_authors_old_convicts_and_people_in_documentaries_are(told: str) -> None:
    dossier = audit(f"Days in Harl\n\n{told}\n").dossier
    assert {one.name for each in dossier.assertions for one in each.accused} == {"Ben Marsh"}
