"""What the tagger sees of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.features import GAPS, SHAPES, VOICES, gap, shape
from onrecord.attribute.reading import reading
from onrecord.segment import segment
from tests.builders import document


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", "lower"), ("Smith", "capital"), ("I", "capital"), ("NATO", "upper"), ("iPhone", "mixed"),
        ("McCain", "mixed"), ("2016", "number"), ("3rd", "number"), ("“", "sign"), ("東京", "mixed"),
    ],
)  # fmt: skip
def test_shape_tells_case_and_digits(word, expected):
    assert SHAPES[shape(word)] == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [("", "none"), (" ", "blank"), ("\t\u00a0", "blank"), (" \n", "line"), ("\n\n", "paragraph")],
)
def test_gap_tells_the_white_space_before_a_word(before, expected):
    assert GAPS[gap(before)] == expected


@given(st.text(alphabet="aB1 .,\"“”\n'é", max_size=120))
def test_arrays_have_one_entry_per_word_or_piece(text):
    draft = document(text)
    read = reading(text, segment(draft))
    assert len(read.pieces) == len(read.shapes) == len(read.gaps) == len(read.voices)
    assert len(read.firsts) == len(read.words) == len(read.sentence_of)
    ends = [*read.firsts, len(read.pieces)][1:]
    lengths = [end - start for start, end in zip(read.firsts, ends, strict=True)] if read.words else []
    assert lengths == [len(word.pieces) for word in read.words]


def test_words_of_a_quotation_have_another_voice():
    draft = document("“We won,” Lee said.")
    read = reading(draft.text, segment(draft))
    voices = [VOICES[read.voices[first]].value for first in read.firsts]
    assert voices == ["quoted"] * 5 + ["reporter"] * 3
