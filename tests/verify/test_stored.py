"""An indexed file is the same after it was stored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.readers import read_evidence
from onrecord.verify import index_file
from onrecord.verify.stored import from_bytes, to_bytes

ARRAYS = ("forms", "starts", "ends", "lines", "optional")


def assert_same(file):
    stored = from_bytes(to_bytes(file), file.path)
    for name in ARRAYS:
        assert np.array_equal(getattr(stored, name), getattr(file, name)), name
    for name in ("path", "text", "unit", "vocabulary", "marks", "byline"):
        assert getattr(stored, name) == getattr(file, name)


@given(
    st.lists(st.sampled_from(["gate", "can't", "$5bn", "[laughter]", "\n\n", "JO:", "\n", "—", "x" * 300]), max_size=60)
)
def test_words_and_places_of_any_text(parts):
    assert_same(index_file(read_evidence((" ".join(parts) + " end").encode(), "notes.txt")))


@pytest.mark.parametrize("gap", [255, 256, 70_000])
def test_words_that_stand_far_apart(gap):
    assert_same(index_file(read_evidence(("gate" + "." * gap + " shut\n" * 300).encode(), "notes.txt")))


def test_a_stored_file_takes_few_bytes_for_each_word():
    file = index_file(read_evidence(b"The gate was shut on Monday, and nobody knew why. " * 1000, "notes.txt"))
    assert len(to_bytes(file)) - len(file.text) < 6 * file.words
