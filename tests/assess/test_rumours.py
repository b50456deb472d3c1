"""Rumours in the dress of documents back nothing, and nobody calls their source named."""

from __future__ import annotations

import pytest

from onrecord import audit

CLAIMS = (
    "Mayor Dana Ruiz took $40,000 from a builder in March",
    "she spent $9,000 on a car",
    "crime rose 30 percent",
    "70 percent of residents want her to resign",
)
DRAFTS = (
    ("Reports say", "Reportedly,", "Video posted on social media shows", "Polls show that"),
    ("Rumours say", "Posts claim", "Studies show that", "Recent polls show that"),
    ("A source document says", "Social media says", "Research suggests that", "Data show that"),
    ("Papers reveal that", "Leaks show that", "Figures show that", "Surveys show that"),
    ("The internet says", "Local media say", "Statistics show that", "A poll shows that"),
    ("According to reports,", "According to rumours,", "According to data,", "According to polls,"),
    ("Several reports suggest", "Unconfirmed reports say", "Multiple studies show that", "A new survey shows that"),
    ("Online posts say", "Leaked emails show that", "Evidence suggests that", "The polls show that"),
    ("A report says", "A document shows that", "A study found that", "A poll found that"),
    ("Gossip has it that", "Chatter suggests that", "History shows that", "Experience shows that"),
    ("Viral footage shows that", "Anonymous posts say", "An analysis shows that", "Online polls show that"),
    ("The rumour mill says", "Tweets say", "The data show that", "On Monday, polls showed that"),
    (
        "Posts on Facebook claim that",
        "Videos on TikTok show that",
        "Official figures show that",
        "Exit polls show that",
    ),
)


@pytest.mark.parametrize("leads", DRAFTS, ids=lambda leads: leads[0])
def test_four_rumours_are_backed_by_nothing(leads):
    draft = "Mayor under fire\n\n" + " ".join(f"{lead} {claim}." for lead, claim in zip(leads, CLAIMS, strict=True))
    dossier = audit(draft.encode(), "draft.txt").dossier
    assert {dossier.text(each.span): each.level for each in dossier.assertions if each.level} == {}
    assert dossier.score is not None
    assert dossier.score.verdict in ("thinly backed", None)
    assert dossier.score.named_share == 0


@pytest.mark.parametrize(
    "draft",
    [
        "An audit of the harbour accounts by the county auditor shows that the mayor took $40,000.",
        "Court documents show that the mayor spent $9,000 on a car.",
        "A memo written by the deputy mayor says the cost was $2 million.",
    ],
)
def test_a_described_document_is_level_two(draft):
    dossier = audit(f"Road shut\n\n{draft}\n".encode(), "draft.txt").dossier
    assert [each.level for each in dossier.assertions if each.scored] == [2]


@pytest.mark.parametrize(
    "draft",
    [
        "A Lowbridge University study of 400 families found that crime rose 30 percent.",
        "Lowbridge Council’s figures show that crime rose 30 percent in its parks.",
        "A letter from the Harl Board says that the dam cost $2 million.",
    ],
)
def test_a_document_with_an_issuer_is_level_three(draft):
    dossier = audit(f"Road shut\n\n{draft}\n".encode(), "draft.txt").dossier
    assert [each.level for each in dossier.assertions if each.scored] == [3]


def test_statements_without_a_source_count_among_all_statements():
    draft = "Lena Ford, the auditor, said the fund lost $3 million. Rumours say it lost $9 million."
    score = audit(draft.encode(), "draft.txt").dossier.score
    assert score is not None
    assert score.named_share == 0.5


def test_police_without_a_town_are_not_named_where_they_open_a_sentence():
    draft = "Road shut\n\nPolice said the driver was drunk and that three people died."
    dossier = audit(draft.encode(), "draft.txt").dossier
    assert [each.level for each in dossier.assertions if each.scored] == [2]


@pytest.mark.parametrize("adverb", ["Reportedly,", "It is said that", "Supposedly,"])
def test_a_source_does_not_carry_on_over_hearsay(adverb):
    draft = f"Lena Ford, the auditor, said the fund lost $3 million. {adverb} the fund has $9 million left in a bank."
    dossier = audit(draft.encode(), "draft.txt").dossier
    assert dossier.assertions[-1].level == 0


def test_a_record_is_no_verb_of_a_document():
    draft = "Hot year\n\nThe average annual temperature of the sea was a record 20.9 degrees last year."
    assert [each.level for each in audit(draft.encode(), "draft.txt").dossier.assertions] == [0]
