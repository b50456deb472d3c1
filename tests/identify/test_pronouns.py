"""He and she stand for the nearest speaker of their paragraph, whoever's first name a list of names holds."""

from __future__ import annotations

import re

import pytest

from onrecord.identify import identify
from onrecord.segment import segment
from tests.builders import attribution, document
from tests.identify.test_identify import story

WOMEN = (
    "Ngozi Okafor", "Saoirse Brennick", "Priya Venkat", "Wei Zhang", "Aoife Tully", "Svetlana Drozd", "Thandiwe Moyo",
    "Ximena Portal", "Yuki Tanabe", "Jordan Ashe", "Lee Marsh", "Zorblatt Quenby", "Nguyen Thi Lan", "Sinead O’Dowd",
    "Maria del Rosso", "Fatima al-Hassan", "Anne-Marie Fell",
)  # fmt: skip
MEN = (
    "Tadhg Corrow", "Jamal Weston", "Kwame Boadi", "Bjorn Halle", "Iolo Pugh", "Dmitri Vasko", "Andrea Bassi",
    "Jean Valon", "Zorblatt Quenby", "Kim Sung-ho", "Leslie Dunn", "Conor McVey", "Ahmed bin Said",
)  # fmt: skip
TURNS = {
    "speaks of another": "[{far}], a nurse, spoke.\n\n[{near}], a teacher, said the clerk kept {his} notes. [{She}] left.",
    "speaks about another in the same paragraph": "{far} spoke. [{near}] said {he} had lied about it. [{She}] left.",
    "is quoted": "{far}, who runs the union, said no.\n\n“It is late,” said [{near}], a clerk. “It is shut,” [{She}] added.",
    "has a title": "{far} runs the union.\n\nDr {near} said it was shut. [{She}] said it was late.",
    "sits on the council": "{far} runs the union.\n\nCllr {near} said it was shut. [{She}] said it was late.",
    "addresses the one who is known": "{far} runs the union.\n\n[{near}] told {other} it was shut. [{She}] left.",
    "has not spoken": "{far} runs the union.\n\n{near} has run the clinic since 2010. [{She}] said it was late.",
    "is brought in behind a date": "{far} runs the union.\n\nIn March, {near} opened the clinic. [{She}] left.",
    "is brought in as an owner": "{far} came.\n\nIts owner, {near}, came from abroad. [{She}] said it was late.",
}


def last_speaker(told: str, near: str, *, woman: bool) -> str | None:
    far, other = ("Sarah Miller", "John Baker") if woman else ("John Baker", "Sarah Miller")
    she, his, he = ("She", "his", "he") if woman else ("He", "her", "she")
    found = story(told.format(near=near, far=far, other=other, She=she, his=his, he=he))[0]
    return found[-1].name


@pytest.mark.parametrize("told", TURNS.values(), ids=TURNS)
def test_she_is_the_woman_who_spoke_last_whatever_her_name(told):
    wrong = {near: last_speaker(told, near, woman=True) for near in WOMEN}
    assert {near: found for near, found in wrong.items() if found != near.replace("’", "'")} == {}


@pytest.mark.parametrize("told", TURNS.values(), ids=TURNS)
def test_he_is_the_man_who_spoke_last_whatever_his_name(told):
    wrong = {near: last_speaker(told, near, woman=False) for near in MEN}
    assert {near: found for near, found in wrong.items() if found != near} == {}


@pytest.mark.parametrize("pronoun", ["She", "He"])
@pytest.mark.parametrize(
    "role", ["The mayor", "The town’s mayor", "A nurse at the clinic", "The treasurer", "a neighbour"]
)
def test_a_role_without_a_name_fits_both_pronouns(role, pronoun):
    known = "Sarah Miller" if pronoun == "She" else "John Baker"
    found = story(f"{known} runs the union.\n\n[{role}] said it was shut. “It is late,” [{pronoun}] said.")[0]
    assert found[-1] is found[-2]
    assert found[-1].name is None


def test_a_title_tells_the_gender_that_the_first_name_does_not():
    found = story("Ms Wei Zhang met Mr Tadhg Corrow. [He] said no. [She] said yes.")[0]
    assert [source.name for source in found] == ["Tadhg Corrow", "Wei Zhang"]


def test_a_title_that_speaks_of_somebody_else_tells_no_gender():
    found = story("[Tadhg Corrow], a lawyer for the girl’s mother, spoke. Sarah Miller left.\n\n[He] said no.")[0]
    assert found[-1].name == "Tadhg Corrow"


@pytest.mark.parametrize("heading", ["The Long Goodbye: ", "QUIET MONEY MEN — ", "The Clean Streets "])
def test_a_heading_is_nobody_whom_she_can_mean(heading):
    found = story(f"[Sarah Miller] spoke.\n\n{heading}For years it rained. [She] said no.")[0]
    assert found[-1].name == "Sarah Miller"


@pytest.mark.parametrize(
    "told",
    [
        "Zanthe Orlow, a nurse, and Tom Reed met. [She] said it was shut. [He] said no.",
        "[Zanthe Orlow] spoke to Tom Reed. The nurse said it was late, [she] said. Later [he] said no.",
        "[Zanthe Orlow] and Tom Reed ran the mill. “It is shut,” [she] said. [She] left. [He] said no.",
    ],
)
def test_nobody_is_both_she_and_he(told):
    found = story(told)[0]
    assert [source.name for source in found[-2:]] == ["Zanthe Orlow", "Tom Reed"]


def test_both_orders_of_two_speakers():
    for near, far in (("Aoife Tully", "Sarah Miller"), ("Sarah Miller", "Aoife Tully")):
        found = story(f"[{far}] said yes. [{near}] said no. [She] left.")[0]
        assert found[-1].name == near, re.escape(near)


@pytest.mark.parametrize(
    ("content", "pronoun", "name"),
    [
        ("Mr Dale hit her in 2012", "she", None),
        ("Ms Vale cheated pensioners", "he", None),
        ("“Dale hit me with a belt,”", "he", None),
        ("Dale’s plan would help", "he", "Roy Dale"),
        ("Our plan would help Dale", "he", "Roy Dale"),
    ],
)
def test_the_subject_of_the_content_is_not_the_pronoun_behind_it(content, pronoun, name):
    text = f"{content} {pronoun} said. {'Nora Vale' if 'Vale' in content else 'Roy Dale'} declined to comment."
    draft = document(text)
    sources = identify(draft, segment(draft), (attribution(text, f"{pronoun} ", "said", content),))[0]
    assert sources[0].name == name
