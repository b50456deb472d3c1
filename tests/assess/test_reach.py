"""Which source carries a line of the reporter's own, and where the article tells of it."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Effect, Evidence
from onrecord.language.messages import worded

STUDY = (
    "Dust harms lungs\n\nDust from mines causes asthma in children, according to a study in the journal Harl Medicine by "
    "Ida Rook of Vale University.\n\nThe study followed 208 children who lived near a mine for nine years.\n\n{}\n\nThe "
    "researchers found that dust caused 30 percent of the attacks.\n"
)


def evidence(text: str, words: str, signal: str = "in-reach") -> Evidence | None:
    """The evidence of that kind for the assertion that has these words."""
    dossier = audit(text).dossier
    (found,) = [each for each in dossier.assertions if words in dossier.words(each.parts)]
    return next((each for each in found.evidence if each.signal == signal), None)


@pytest.mark.parametrize(
    "line",
    [
        "Children who lived near the mine had three times as many attacks as other children.",
        "Asthma attacks among the children rose by 40 percent in nine years.",
        "Dust from the mine reached 60 percent of the children in the study area.",
    ],
)
def test_the_study_that_an_article_is_about_carries_its_findings(line):
    text = STUDY.format(line)
    found = evidence(text, line.removesuffix("."))
    assert found is not None
    assert (found.effect, found.points) == (Effect.START, 4)
    assert "identifies" in worded(found.because)
    assert text[found.at.start : found.at.end] == "study"


@pytest.mark.parametrize(
    "line",
    [
        "The mayor has reportedly taken $40,000 from the mine’s owner.",
        "It is rumoured that the mine’s owner paid for the study.",
    ],
)
def test_nothing_carries_a_rumour(line):
    dossier = audit(STUDY.format(line)).dossier
    signals = [
        each.signal
        for one in dossier.assertions
        if set(line.split()) & set(dossier.words(one.parts).split()) >= {"mine’s"}
        for each in one.evidence
    ]
    assert "in-reach" not in signals


def test_what_a_source_says_in_the_next_quotation_is_told_to_be_ahead():
    text = (
        "Wells run dry\n\nMore than 42 percent of the wells in Harl County ran dry because of the drought.\n\n“A third of our wells ran dry in "
        "the summer, and the county paid for water,” said Ida Rook, an engineer with the county.\n"
    )
    found = evidence(text, "42 percent of the wells")
    assert found is not None
    assert "Ida Rook" in worded(found.because)
    assert 0 < found.probability < 1
    assert text[found.at.start : found.at.end].startswith("Ida Rook")


def test_a_source_that_may_carry_a_line_counts_by_its_probability():
    text = (
        "Wells run dry\n\nIda Rook, an engineer with the county, said a third of the wells in Harl ran dry in the "
        "summer.\n\nThe county paid $3 million for water in July. It spent 40 percent more on pipes than in 2019. Prices "
        "rose by 12 percent in the county.\n"
    )
    dossier = audit(text).dossier
    carried = [each for each in dossier.assertions if each.carrier]
    assert carried
    assert all(0 < each.carrier.probability < 1 for each in carried if each.carrier)
    for each in carried:
        assert (each.level > 0) == (each.carrier is not None and each.carrier.probability >= 0.5)
