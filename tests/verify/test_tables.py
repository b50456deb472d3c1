"""The figures of a table have the unit of their column, and are those of the row that a sentence is about."""

from __future__ import annotations

import pytest

from onrecord.domain import Dossier, Span
from onrecord.language.table_cells import cell_figures
from onrecord.readers import read, read_evidence
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify import Index, index_file
from onrecord.verify.figures import Figures

TABLE = b"""Parish,Cost (\xc2\xa3m),"Thefts per 100,000",Share %,Length (km)
Skerrick,3.4,214,41,16
Oxmoor,1.9,187,36,12
"""
INDEX = Index([index_file(read_evidence(TABLE, "pier-repairs.csv"))])


@pytest.mark.parametrize(
    ("cell", "column", "value", "unit"),
    [
        ("3.4", "Cost (£m)", 3_400_000, "pounds"),
        ("3.4", "Cost £m", 3_400_000, "pounds"),
        ("12.50", "Rent (£ a week)", 12.5, "pounds"),
        ("£3.4m", "Cost", 3_400_000, "pounds"),
        ("12", "Population, thousands", 12_000, ""),
        ("41", "Share %", 41, "percent"),
        ("18", "Turnout (per cent)", 18, "percent"),
        ("16", "Length (km)", 16, "kilometres"),
        ("46", "Age", 46, "old"),
        ("1987", "Year built", 1987, "year"),
        ("7", "Number of pupils", 7, ""),
    ],
)
def test_cell_has_the_unit_of_its_column(cell, column, value, unit):
    (figure,) = cell_figures(f"x · {cell}", Span(4, 4 + len(cell)), column)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)
    assert 4 <= figure.span.start < figure.span.end <= 4 + len(cell)


@pytest.mark.parametrize(
    ("sentence", "figure", "expected"),
    [
        ("The pier repairs cost £3.4 million in Skerrick.", "£3.4 million", "agrees"),
        ("The pier repairs cost £4.3 million in Skerrick.", "£4.3 million", "differs"),
        ("The pier repairs cost £3.4 million in Oxmoor.", "£3.4 million", "differs"),  # which is the other row's
        ("In Oxmoor, there were 187 thefts per 100,000.", "187", "agrees"),
        ("Thefts per 100,000 in Oxmoor were 178.", "178", "differs"),
        ("The share in Skerrick was 14 per cent.", "14", "differs"),
        ("The pier repairs cost £9 million in Hale.", "£9 million", None),
        ("Skerrick has a choir of 12 singers.", "12", None),
    ],
)
def test_figure_is_compared_with_the_cell_of_its_row_and_column(sentence, figure, expected):
    document = structure(read(sentence.encode(), "draft.txt"))
    dossier = Dossier(document, segment(document))
    found = {dossier.text(each.span): each for each in Figures(dossier, INDEX, frozenset()).verified()}
    assert (found[figure].verdict.value if figure in found else None) == expected


def test_passage_of_a_cell_is_its_row():
    document = structure(read(b"The pier repairs cost \xc2\xa31.9 million in Oxmoor.", "draft.txt"))
    (found,) = Figures(Dossier(document, segment(document)), INDEX, frozenset()).verified()
    assert found.passage is not None
    assert (found.passage.text, str(found.passage.place)) == ("Oxmoor · 1.9 · 187 · 36 · 12", "row 3, column Cost (£m)")
