"""Who bears a name, found without asking everybody: a long article stays fast."""

from __future__ import annotations

import pytest

from onrecord.identify.members import Member, Roll, may_be, same_person
from onrecord.language.names import Sort


@pytest.fixture
def roll() -> Roll:
    found = Roll()
    for number in range(1000):
        found.add(Member((f"Dana{number}", f"Whitcombe{number:03}x"), Sort.PERSON))
    found.add(Member(("Amir", "Shahabi"), Sort.PERSON))
    found.add(Member(("Lowbridge", "Water", "Board"), Sort.BODY))
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Shahabi",), "Amir Shahabi"),
        (("Amir",), "Amir Shahabi"),
        (("A.", "Shahabi"), "Amir Shahabi"),
        (("Amir", "Shahabi", "Jr"), "Amir Shahabi"),
        (("LWB",), "Lowbridge Water Board"),
        (("The", "Lowbridge", "Board"), "Lowbridge Water Board"),
    ],
)
def test_only_bearers_are_candidates(roll, words, expected):
    assert [member.text for member in roll.bearers(words)] == [expected]


def test_nobody_bears_a_strange_name(roll):
    assert roll.bearers(("Ruiz",)) == []


def test_a_renamed_member_is_found_by_the_longer_name(roll):
    (member,) = roll.bearers(("Shahabi",))
    roll.rename(member, ("Amir", "Karim", "Shahabi"))
    assert roll.bearers(("Karim",)) == [member]


@pytest.mark.parametrize(
    ("word", "found"), [("Shahabi", True), ("Shahbi", True), ("Shahaby", True), ("Shbi", False), ("Ruizer", False)]
)
def test_a_surname_may_be_one_letter_wrong(roll, word, found):
    assert bool(roll.misspelt(word)) is found


def test_a_slip_that_fits_two_fits_nobody(roll):
    roll.add(Member(("Nora", "Shahaba"), Sort.PERSON))
    assert roll.misspelt("Shahabe") is None


def test_names_of_one_person():
    assert same_person(("William", "Hart"), ("Bill", "Hart"))
    assert same_person(("William", "Hart", "Jr"), ("W.", "Hart"))
    assert not same_person(("William", "Hart"), ("Nora", "Hart"))
    assert may_be(("Nora", "Lee", "Hart"), ("Lee", "Hart"))
    assert not may_be(("Nora", "Hart"), ("Lee",))
