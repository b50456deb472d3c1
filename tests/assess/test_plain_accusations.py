"""Accusations in verbs that no list has: whom they charge, and what they hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import audit
from onrecord.assess.charges import Charges
from onrecord.assess.conduct import Conduct
from onrecord.domain import Burden, Gate
from tests.builders import certain


def read(copy: str, headline: str = "News from Harl"):
    report = audit(f"{headline}\n\n{copy}\n", "draft.txt", threads=1)
    score = report.dossier.score
    assert score
    charged = {one.name for each in report.dossier.assertions for one in each.accused}
    return {hold.gate for hold in score.holds}, charged, {finding.rule.code for finding in report.findings}


@pytest.mark.parametrize(
    ("copy", "charged"),
    [
        (
            "Deputy Mayor Carl Ossett, the head of the planning board, accepted envelopes of cash from the developer "
            "Brandon Heights Ltd before the vote on the marina, a town hall insider said.",
            "Carl Ossett",
        ),
        (
            "Helping Hands Calder denied meals to 19 refugees in January and sold the food to a hotel, according to a "
            "former cook.",
            "Helping Hands Calder",
        ),
    ],
)
def test_accusation_by_somebody_unnamed_holds_for_support_and_reply(copy: str, charged: str) -> None:
    gates, names, rules = read(copy, "Official took cash and meals")
    assert charged in names
    assert {Gate.ALLEGATION, Gate.REPLY} <= gates
    assert "FR501" in rules


@pytest.mark.parametrize(
    ("copy", "charged"),
    [
        (
            "Two children were left in a van for three hours by the driver, Owen Slade, according to a parent.",
            "Owen Slade",
        ),
        ("Dr Peter Lomax sent away 14 inmates and let one of them die, a guard said.", "Peter Lomax"),
        ("The manager, Denise Hartnoll, told a clerk to lock the door, a guard said.", "Denise Hartnoll"),
        ("Bishop Carl Dunn of Harl then moved the priest to a school, a parent said.", "Carl Dunn"),
        ("Peter Lomax was left in a van for three hours, a guard said.", None),
        ("Denise Hartnoll may have kept the keys, a guard said.", None),
        ("Carl Dunn suffered for years at the school, a parent said.", None),
    ],
)
def test_whom_an_accusation_charges(copy: str, charged: str | None) -> None:
    dossier = audit(f"News from Harl\n\n{copy}\n", "draft.txt", threads=1).dossier
    conduct = Conduct(dossier, Charges(dossier))
    told = (replace(each, accused=(), **certain(Burden.ACCUSATION)) for each in dossier.assertions)
    names = {one.name for each in told if not each.in_headline for one in conduct.plainly(each)}
    assert names == ({charged} if charged else set())


def test_whoever_speaks_elsewhere_is_heard() -> None:
    copy = (
        "The headteacher, Rosa Lindqvist, pocketed half of the money that pupils had raised for the trip, two "
        "governors said.\n\nLindqvist said: “The money is in the safe of the school.”"
    )
    gates, names, _ = read(copy)
    assert names == {"Rosa Lindqvist"}
    assert Gate.REPLY not in gates


@pytest.mark.parametrize(
    "copy",
    [
        "Councillor June Abbott opened a food bank and took the bus to work for a year, a clerk said.",
        "Dr Anna Reyes took a year off to write a book about the wing and gave 200 copies to patients, a nurse said.",
        "Winger Ian Kerr was guilty of a sloppy clearance in the second half, a steward said.",
        "Forward Nora Bell murdered the ball into the net from 30 yards, a steward said.",
        "Sailor Hugo Brandt cheated death when his boat sank in 2019, a nurse said.",
    ],
)
def test_the_same_verbs_without_wrong_hold_nothing(copy: str) -> None:
    gates, names, _ = read(copy)
    assert not names
    assert gates.isdisjoint({Gate.ALLEGATION, Gate.REPLY})


DAIRY = "Larkhill Dairy Ltd poured 900 litres of acid into the Orla, the Rivers Agency said on Monday.\n\n"
HOTEL = "The Larch Hotel locked cleaners in a cellar, the Unite union said on Friday.\n\n"


def heard(copy: str) -> dict[str, bool]:
    """By the name of whom its first line charges, if it is an accusation, whether they are heard."""
    dossier = audit(f"News from Harl\n\n{copy}\n", "draft.txt", threads=1).dossier
    conduct = Conduct(dossier, Charges(dossier))
    first = next(each for each in dossier.assertions if not each.in_headline)
    told = conduct.plainly(replace(first, accused=(), **certain(Burden.ACCUSATION)))
    return {one.name: bool(one.heard) for one in told}


@pytest.mark.parametrize(
    ("copy", "answered"),
    [
        (f"{DAIRY}The company pleaded not guilty.", True),
        (f"{DAIRY}Lawyers for Larkhill said it would appeal.", True),
        (f"{DAIRY}Lawyers for the victims said they would sue.", False),
        (f"{DAIRY}“It stank,” said Ewan Rudd, a former driver for Larkhill.", False),
        (f"{DAIRY}“It stank,” said Ewan Rudd, who drove for Larkhill until May.", False),
        (f"{HOTEL}Its manager, Dora Quist, said the cellar had been dry.", True),
        (f"{HOTEL}Its night cook, Dora Quist, said the cellar had been wet.", False),
    ],
)
def test_who_answers_for_an_accused_body(copy: str, answered: bool) -> None:
    assert [*heard(copy).values()] == [answered]


def test_both_of_two_who_are_joined_are_charged_and_one_does_not_answer_for_the_other() -> None:
    copy = (
        "Corrie Haulage and Tennant Freight tipped 900 tyres into a loch, the Rivers Agency said.\n\nTennant denied it."
    )
    assert heard(copy) == {"Corrie Haulage": False, "Tennant Freight": True}


def test_body_is_charged_with_what_its_staff_does() -> None:
    assert [*heard("The Karst Rowing Union’s coach broke a rib of a rower, a nurse said.")] == ["Karst Rowing Union"]


@pytest.mark.parametrize(
    ("copy", "replies"),
    [
        ("The hospital has been denying mothers their own notes, a nurse said.", 0),
        ("The firm denies its pickers the toilets that it promised, a guard said.", 0),
        ("The firm has denied the claims the union made.", 1),
        ("The mayor denied rumours the mill was sold.", 1),
    ],
)
def test_to_deny_people_a_thing_is_no_reply(copy: str, replies: int) -> None:
    assert len(audit(f"News from Harl\n\n{copy}\n", "draft.txt", threads=1).dossier.replies) == replies
