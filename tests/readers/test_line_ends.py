"""Words that a line end cuts are whole, compounds keep their hyphen, and both stand where they stood."""

import pytest

from onrecord.domain import Span
from onrecord.readers import read
from tests.readers.positions import assert_sound


def found(text, phrase, name="draft.txt"):
    """What stands in the file where the phrase is read."""
    document = read(text.encode(), name)
    assert_sound(document)
    at = document.text.index(phrase)
    return document.source_map.origin(Span(at, at + len(phrase))).of(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "  \n    "])
@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("coun", "cil", "council"), ("har", "bour", "harbour"), ("flood", "ing", "flooding"), ("COUN", "CIL", "COUNCIL"),
        ("Pen", "wick", "Penwick"), ("mudd", "ling", "muddling"), ("under", "stand", "understand"),
    ],
)  # fmt: skip
def test_a_word_that_a_line_end_cuts_is_one_word(first, second, whole, end):
    text = f"The gate of the {first}-{end}{second} gave way, it said."
    assert found(text, whole) == f"{first}-{end}{second}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("long", "term"), ("well", "known"), ("Anglo", "Saxon"), ("X", "ray"), ("2019", "20"), ("19", "year-old"), ("built", "in"),
        ("state-of-the", "art"), ("COVID", "19"),
    ],
)  # fmt: skip
def test_a_compound_at_a_line_end_keeps_its_hyphen(first, second, end):
    text = f"The gate was a {first}-{end}{second} plan, she said."
    assert found(text, f"{first}-{second} plan") == f"{first}-{end}{second} plan"


def test_a_hyphen_that_stands_for_the_next_word_stays_apart():
    for rest in ("and long-term loans", "or long-term loans", "to medium-term loans"):
        assert f"short- {rest}" in read(f"The board took short-\n{rest}, it said.".encode(), "a.txt").text


def test_the_rest_of_the_text_tells_a_compound_from_a_word():
    assert "a fore-deck" in read(b"The fore-deck burned. It was a fore-\ndeck of oak.", "a.txt").text
    assert "a foredeck" in read(b"The foredeck burned. It was a fore-\ndeck of oak.", "a.txt").text


@pytest.mark.parametrize("sign", ["\u00ad", "\u00ac"])
def test_signs_that_only_part_words_at_line_ends_are_not_copy(sign):
    assert found(f"Some peo{sign}\nple say so.", "people say") == f"peo{sign}\nple say"


def test_a_cut_word_matches_rules_and_is_shown_where_it_stands():
    from onrecord import audit

    text = "Gate fails\n\nThe gate at Penwick gave way and forty gardens stood in the water. Some peo-\nple say the trust knew of the cracks.\n"
    report = audit(text)
    spans = [finding.span.of(report.dossier.document.text) for finding in report.findings]
    assert any("Some people say" in span for span in spans)


def test_cut_words_in_narrow_columns_keep_their_paragraph():
    text = "The gate at Penwick gave way on Tues-\nday and flooded the gardens of the Har-\nbour Trust, which had been told.\n"
    document = read(text.encode(), "a.txt")
    assert [block.span.of(document.text) for block in document.blocks] == [
        "The gate at Penwick gave way on Tuesday and flooded the gardens of the Harbour Trust, which had been told."
    ]


@pytest.mark.parametrize(
    ("written", "meant"), [("AT&amp;T", "AT&T"), ("&ldquo;No&rdquo;", "“No”"), ("caf&#233;", "café"), ("a&nbsp;b", "a b"), ("&notes;", "&notes;")]
)  # fmt: skip
def test_entities_in_a_text_are_the_characters_that_they_stand_for(written, meant):
    assert found(f"It was {written} that said so.", f"was {meant} that") == f"was {written} that"
