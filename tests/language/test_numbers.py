"""Numbers in words and digits, and what they may be rounded to."""

from __future__ import annotations

import pytest

from onrecord.language.numbers import numbers, rounds_to


def values(text: str) -> list[float]:
    return [value for _, value, _ in numbers(text)]


def test_number_words_have_their_values():
    units = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    assert values(f"{units} eighteen nineteen") == list(range(1, 20))
    assert values("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety") == list(range(20, 100, 10))
    ordinals = "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth"
    assert values(ordinals) == list(range(1, 11))
    assert values("twenty-one, forty two, ninety-nine") == [21, 42, 99]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred", 200), ("three thousand", 3_000), ("4k", 4_000), ("five million", 5_000_000), ("6m", 6_000_000),
        ("7mn", 7_000_000), ("8mln", 8_000_000), ("nine billion", 9e9), ("1b", 1e9), ("2bn", 2e9), ("3 trillion", 3e12),
        ("4t", 4e12), ("5tn", 5e12), ("two dozen", 24), ("$1.5 million", 1_500_000), ("£34,000", 34_000), ("€7", 7), ("12%", 12),
        ("3rd", 3), ("1st", 1), ("2nd", 2), ("4th", 4), ("SEVEN", 7),
    ],
)  # fmt: skip
def test_scales_currencies_and_endings_are_understood(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["a-7", "v2.1.3", "7/8", "B2B", "some", "tent", "/7"])
def test_parts_of_names_codes_and_dates_are_no_numbers(text):
    assert values(text) == []


def test_span_covers_the_number_and_tells_digits_from_words():
    text = "It lost $34 million in two years."
    assert [(span.of(text), in_digits) for span, _, in_digits in numbers(text)] == [
        ("$34 million", True),
        ("two", False),
    ]


@pytest.mark.parametrize(
    ("value", "told", "rounds"),
    [
        (34, 34, True), (1_234, 1_200, True), (1_234, 1_230, True), (1_289, 1_300, True), (1_289, 1_200, True),
        (1_234, 1_400, False), (1_499, 1_000, False), (97, 100, True), (95, 90, True), (34, 43, False), (0.24, 0.2, False),
        (0.198, 0.2, True), (2.04, 2, True), (2.9, 2, False),
    ],
)  # fmt: skip
def test_rounding_keeps_to_the_figures_that_are_given_and_a_tenth(value, told, rounds):
    assert rounds_to(value, told) is rounds
