"""Words that point back: "they report", "the company said", "who kept a diary", a headline on a study."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Gate


def last_source(text: str) -> str:
    dossier = audit(text).dossier
    return dossier.source_of(max(dossier.attributions, key=lambda each: each.extent.start)).label


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Nurses on night wards sleep four hours less a week. The study by Karla Ives and Tom Brandt was published "
            "in the Journal of Ward Care. They report that mistakes rise after the third night.",
            "The study by Karla Ives and Tom Brandt",
        ),
        (
            "Farmers who spray at noon lose more bees, according to a paper in Field Science. They report that one hive "
            "in nine was empty by autumn.",
            "a paper in Field Science",
        ),
        (
            "Teachers in rooms by busy roads raise their voices. A team at Lund College timed them for a paper in Sound "
            "and School. They found that walls of cork halved the noise.",
            "A team at Lund College",
        ),
    ],
)
def test_they_who_report_are_those_who_did_the_research(text, source):
    assert last_source(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "Drivers met at the depot on Monday. They found that the gates were locked, they said.",
        "Drivers met on Monday. A paper was pinned to the gate. They said that it was a lie.",
    ],
)
def test_they_who_say_so_without_research_are_the_people_of_the_sentence(text):
    assert last_source(text).lower() == "drivers"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Sunvale has recalled 4,000 bicycles, the company said. Those who bought from Sunvale may return them.", "Sunvale"),
        ("Orrin will close its plant in May, the firm said on Monday. Two hundred people work at Orrin.", "Orrin"),
        ("Tollund cut its forecast after a wet summer. The company said it would sell. Shares in Tollund fell.", "Tollund"),
        ("Profit fell by a third, the company said. The board spoke of a low year.", "the company"),
        ("The mayor of Lund left. Costs rose in May, the company said.", "the company"),
        ("Talks with Brask have ended. The company said it would go on alone.", "The company"),
    ],
)  # fmt: skip
def test_the_company_is_the_unlisted_firm_that_opens_the_sentence(text, source):
    assert last_source(text) == source


@pytest.mark.parametrize(
    ("claim", "body"),
    [
        ("Harrow has resigned with immediate effect", "the company"),
        ("Penhale will retire in the spring", "the bank"),
        ("Tarn was arrested at the depot on Friday", "the firm"),
        ("Quill has left her post", "the charity"),
        ("Sorley told the night shift on Monday that he would go", "the company"),
        ("Abara died on Tuesday", "the firm"),
        ("Lowell was named chief executive in May", "the group"),
        ("Fenwick joined in 2019", "the charity"),
    ],
)
def test_who_does_what_only_people_do_is_not_the_firm(claim, body):
    name = claim.split()[0]
    assert last_source(f"Notes of the week\n\n{claim}, {body} said. The diary of {name} is lost.") == body


@pytest.mark.parametrize(
    ("claim", "body", "source"),
    [
        ("Harrow Ltd has closed its mill", "the company", "Harrow Ltd"),
        ("Harrow has closed its mill", "the company", "Harrow"),
        ("Penhale will retire three of its brands", "the bank", "Penhale"),
        ("Tarn was fined by the regulator", "the firm", "Tarn"),
        ("Quill left the market in May", "the group", "Quill"),
        ("Sorley sacked its buyer after he lied", "the company", "Sorley"),
        ("Abara promoted two of its managers", "the firm", "Abara"),
    ],
)
def test_who_does_what_firms_do_is_the_firm(claim, body, source):
    name = claim.split()[0]
    assert last_source(f"Notes of the week\n\n{claim}, {body} said. Two hundred people work at {name}.") == source


def test_a_sentence_that_closes_with_the_firm_and_its_statement_is_credited():
    text = "Profit at Orrin Glass fell by a third to £4m in the third quarter, the firm said in a statement."
    assert last_source(text) == "the firm"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Two nurses on the children's ward at Harl General who kept diaries of every shift between March and June "
            "and showed them to this newspaper said that drugs were stolen.",
            "Two nurses on the children's ward at Harl General",
        ),
        ("A clerk who wrote the minutes and left in May said that they were changed.", "clerk"),
    ],
)
def test_a_relative_clause_is_whoever_it_tells_of(text, source):
    assert source in last_source(text)
    assert not last_source(text).startswith("who ")


@pytest.mark.parametrize(
    "text",
    [
        "Long shifts harm nurses, study finds\n\nThose who work twelve hours make twice as many mistakes as others. The "
        "paper, in the Journal of Ward Care, followed 900 of them for a year.",
        "Bright screens steal sleep, study says\n\nTeenagers with telephones in bed woke four times a night, researchers "
        "at Harl University wrote on Monday.",
        "Noise wears out hearts, study shows\n\nThose by the airport had more strokes. The work of six years was told in "
        "a paper in Sound and Health.",
    ],
)  # fmt: skip
def test_a_headline_on_a_study_that_the_copy_names_is_not_held_for_other_words(text):
    assert Gate.HEADLINE not in {hold.gate for hold in audit(text).dossier.score.holds}


def test_a_headline_on_a_study_of_which_the_copy_says_nothing_is_held():
    text = (
        "Coffee cuts risk of stroke by a third, study finds\n\nThe harbour board met on Monday and spoke of the crane for two hours. "
        "Kim Marsh, the chair, said that it would be painted red.\n\nThe vote is in June."
    )
    assert Gate.HEADLINE in {hold.gate for hold in audit(text).dossier.score.holds}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ben Poe lost his boat in May. “I have nothing,” the father of three said.", "Ben Poe"),
        ("Ida Moss left the ward in June. “Nobody asked,” the former nurse said.", "Ida Moss"),
        ("Ida Moss lives by the weir. “It floods each year,” the grandmother of six told the council.", "Ida Moss"),
        ("Ben Poe and Tom Hale lost boats. “I have nothing,” a father of three said.", "a father of three"),
        ("Ben Poe runs the ward and Ida Moss owns it. “It was unsafe,” the former nurse said.", "the former nurse"),
    ],
)
def test_a_parent_of_so_many_and_a_former_nurse_are_the_only_one_named(text, source):
    assert last_source(text) == source
