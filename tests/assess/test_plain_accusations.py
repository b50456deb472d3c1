"""Accusations in verbs that no list has: whom they charge, and what they hold."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Gate


def read(copy: str, headline: str = "News from Harl"):
    report = audit(f"{headline}\n\n{copy}\n", "draft.txt", threads=1)
    score = report.dossier.score
    assert score
    charged = {one.name for each in report.dossier.assertions for one in each.accused}
    return {hold.gate for hold in score.holds}, charged, {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("copy", "charged"),
    [
        (
            "Deputy Mayor Carl Ossett, the head of the planning board, accepted envelopes of cash from the developer "
            "Brandon Heights Ltd before the vote on the marina, a town hall insider said.",
            "Carl Ossett",
        ),
        (
            "Dr Peter Lomax sent away 14 inmates with chest pain and let one of them die in his cell, a prison officer "
            "said.",
            "Peter Lomax",
        ),
        (
            "Helping Hands Calder denied meals to 19 refugees in January and sold the food to a hotel, according to a "
            "former cook.",
            "Helping Hands Calder",
        ),
    ],
)
def test_accusation_by_somebody_unnamed_holds_for_support_and_reply(copy: str, charged: str) -> None:
    gates, names, rules = read(copy)
    assert charged in names
    assert {Gate.ALLEGATION, Gate.REPLY} <= gates
    assert "FR501" in rules


def test_doer_of_a_passive_is_charged_and_not_whom_it_was_done_to() -> None:
    copy = "Two children were left in a locked van for three hours by the driver, Owen Slade, according to a parent."
    assert read(copy)[1] == {"Owen Slade"}


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
        "Councillor June Abbott gave £2m to a food bank and took the bus to work for a year, a clerk said.",
        "Dr Anna Reyes took a year off to write a book about the wing and gave 200 copies to patients, a nurse said.",
    ],
)
def test_the_same_verbs_without_wrong_hold_nothing(copy: str) -> None:
    gates, names, _ = read(copy)
    assert not names
    assert gates.isdisjoint({Gate.ALLEGATION, Gate.REPLY})
