"""What the ledger asks about, and what holds a draft: cases that a reader would let pass, and their opposites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import audit
from onrecord.assess.asks import question
from onrecord.domain import Gate, Report
from onrecord.language.messages import worded
from onrecord.reporters import Style
from onrecord.reporters._ledger import ledger_lines

TITLE = "News of the day\n\n"


def text_lines(report: Report) -> list[str]:
    return list(ledger_lines(report, Style()))


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


def asked(text: str) -> list[str]:
    score = audit(text).dossier.score
    return [worded(ask.question) for ask in score.asks] if score else []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Rents in the old town have risen by 30 per cent since the bridge was opened and the mill was turned into flats.",
            "“30 per cent”: who counted or measured this, and when?",
        ),
        ("At least 40 cars were burnt in the old port.", "Who counted or measured this, and when?"),
    ],
)
def test_a_question_about_a_figure_in_a_long_line_names_the_figure(text, question):
    assert asked(f"{TITLE}{text}\n") == [question]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is understood that two wardens have been dismissed.", "Who told you this, and how do they know?"),
        ("Three clerks are said to have been moved to another office.", "Who told you this, and how do they know?"),
        ("Four councillors have left the party over the missing keys.", "Who says so?"),
        ("It is understood that more than three ferries ran late.", "Who counted or measured this, and when?"),
        ("Two in five pupils missed lessons last term.", "Who counted or measured this, and when?"),
        ("It is believed that 4,000 homes lost power.", "Who counted or measured this, and when?"),
        ("The captain is believed to favour the 15-man game.", "Who told you this, and how do they know?"),
        ("It is understood that the vote on COVID-19 rules was put off.", "Who told you this, and how do they know?"),
        ("It is understood that the 12-storey block is empty.", "Who told you this, and how do they know?"),
    ],
)
def test_the_question_fits_what_the_line_claims(text, wanted):
    dossier = audit(f"{TITLE}{text}\n").dossier
    unbacked = replace(dossier.assertions[-1], burdens=(0.0, 0.0, 1.0, 0.0, 0.0), evidence=())
    assert worded(question(dossier, unbacked)) == wanted


@pytest.mark.parametrize("price", ["£4.20", "$95", "€1,200"])
def test_nobody_is_asked_who_counted_a_price(price):
    claim = next(iter(audit(f"{TITLE}A seat in the theatre now costs more than {price}.\n").dossier.assertions))
    dossier = audit(f"{TITLE}A seat in the theatre now costs more than {price}.\n").dossier
    assert "counted" not in worded(question(dossier, replace(claim, burdens=(0.0, 0.0, 1.0, 0.0, 0.0))))


@pytest.mark.parametrize(
    "source",
    [
        "A senior official in the finance ministry who took part in the talks at the lake",
        "An engineer at the water board who drew the plans for the dam and the weir",
    ],
)
def test_a_long_description_is_told_once_and_then_only_begun(source):
    report = audit(f"{TITLE}{source} said that the minister had taken £40,000 from the firm.\n")
    ledger = "\n".join(" ".join(line.split()) for line in text_lines(report))
    assert " ".join(ledger.split()).count(source) == 1
    assert f"“{' '.join(source.split()[:4])} …”" in " ".join(ledger.split())


@pytest.mark.parametrize(
    "source", ["One person close to the talks", "A well-placed source", "Two people close to the talks"]
)
def test_help_on_an_empty_description_fits_one_person_and_several(source):
    found = audit(f"{TITLE}{source} said that the crane cost £4m more than planned.\n").findings
    helped = next(part.help for finding in found for part in finding.parts if part.rule.code == "AN102")
    assert "of several, say how many" in helped
    assert "how many they are" not in helped


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("The insurer Nordale said that claims had doubled to 400 a week.", 3),
        ("Anti-virus firm Kasmir said that 10 per cent of all e-mail held a virus.", 3),
        ("The chipmaker Orvex said that sales had fallen by a third.", 3),
        ("The trouble, Ivo Brandt said, had cost the harbour a third of its sales.", 2),
    ],
)
def test_body_that_a_noun_tells_of_is_on_the_record_as_one(line, level):
    dossier = audit(f"{TITLE}The harbour reopened on Monday.\n\n{line}\n\nNobody else was there.\n").dossier
    assert level in {each.level for each in dossier.assertions if each.attributions}


@pytest.mark.parametrize(
    "event",
    [
        "The hearing, before Judge Ivo Marsh, continues.",
        "The retrial, before Judge Ivo Marsh, is expected to last a month.",
        "The final, watched by 9,000 fans, was the last of the season.",
        "The flood, named Berta by the weather office, tore up the quay.",
        "The meeting, in the old mill, lasted three hours.",
    ],
)
def test_an_event_is_nobody_who_speaks(event):
    quotation = "“It was a slip of the pen and nothing more than that.”"
    report = audit(f"{TITLE}Rosa Quint, 51, denies two counts of fraud.\n\n{event}\n\n{quotation}\n")
    dossier = report.dossier
    assert [dossier.text(span) for span in dossier.orphans] == [quotation]
    assert "EV404" in {part.rule.code for finding in report.findings for part in finding.parts}


@pytest.mark.parametrize(
    "said", ["The inquest was told: ", "The trial judge, Ivo Marsh, said: ", "The meeting heard: "]
)
def test_whoever_is_heard_at_an_event_speaks(said):
    assert not audit(f"{TITLE}{said}“It was a slip of the pen and nothing more.”\n").dossier.orphans


@pytest.mark.parametrize(
    "before",
    [
        "Rosa Quint, 71, skated one last round.",
        "The governor's statement sums it up.",
    ],
)
def test_quotation_behind_whoever_speaks_in_the_scene_has_a_speaker(before):
    quotation = "“It was a slip of the pen and nothing more than that.”"
    assert not audit(f"{TITLE}The rink was shut in May.\n\n{before}\n\n{quotation}\n\nIt rained.\n").dossier.orphans


@pytest.mark.parametrize(
    ("before", "after"),
    [("The ferry stops if they say yes.", "It rained."), ("The hall was full.", "About 200 people watched.")],
)
def test_neither_a_condition_nor_those_who_watch_credit_a_quotation(before, after):
    quotation = "“Once there is a road you can never be an island again.”"
    assert audit(f"{TITLE}It was sold in May. {before}\n\n{quotation}\n\n{after}\n").dossier.orphans


def test_quotation_runs_on_behind_the_caption_of_a_picture():
    said = "A spokesman for Harl Air said: 'We keep to every rule of the trade.\n\nPlanes at Harl on Monday\n\n"
    assert not audit(f"{TITLE}{said}'We clean every seat of the plane twice a day.'\n").dossier.orphans
