"""Speech whose speaker is told by the form of the page, and what only looks like an attribution."""

from __future__ import annotations

import importlib
import re

import pytest

from onrecord import audit
from onrecord.domain import Dossier, SourceKind
from onrecord.language.patterns import pattern

plain_forms = importlib.import_module("onrecord.attribute.plain_forms")  # the package has a function of the name


def dossier(draft: str, name: str = "draft.txt") -> Dossier:
    return audit(draft, name).dossier


def credited(draft: str, name: str = "draft.txt") -> list[tuple[str, str]]:
    """(label of the source, content) of each attribution."""
    read = dossier(draft, name)
    return [(read.source_of(each).label, read.words(each.content)) for each in read.attributions]


def directness(draft: str) -> list[str]:
    return [each.directness.value for each in dossier(draft).attributions]


@pytest.mark.parametrize(
    ("draft", "name", "expected"),
    [
        (
            "Inquiry, day two\n\nCOUNSEL: When did you see the pump?\nMARTA OLEN: I saw it in May. It was dry.\n"
            "COUNSEL: Who was there?\nMARTA OLEN: Nobody that I knew.\n",
            "draft.txt",
            [
                ("COUNSEL", "When did you see the pump?"),
                ("Marta Olen", "I saw it in May. It was dry."),
                ("COUNSEL", "Who was there?"),
                ("Marta Olen", "Nobody that I knew."),
            ],
        ),
        (
            "# The keeper\n\n*Marta Olen kept the light for nine years. We spoke in June.*\n\n**Were you ever afraid?**\n\n"
            "No. I like the wind.\n\n**Who mends the lamp?**\n\nI do. Nobody else can.\n",
            "draft.md",
            [("Marta Olen", "No. I like the wind."), ("Marta Olen", "I do. Nobody else can.")],
        ),
        (
            "# The keeper\n\nMarta Olen kept the light for nine years. This is an interview with her.\n\n"
            "**Q: Were you ever afraid?**\n\n**A:** No. I like the wind.\n\n**Q: Who mends the lamp?**\n\n**A:** I do.\n",
            "draft.md",
            [("Marta Olen", "No. I like the wind."), ("Marta Olen", "I do.")],
        ),
        (
            "# Marta Olen on forty winters alone\n\n*The keeper of the light looks back.*\n\n**Q: Were you ever afraid?**\n\n"
            "**A:** No. I like the wind.\n\n**Who mends the lamp?**\n\nI do. Nobody else can.\n",
            "draft.md",
            [("Marta Olen", "No. I like the wind."), ("Marta Olen", "I do. Nobody else can.")],
        ),
        (
            "Ten Minutes With Nora Olen\n\nQ: Were you ever afraid?\nA: No. I like the wind.\n\nQ: Who mends the lamp?\nA: I do.\n",
            "draft.txt",
            [("Nora Olen", "No. I like the wind."), ("Nora Olen", "I do.")],
        ),
        (
            "An interview from the light\n\nKeeper Marta Olen looks back.\n\nQ. Were you ever afraid?\n\nA. No. I like the wind.\n\n"
            "Q. Who mends the lamp?\n\nA. I do.\n",
            "draft.txt",
            [("Keeper Marta Olen", "No. I like the wind."), ("Keeper Marta Olen", "I do.")],
        ),
    ],
)
def test_each_turn_of_a_transcript_or_an_interview_belongs_to_its_speaker(draft, name, expected):
    assert [each for each in credited(draft, name) if each[0] != "Keeper"] == expected


@pytest.mark.parametrize(
    "draft",
    [
        "# What Nora Vane’s levy means\n\nThe levy starts in May.\n\n**What should you do?**\n\nFill in the form.\n\n"
        "**Who pays?**\n\nOwners of boats pay.\n",
        "Fair opens\n\nWHEN: Saturday at eight.\nWHERE: The town hall.\nPRICE: Two pounds.\n",
        "# What the levy means\n\nThe levy starts in May.\n\n## Who pays it?\n\nOwners of boats pay.\n\n## When is it due?\n\n"
        "It is due in June.\n",
    ],
)
def test_listings_and_explainers_are_no_conversation(draft):
    assert all(label in ("nobody", "the author") for label, _ in credited(draft, "draft.md"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“The lift was broken.” : Marta Olen", ("Marta Olen", "“The lift was broken.”")),
        ('"The lift was broken." (Piet Maas, 44)', ("Piet Maas", '"The lift was broken."')),
        ("“The lift was broken.” Piet Maas, porter", ("Piet Maas", "“The lift was broken.”")),
        ("Marta Olen, night porter: “The lift was broken.”", ("Marta Olen", "“The lift was broken.”")),
    ],
)
def test_a_quotation_and_a_name_on_one_line_belong_together(line, expected):
    assert credited(f"From the lobby\n\n{line}\n") == [expected]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Marta Olen, the manager, said on Monday: “The lift was broken.”", "said"),
        ("“The lift was broken,” Marta Olen, 61, told guests.", "told"),
    ],
)
def test_a_verb_on_the_line_is_the_cue(line, cue):
    read = dossier(f"From the lobby\n\n{line}\n")
    assert read.words(read.attributions[0].cue).startswith(cue)


def test_rows_of_a_table_with_a_name_and_a_quotation_are_credited():
    table = (
        '# Views\n\n| Who | Said |\n|---|---|\n| Marta Olen, porter | "The lift was broken" |\n| Room 9 | 14 May |\n'
    )
    assert credited(table, "draft.md") == [("Marta Olen", '"The lift was broken"')]


def test_block_quotation_belongs_to_whoever_is_said_to_write_it():
    draft = "# Lift shut\n\nMarta Olen, the manager, wrote to guests:\n\n> The lift is old.\n>\n> I am sorry.\n\n> “Too late.”\n>\n> — Piet Maas, guest\n"
    assert credited(draft, "draft.md") == [
        ("Marta Olen", "The lift is old. I am sorry."),
        ("Piet Maas", "“Too late.”"),
    ]


def test_pull_quote_with_a_name_is_credited_apart_from_the_body():
    page = (
        "<article><h1>Lift shut</h1><p>The hotel shut its lift on Monday after a fault, staff say.</p>"
        "<blockquote><p>It groaned like a cow</p><cite>Marta Olen</cite></blockquote>"
        "<p>“It groaned like a cow,” said Marta Olen, the manager, on Tuesday.</p></article>"
    )
    assert [one for one in credited(page, "draft.html") if one[0] == "Marta Olen"] == [
        ("Marta Olen", "It groaned like a cow"),
        ("Marta Olen", "“It groaned like a cow,”"),
    ]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("'", "'"), ("‘", "’")])
def test_quotation_over_paragraphs_stays_with_its_speaker(opening, closing):
    draft = (
        f"Lift shut\n\nMarta Olen, the manager, said: {opening}The lift is old and slow.\n\n"
        f"{opening}It came from the builders' yard in 1961.\n\n{opening}So we will shut it now.{closing}\n"
    )
    read = dossier(draft)
    (attribution,) = read.attributions
    assert read.source_of(attribution).label == "Marta Olen"
    assert len(attribution.content) == 3
    assert attribution.directness.value == "direct"


def test_speaker_named_in_the_next_paragraph_keeps_the_quotation_there():
    draft = "Lift shut\n\n“It is old,” said Marta Olen. “It must go.\n\n“It can stay,” said Piet Maas, a guest.\n"
    assert ("Piet Maas", "“It can stay,”") in credited(draft)


@pytest.mark.parametrize(
    "sentence",
    [
        "‘The porters’ keys were gone,’ said Piet Maas.",
        "'The porters' keys were gone,' said Piet Maas.",
        "``The keys were gone,'' said Piet Maas.",
        "‘Was it ‘late’?’ Piet Maas asked.",
    ],
)
def test_speech_in_single_marks_is_direct(sentence):
    assert directness(f"Keys lost\n\n{sentence}\n") == ["direct"]


def test_apostrophes_make_nothing_direct():
    assert directness("Keys lost\n\nPiet Maas said the porters' keys weren't in the clerk's box.\n") == ["indirect"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody at the hotel said the lift was safe.",
        "The manager did not say that the lift was safe.",
        "Marta Olen, the manager, never said the lift was safe.",
        "Neither Olen nor Maas said the lift was safe.",
    ],
)
def test_what_nobody_said_is_no_statement(sentence):
    assert credited(f"Lift shut\n\n{sentence}\n") == []


def test_denial_is_a_statement():
    assert [label for label, _ in credited("Lift shut\n\nMarta Olen denied that the lift was unsafe.\n")] == [
        "Marta Olen"
    ]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("In the words of his aide, Marta Olen, it was “a farce”.", "Marta Olen"),
        ("Per the council’s report of 9 June, £3 million is gone.", "the council’s report of 9 June"),
        ("To hear Marta Olen tell it, nobody rang.", "Marta Olen"),
        ("By the vicar’s own reckoning, the roof cost £3 million.", "the vicar"),
        ("In the union’s version of events, nobody slept.", "the union"),
        (
            "Piet Maas, who drew every lane on Kestrel Heath, died on 9 June, his sister, Marta Olen, said.",
            "Marta Olen",
        ),
    ],
)
def test_regular_forms_are_credited_in_a_short_draft(sentence, label):
    assert [one for one, _ in credited(f"Fund is empty\n\n{sentence}\n")] == [label]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("A memo seen by The Courier in May had put the loss at £1m.", "A memo seen by The Courier"),
        ("A note leaked to Reuters in June had set the price at £40.", "A note leaked to Reuters"),
        ("The auditor, Marta Olen, said the fund was empty. Her aide, Piet Maas, said it was not.", "Piet Maas"),
    ],
)
def test_whoever_saw_a_document_or_stands_in_another_sentence_is_not_the_source(sentence, label):
    assert [one for one, _ in credited(f"Fund row\n\n{sentence}\n")][-1] == label


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Two locks are unsafe, a 2024 report by the OECD found.", "a 2024 report by the OECD"),
        ("Rents fell by 4 per cent, a leaked report by consultants Pike and Roe showed.", "report by consultants Pike"),
        ("The lake is warmer, research by the University of Harl has found.", "research by the University of Harl"),
        ("The weir is cracked, found a report by Harl Water.", "a report by Harl Water"),
        ("The weir is cracked, a report by the auditor found.", "a report by the auditor"),
    ],
)
def test_a_report_is_credited_with_what_it_found_and_not_whoever_made_it(sentence, label):
    read = dossier(f"Works in Harl\n\n{sentence}\n")
    [found] = read.attributions
    assert label in read.words(found.source)
    assert read.source_of(found).kind is SourceKind.DOCUMENT
    assert read.words(found.content) == sentence.partition(",")[0]


def test_a_source_lies_in_one_sentence():
    draft = "Row over pit\n\n“They never went down,” said Maj. Ana Roe Jr., a former guard. Gov. J. P. Hall said Roe was right.\n"
    assert [label for label, _ in credited(draft)] == ["Ana Roe Jr", "J. P. Hall"]


def test_headline_verb_does_not_reach_a_quotation_below():
    draft = "Guests reject the offer\n\nTalks ended at noon.\n\n“We will not give up the rooms that we paid for in nineteen ninety.”\n"
    assert all(not content.startswith("“") for _, content in credited(draft))


@pytest.mark.parametrize("house", ["airport", "museum", "brewery"])
def test_a_house_that_speaks_is_an_organisation(house):
    read = dossier(f"Doors shut\n\nThe {house} said that it had handed out blankets.\n")
    assert read.sources[0].kind is SourceKind.ORGANIZATION


def test_a_thing_that_shows_something_is_the_authors_reading():
    read = dossier("Doors shut\n\nThe delay shows that the plan is dead.\n")
    assert read.sources[0].kind is SourceKind.SELF


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("For Marta Olen, the sale is a betrayal of the island.", "the sale is a betrayal of the island"),
        ("For Piet Maas, 61, the price was too low.", "the price was too low"),
        ("For Marta Olen, who kept the light, it means the end.", "it means the end"),
        ("For Marta Olen, a boat was built.", None),
        ("For Piet Maas, lunch is at one.", None),
    ],
)
def test_what_is_so_for_somebody_is_their_belief(sentence, expected):
    found = credited(f"Light to be sold\n\nThe light stands on the rock.\n\n{sentence}\n")
    assert [content for label, content in found if "Olen" in label or "Maas" in label] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The clerk sold the bells for scrap, prosecutors said.",
            ("prosecutors", "The clerk sold the bells for scrap"),
        ),
        (
            "The mill will shut, said Eva Moss, treasurer of the Harl Union and former head of its legal fund.",
            ("Eva Moss", "The mill will shut"),
        ),
        ("The engine will fail, engineers say.", ("engineers", "The engine will fail")),
    ],
)
def test_who_closes_a_sentence_is_credited_without_an_article_or_with_a_long_description(sentence, expected):
    draft = f"Bells gone\n\n{sentence}\n\nThe trial opens in May.\n"
    assert any(label.startswith(expected[0]) and content == expected[1] for label, content in credited(draft))


def test_headline_states_as_fact_what_prosecutors_say_below_labelled_lines():
    draft = (
        "Headline: Clerk stole church bells\nSubtitle: Two bells gone\nDate: 2025-02-11\nPublisher: Courier\n\n"
        "Clerk Ann Boe stole the church bells, prosecutors said. Boe denied it.\n"
    )
    assert "HB602" in [finding.rule.code for finding in audit(draft, "draft.txt").findings]


@pytest.mark.parametrize(
    ("sentence", "compiled"),
    [
        ("The mill shut in May.", set()),
        ("By then the mill had shut.", set()),
        ("Nobody had warned the town.", {"plain"}),
        ("According to plan, the mill shut.", {"opens"}),
        ("The mill shut, it said.", {"closes", "plain"}),
    ],
)
def test_long_forms_are_compiled_only_for_sentences_with_a_word_of_credit(sentence, compiled):
    patterns = {name: pattern.__wrapped__(f"forms_of_attribution.{name}") for name in ("opens", "closes", "plain")}
    closes = plain_forms._Form(patterns["closes"], plain_forms._CLOSES.needs)
    for form in (patterns["opens"], closes, patterns["plain"]):
        form.match(sentence, 0, len(sentence))
    assert {
        name for name, whole in patterns.items() if isinstance(getattr(whole.match, "__self__", None), re.Pattern)
    } == compiled
