"""Whether a label in the evidence names the person whom the draft credits."""

from __future__ import annotations

import pytest

from onrecord.language.people import distance, name_words
from onrecord.verify.speakers import same_person, stands_in_marks


@pytest.mark.parametrize(
    ("name", "label", "same"),
    [
        ("Ann Poe", "ANN POE", True), ("Ann Poe", "Mayor Ann Poe", True), ("Ann Poe", "POE", True), ("Ann Poe", "A. Poe", True),
        ("Jonathan Ruiz", "Jon Ruiz", True), ("William Shaw", "Bill Shaw", True), ("Ann Poe", "Ann Poe (by phone)", True),
        ("Ann Poe", "Poe, the mayor", True), ("Jon Ruiz", "John Ruiz", True), ("Ann Poe", "Dana Poe", False),
        ("Ann Poe", "Kim Lee", False), ("Ann Poe", "LEE", False), ("Ann Poe", "Q", None), ("Ann Poe", "Speaker 1", None),
        ("Ann Poe", "MODERATOR", None), ("Ann Poe", "UNKNOWN", None), ("Ann Poe", "AUDIENCE MEMBER", None), ("Ann Poe", "THE VICE PRESIDENT", None), ("Rowan Marine", "Piet Rowan", None),
        ("Ann Poe", "Ann Roe", False), ("Ann Brand", "Ann Brandt", True), ("Poe", "Ann Poe", True), ("Ann Poe Vale", "Ann Vale", True),
    ],
)  # fmt: skip
def test_label_names_the_same_person_another_one_or_nobody_knows(name, label, same):
    assert same_person(name, label, ["Ann Poe", "Kim Lee", "Jon Ruiz"]) is same


def test_titles_and_asides_are_no_part_of_a_name():
    assert name_words("Dr. Ann Poe (by phone)") == ("ann", "poe")
    assert name_words("Sen. Kim Lee, the chair") == ("kim", "lee")


def test_distance_counts_letters():
    assert [distance(*pair) for pair in (("poe", "poe"), ("poe", "roe"), ("poe", "poet"), ("poe", "vales"))] == [
        0,
        1,
        1,
        3,
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [("She said “we left |early”", True), ("She said “we left” |early", False), ("“a” and “b |c”", True),
     ('He said "we |left"', True), ("no marks |here", False), ("“open\n\nnew |paragraph", False)],
)  # fmt: skip
def test_words_between_marks_are_quoted(text, inside):
    assert stands_in_marks(text.replace("|", ""), text.index("|")) is inside
