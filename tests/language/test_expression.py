"""What an expression needs never hides a match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.expression import comparable, read
from onrecord.language.patterns import expression_of
from onrecord.language.regex import regex
from onrecord.language.word_lists import any_of, classes
from tests.language.test_patterns import NAMES, entry, example

_PIECES = [
    "said",
    "his",
    "kin",
    " ",
    ", ",
    "-",
    r"\b",
    r"\s+",
    r"\w+",
    "[Tt]he",
    "a?",
    "(?!x)",
    r"(?<!\w)",
    r"(?![\w-])",
    ".",
    r"\W",
]
_TEXTS = st.text(alphabet="saidhkneTt x,-_ſKİı’\x00\x01\n", max_size=14)
_SIGNS = ["", "", "", "?", "+", "*", "{1,2}", "{0,2}"]


def _within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sequence = st.lists(inner, min_size=1, max_size=3).map("".join)
    either = st.lists(sequence, min_size=1, max_size=3).map("|".join)
    return st.builds("(?:{}){}".format, either, st.sampled_from(_SIGNS))


EXPRESSIONS = st.lists(st.recursive(st.sampled_from(_PIECES), _within, max_leaves=6), min_size=1, max_size=5).map(
    "".join
)


@given(
    EXPRESSIONS,
    st.lists(st.one_of(_TEXTS, st.sampled_from(["said", "his", "kin", "the", " "])), max_size=5),
    st.integers(0, 6),
    st.integers(0, 20),
)
def test_no_match_is_hidden(expression, texts, start, length):
    text = "".join(texts)
    try:
        plain = re.compile(read(expression).text, re.IGNORECASE)
    except re.error:
        return
    assert [match.span() for match in regex(expression, re.IGNORECASE).finditer(text)] == [
        match.span() for match in plain.finditer(text)
    ]
    once, other = (
        regex(expression, re.IGNORECASE).search(text, start, start + length),
        plain.search(text, start, start + length),
    )
    assert (once and once.span()) == (other and other.span())


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"\bsaid\b", [{" said "}]),
        ("said", [{"said"}]),
        (r"\b(?:accused|suspected) of \w+", [{" accused ", " suspected "}, {" of "}]),
        (r"\b(?:accus(?:ed|ing)|fined)\b", [{" accus", " fined "}]),
        (r"(?:no )?officials?\b", [{"official"}]),
        (r"(?<![\w-])(?:ab)+(?![\w-])", [{"ab"}]),
        (r"said|\w+ told", [{"said", " told"}]),
        (r"said|\w+", []),
        (r"(?=said)\w+", []),
        (r"(said) \1", []),
        (r"café", []),
    ],
)
def test_needed_words(expression, needs):
    assert sorted(map(sorted, read(expression).needed())) == sorted(map(sorted, needs))


def test_text_is_compared_by_its_words():
    assert comparable("“No,” he\nSAID—twice.") == " no he said twice "
    assert comparable("ſaİd") == " said "


@pytest.mark.parametrize("name", NAMES)
def test_examples_of_the_pack_hold_what_their_patterns_need(name):
    expression, _ = expression_of(name)
    for written in entry(name)["matches"]:
        text = comparable(example(written)[0])
        assert all(any(word in text for word in words) for words in expression.needed()), written


def test_items_of_lists_are_found_by_their_words():
    assert any_of(("prime minister", "don't", "raise|raises … doubts")).findall(
        "The Prime\nMinister raises some doubts; don’t."
    ) == ["Prime\nMinister", "raises some doubts", "don’t"]
    assert classes("charges", ("quality",)).search("It is corrupt.")
