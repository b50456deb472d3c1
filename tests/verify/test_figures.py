"""A figure is that of the evidence, rounded, or another one for the same thing; of anything else nothing is said."""

from __future__ import annotations

import pytest

from onrecord.domain import Dossier
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify.figures import Figures
from tests.verify.notes import index

NOTES = index(
    "The council spent £3.4 million on the new library in Harl last year, the audit says.\n\n"
    "A survey by the water board found that 62 percent of homes in Skerrick have lead pipes.\n\n"
    "The fire at the paper mill destroyed 1,197 bales of straw and injured fourteen workers.\n\n"
    "The bridge over the Tarn was closed for 35 days after inspectors counted 41 cracks in its second pillar.\n\n"
    "Work on the tunnel begins on 14 April and takes eighteen months.\n\n"
    "The company sold 2,340 electric vans in the spring, 12 percent fewer than a year before.\n\n"
    "The ferry to Hale carries 240 passengers and 31 cars.\n\n"
    "The driver, a 34-year-old baker from Harl, was going at 78 miles an hour.\n\n"
    "The hospital has 212 beds and treated 18,450 patients in its first year.\n\n"
    "The fund lost $2.3 billion when the dam project was abandoned in October."
)
PAIRS = [
    ("The council spent £3.4 million on the new library in Harl last year.", "£3.4 million", "agrees"),
    ("The new library in Harl cost the council £3.4m last year.", "£3.4m", "agrees"),
    ("The council spent about £3 million on the new library in Harl last year.", "£3 million", "rounded"),
    ("The council spent £4.3 million on the new library in Harl last year.", "£4.3 million", "differs"),
    ("The council spent £3.4 billion on the new library in Harl last year.", "£3.4 billion", "differs"),
    ("The council spent $3.4 million on the new library in Harl last year.", "$3.4 million", None),
    ("In Skerrick, 62% of homes have lead pipes, the water board found in a survey.", "62%", "agrees"),
    ("In Skerrick, sixty-two percent of homes have lead pipes, the water board found.", "sixty-two", "agrees"),
    ("About 60% of homes in Skerrick have lead pipes, the water board found.", "60%", "rounded"),
    ("In Skerrick, 26% of homes have lead pipes, the water board found in a survey.", "26%", "differs"),
    ("The water board has 26 engineers in Skerrick.", "26", None),
    ("The fire at the paper mill destroyed about 1,200 bales of straw.", "1,200", "rounded"),
    ("The fire at the paper mill destroyed 1,197 bales of straw.", "1,197", "agrees"),
    ("The fire at the paper mill destroyed 1,179 bales of straw.", "1,179", "differs"),
    ("The fire at the paper mill injured 14 workers.", "14", "agrees"),
    ("The fire at the paper mill injured 41 workers.", "41", "differs"),
    ("The fire at the paper mill was fought by 41 firefighters.", "41", None),
    ("The bridge over the Tarn was closed for five weeks after inspectors counted cracks.", "five", None),
    ("The bridge over the Tarn was closed for 53 days after inspectors counted the cracks.", "53", "differs"),
    ("Inspectors counted 41 cracks in the second pillar of the bridge.", "41", "agrees"),
    ("Inspectors counted 14 cracks in the second pillar of the bridge.", "14", "differs"),
    ("Inspectors counted some 40 cracks in the second pillar of the bridge.", "40", "rounded"),
    ("Work on the tunnel begins on 14 April.", "14", "agrees"),
    ("Work on the tunnel begins on April 14.", "14", "agrees"),
    ("Work on the tunnel begins on 24 April.", "24", "differs"),
    ("Work on the tunnel takes 18 months.", "18", "agrees"),
    ("Work on the tunnel takes 28 months.", "28", "differs"),
    ("The company sold 2,340 electric vans in the spring.", "2,340", "agrees"),
    ("The company sold more than 2,300 electric vans in the spring.", "2,300", "rounded"),
    ("The company sold 3,240 electric vans in the spring.", "3,240", "differs"),
    ("The company sold 12% fewer electric vans in the spring than a year before.", "12%", "agrees"),
    ("The company sold 21% fewer electric vans in the spring than a year before.", "21%", "differs"),
    ("The ferry to Hale carries 240 passengers.", "240", "agrees"),
    ("The ferry to Hale carries 31 cars.", "31", "agrees"),
    ("The ferry to Hale carries 13 cars.", "13", "differs"),
    ("The ferry to Hale carries 13 sailors.", "13", None),
    ("The ferry to Hale costs 31 euros.", "31", None),
    ("The driver, a 34-year-old baker from Harl, was hurt.", "34", "agrees"),
    ("The driver, a 43-year-old baker from Harl, was hurt.", "43", "differs"),
    ("The driver, a baker from Harl, was going at 87 miles an hour.", "87", "differs"),
    ("The hospital has 212 beds.", "212", "agrees"),
    ("The hospital treated over 18,000 patients in its first year.", "18,000", "rounded"),
    ("The hospital treated 14,850 patients in its first year.", "14,850", "differs"),
    ("The hospital employs 212 nurses.", "212", None),
    ("The fund lost $2.3 billion when the dam project was abandoned.", "$2.3 billion", "agrees"),
    ("The fund lost 2.3 billion dollars when the dam project was abandoned.", "2.3 billion", "agrees"),
    ("The fund lost $2.3 million when the dam project was abandoned in October.", "$2.3 million", "differs"),
    ("The choir has 31 singers and was founded in 1962.", "31", None),
    ("In 2023 the choir sang on 14 May.", "14", None),
    ("The second pillar of the bridge is old.", None, None),
    ("“The ferry to Hale carries 13 cars,” Jon Ruiz said.", "13", None),
]


def verdicts(draft: str) -> dict[str, str]:
    document = structure(read(draft.encode(), "draft.txt"))
    dossier = Dossier(document, segment(document))
    return {dossier.text(each.span): each.verdict.value for each in Figures(dossier, NOTES, frozenset()).verified()}


@pytest.mark.parametrize(("draft", "figure", "expected"), PAIRS)
def test_figure_has_the_verdict_that_a_reader_would_give(draft, figure, expected):
    found = verdicts(draft)
    assert found.get(figure) == expected, found
