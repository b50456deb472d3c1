"""What the ledger asks about, and what holds a draft: cases that a reader would let pass, and their opposites."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Gate

TITLE = "News of the day\n\n"


def held(text: str) -> set[Gate]:
    score = audit(text).dossier.score
    assert score
    return {hold.gate for hold in score.holds}


@pytest.mark.parametrize(
    "line",
    [
        "She is survived by two sons, Alf and Ben; a daughter, Cora; and seven grandchildren.",
        "Mr. Rook’s survivors include his wife, Eve, and nine great-grandchildren.",
        "He was preceded in death by his wife of 60 years and by 12 of his 14 brothers.",
    ],
)
def test_nobody_is_asked_about_survivors(line):
    text = f"{TITLE}Ida Rook cast 300 bells.\n\nShe died on Monday.\n\n{line}\n\nThe burial is on Friday.\n"
    dossier = audit(text).dossier
    assert not [each for each in dossier.assertions if each.scored and dossier.words(each.parts)[:20] in line]


@pytest.mark.parametrize(
    "headline",
    [
        "How dust changes the lungs of 300 miners",
        "What parents should know about 40 cases of croup",
        "Live updates: 40 homes flooded",
    ],
)
def test_a_headline_that_announces_holds_nothing(headline):
    assert Gate.HEADLINE not in held(f"{headline}\n\nIt rained in Harl on Monday.\n\nThe board met on Friday.\n")


def test_a_headline_that_claims_what_the_article_lacks_holds_it():
    text = "Mayor pocketed $40,000 in bribes from the ferry firm\n\nIt rained in Harl on Monday.\n\nThe clinic opened on Friday.\n"
    assert Gate.HEADLINE in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Scientists find dust in 40 per cent of homes\n\nResearchers at the University of Harl say that dust lies in 40 per "
        "cent of the homes they looked at.\n",
        "Engineers warn that 300 dams may fail\n\nA team of engineers from Vale College warns that 300 dams may fail.\n",
        "Doctors link mill dust to 40 deaths\n\nDoctors at Harl Hospital link mill dust to 40 deaths in nine years.\n",
    ],
)
def test_researchers_at_a_named_house_back_a_headline(text):
    assert Gate.HEADLINE not in held(text)


@pytest.mark.parametrize(
    "line",
    [
        "The council’s ‘Clean air for all people’ scheme costs £4m.",
        "The singer opened with ‘Long walk to the sea’ and closed with a hit.",
        "Those who register get advice about “what they and other people in their homes should do”.",
    ],
)
def test_a_name_or_a_few_words_within_a_sentence_need_no_speaker(line):
    assert Gate.SPEAKER not in held(f"{TITLE}It rained in Harl.\n\n{line}\n\nThe road was wet.\n")


def test_a_quotation_that_stands_by_itself_needs_a_speaker():
    line = "“We had no money left and we had no work to do.”"
    assert Gate.SPEAKER in held(f"{TITLE}The mill was sold in May.\n\n{line}\n\nIt rained all day.\n")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Mark Vale, Free Harl home affairs spokesman, said", "Free Harl home affairs spokesman"),
        ("Ida Rook, the dean of the school of mines, said", "the dean of the school of mines"),
        ("Lee Marsh, head of policy at the Harl Trust, said", "head of policy at the Harl Trust"),
    ],
)
def test_a_role_behind_a_name_is_read(words, title):
    dossier = audit(f"{TITLE}{words} 40 homes were flooded.\n").dossier
    assert [source.title for source in dossier.sources if source.attributions] == [title]


@pytest.mark.parametrize(
    "line",
    [
        "You said that prices had doubled since the bridge was opened.",
        "You might think that two thirds of the shops have closed.",
        "As you say, half of the ferries are more than 30 years old.",
    ],
)
def test_the_reader_is_not_asked_who_they_are(line):
    score = audit(f"{TITLE}We all laughed a lot this year. {line} Nobody counts them.\n").dossier.score
    assert score
    assert "ask-who-exactly" not in {ask.question.code for ask in score.asks}
    assert score.best_fix is None or score.best_fix.change.code != "put-on-record"


@pytest.mark.parametrize(
    "work", ["Their groundbreaking work examined", "Our new map shows", "My long survey of the coast suggests"]
)
def test_a_work_of_somebody_is_no_unnamed_person(work):
    dossier = audit(f"{TITLE}Ann Lee and Bo Hale were first. {work} how far the sea has come.\n").dossier
    assert not [source for source in dossier.sources if source.unnamed]


@pytest.mark.parametrize("marks", ["‘’", "''"])
def test_speech_in_single_marks_goes_on_in_the_next_paragraph(marks):
    opening, closing = marks
    text = (
        f"{TITLE}Ana Lee, who keeps goal for Harl, is back.\n\n"
        f"{opening}I’m back at work, and where I met five or six people a day before it’s now fifty or so, which is a "
        f"worry to my dad, who lived with us until last week. So he’s gone home.\n\n"
        f"{opening}The most important thing for me is my family. Do I feel safe? Yes, a bit.{closing}\n"
    )
    assert not audit(text).dossier.orphans
