"""Documents that an article identifies once and comes back to."""

from __future__ import annotations

import pytest

from onrecord import audit

SUED = "The port sued Vestair on Monday in Tarn County Superior Court, according to a lawsuit filed by its counsel, Ida Rook."
STUDY = "Dust causes asthma, according to a study published on 9 March in The Harl Journal of Medicine."
REPORT = "A 42-page report published on Tuesday by the Rivers Agency rated 1,200 homes at high risk."
SOME = "The board met on Monday. A study causes asthma to be spoken of, the clerk, Ida Rook, said."

SAID_IN = "The ferry leaked for 90 days, the Tarn Safety Board said in an audit dated 4 August."
RULED = "A labour court in Oslo ruled on 3 March that Vestair had sacked the pilot Jon Reed."
IN_JOURNAL = "Owls nest far from roads, zoologists at Harl University reported on Friday in the journal Forest Birds."


def best(text: str, words: str) -> int:
    """The level from which the assertion that has these words starts."""
    dossier = audit(text).dossier
    starts = [
        each.points
        for claim in dossier.assertions
        if words in dossier.words(claim.parts)
        for each in claim.evidence
        if each.signal == "document"
    ]
    return max(starts, default=0)


@pytest.mark.parametrize(
    ("known", "again", "words"),
    [
        (SUED, "The lawsuit says that Vestair cheated 300 crew members out of sick pay.", "cheated 300"),
        (SUED, "The complaint says the airline kept $2 million.", "$2 million"),
        (STUDY, "The researchers found that dust caused 30 percent of the attacks.", "30 percent"),
        (STUDY, "The study included 208 children who lived near a mine.", "208 children"),
        (REPORT, "The report says that 90 homes were flooded twice.", "90 homes"),
        (SAID_IN, "The audit found that 40 vests were missing.", "40 vests"),
        (SAID_IN, "The audit’s authors tested 70 valves. They put half of the leaks down to rust.", "half"),
        (RULED, "The ruling says managers burned 12 files.", "12 files"),
        (IN_JOURNAL, "The team followed 44 owls. Young owls died twice as often near traffic, they found.", "twice"),
    ],
)
def test_what_the_article_identifies_once_is_identified_wherever_it_comes_back(known, again, words):
    assert best(f"News of the day\n\n{known}\n\n{again}\n", words) == 4
    assert best(f"News of the day\n\nThe mayor, Ana Lee, spoke.\n\n{again}\n", words) < 4


@pytest.mark.parametrize(
    ("known", "again", "words"),
    [
        (SUED, "The study says that 300 crew members were ill.", "300 crew"),
        (STUDY, "Residents found that dust caused 30 percent of the attacks.", "30 percent"),
        (SOME, "The study says that 208 children were ill.", "208 children"),
    ],
)
def test_another_document_or_an_unknown_one_stays_what_it_is(known, again, words):
    assert best(f"News of the day\n\n{known}\n\n{again}\n", words) < 4


@pytest.mark.parametrize(
    ("lead", "level"),
    [
        (SAID_IN, 4),
        ("The ferry leaked for 90 days, the Tarn Safety Board said in its 2023 review of harbours.", 4),
        ("The ferry leaked for 90 days, the Tarn Safety Board said in a report.", 0),
        ("The ferry leaked for 90 days, the Tarn Safety Board said in an interview on 4 August.", 0),
        ("A Tarn ferry leaked for 90 days, inspectors said in an audit dated 4 August.", 0),
    ],
)
def test_body_that_reports_needs_a_name_and_its_report_a_date(lead, level):
    assert best(f"News of the day\n\n{lead}\n\nIt was built in Oslo.\n", "90 days") == level


def test_researchers_elsewhere_are_not_those_of_the_study():
    text = f"News of the day\n\n{STUDY}\n\nScientists elsewhere say that dust halves sleep.\n"
    assert best(text, "halves sleep") == 0
