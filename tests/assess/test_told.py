"""Documents that an article identifies once and comes back to."""

from __future__ import annotations

import pytest

from onrecord import audit

SUED = "The port sued Vestair on Monday in Tarn County Superior Court, according to a lawsuit filed by its counsel, Ida Rook."
STUDY = "Dust causes asthma, according to a study published on 9 March in The Harl Journal of Medicine."
REPORT = "A 42-page report published on Tuesday by the Rivers Agency rated 1,200 homes at high risk."
SOME = "The board met on Monday. A study causes asthma to be spoken of, the clerk, Ida Rook, said."


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
