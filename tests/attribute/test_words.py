"""Words cover the text, and their pieces spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.words import pieces, vocabulary, words
from onrecord.domain import Span

NAMES = {index: piece for piece, index in vocabulary().items()}
ANY = st.text(max_size=200)


def spelled(word: str) -> list[str]:
    return [NAMES[piece] for piece in pieces(word)]


@given(ANY)
def test_words_cover_all_that_is_no_white_space_and_nothing_twice(text):
    covered = [offset for word in words(text, Span(0, len(text))) for offset in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    assert all(text[offset].isspace() for offset in set(range(len(text))) - set(covered))


@given(ANY, st.data())
def test_a_part_of_the_text_has_the_words_of_that_part(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    moved = [(word.start - start, word.end - start, word.pieces) for word in words(text, Span(start, end))]
    assert moved == [tuple(word) for word in words(text[start:end], Span(0, end - start))]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=60))
def test_pieces_of_a_plain_word_put_together_are_the_word(word):
    assert "".join(piece.removeprefix("##") for piece in spelled(word)) == word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", ["said"]),
        ("SAID", ["said"]),
        ("Zelenskyy", ["ze", "##len", "##sky", "##y"]),
        ("café", ["cafe"]),
        ("“", ['"']),
        ("’", ["'"]),
        ("re\u00adport", ["report"]),
        ("x" * 101, ["[UNK]"]),
        ("\U0001f600", ["[UNK]"]),
    ],
)
def test_pieces(word, expected):
    assert spelled(word) == expected


def test_signs_stand_alone():
    text = "€5m, U.S.-led"
    assert [text[w.start : w.end] for w in words(text, Span(0, len(text)))] == "€ 5m , U . S . - led".split()
