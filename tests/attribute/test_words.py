"""Words cover the text, and their pieces spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.words import pieces, words
from onrecord.domain import Span
from onrecord.language.vocabulary import vocabulary

NAMES = {index: piece for piece, index in vocabulary().items()}
ANY = st.text(max_size=200)


def spelled(word: str) -> list[str]:
    return [NAMES[piece] for piece in pieces(word)]


@given(ANY)
def test_words_cover_every_visible_character_once(text):
    covered = [offset for word in words(text, Span(0, len(text))) for offset in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    assert all(text[offset].isspace() for offset in set(range(len(text))) - set(covered))


@given(ANY, st.data())
def test_span_of_a_text_has_the_words_within_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    moved = [(word.start - start, word.end - start, word.pieces) for word in words(text, Span(start, end))]
    assert moved == [tuple(word) for word in words(text[start:end], Span(0, end - start))]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=60))
def test_joined_pieces_of_a_word_spell_the_word(word):
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
def test_words_are_split_into_pieces_of_the_vocabulary(word, expected):
    assert spelled(word) == expected


def test_punctuation_marks_are_separate_words():
    text = "€5m, U.S.-led"
    assert [text[w.start : w.end] for w in words(text, Span(0, len(text)))] == "€ 5m , U . S . - led".split()
