"""Whether a label in the evidence names the person whom the draft credits."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.language.people import distance, name_words
from onrecord.readers import read_evidence
from onrecord.verify.speakers import same_person, spoken, stands_in_marks


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


MESSAGE = "From: Jo Marsh <jo@example.org>\nTo: desk@example.org\nSubject: Notes\n\n"
TAILS = {
    "Notes of the meeting.\n\nANN POE: We shut it in May.\n\nJON RUIZ: Nobody told us.\n\nI would run it on Sunday.\n\nBest wishes,\nJo": {
        "Notes of": "Jo Marsh", "We shut": "ANN POE", "Nobody told": "JON RUIZ", "I would run": None, "Best wishes": None,
    },
    "Jo here.\n\nQ: Who saw the crack?\n\nA: I saw it.\n\nQ: Who else?\n\nA: The diver.\n\nShe seemed tired to me.\n\nCall me.": {
        "Jo here": "Jo Marsh", "The diver": "A", "She seemed": None, "Call me": None,
    },
    "See below.\n\n> KIM LEE: The wall will hold.\n>\n> ANN POE: It will not.\n>\n> That is all that I have.\n\nCan you use it?": {
        "See below": "Jo Marsh", "It will not": "ANN POE", "That is all": None, "Can you": None,
    },
    "I will vote against the levy.\n\nMy view of it is simple.\n\nYou may quote me.": {
        "I will vote": "Jo Marsh", "My view": "Jo Marsh", "You may": "Jo Marsh",
    },
}  # fmt: skip


@pytest.mark.parametrize("body", TAILS)
def test_last_speaker_of_a_transcript_in_a_message_does_not_speak_to_its_end(body):
    document = read_evidence((MESSAGE + body).encode(), "a.eml")
    _, marks = spoken(document)
    for words, speaker in TAILS[body].items():
        at = document.text.index(words)
        assert [mark.speaker for mark in marks if mark.start <= at][-1] == speaker, words


@pytest.mark.parametrize(
    ("label", "name", "same"),
    [
        ("RIGO SANDBERG", "Rigo Sandburg", True), ("ODLIE MARCHBANK", "Odile Marchbank", True),
        ("PIET HOLMGERN", "Piet Holmgren", True), ("RIGO SANDBERG", "Tove Lindqvist", False),
    ],
)  # fmt: skip
def test_a_label_that_stands_once_is_a_speaker_though_it_has_a_typing_error(label, name, same):
    notes = (
        "Notes, 4 June\n\nANN POE: We shut the ward in March for want of staff.\n\n"
        f"{label}: I wrote to the board and nobody answered.\n\nI was told to wait.\n"
    )
    document = read_evidence(notes.encode(), "notes.txt")
    _, marks = spoken(document)
    assert [mark.speaker for mark in marks if mark.speaker] == ["ANN POE", label]
    assert same_person(name, label) is same


def test_a_label_that_is_nobody_ends_the_turn_before_it():
    notes = (
        "The meeting\n\nIt began at six.\n\nANN POE: We shut the ward.\n\nAGENDA: The ward and the roof.\n\n"
        "Nobody spoke.\n\nForty people came.\n\nIt rained all night.\n\nThe hall is old.\n\nThe roof leaks.\n"
    )
    document = read_evidence(notes.encode(), "notes.txt")
    at = notes.index("The ward and")
    assert [mark.speaker for mark in spoken(document)[1] if mark.start <= at][-1] is None


@pytest.mark.parametrize("second", ["“And I was told to wait.”", "“And I went on for weeks.”"])
def test_a_wrong_speaker_of_two_quotations_with_one_credit_is_told_once(second):
    words = second.strip("“”")
    notes = f"KIM LEE: I wrote to the board. {words}\n\nANN POE: So did I.\n\nKIM LEE: Yes.\n"
    draft = f"News\n\n“I wrote to the board,” Ann Poe said. {second}\n"
    report = audit(draft, evidence=(("notes.txt", notes.encode()),))
    assert [finding.rule.code for finding in report.findings].count("VF805") == 1
