"""Numbers in words and digits, and what they may be rounded to."""

from __future__ import annotations

import pytest

from onrecord.language.numbers import nearest, numbers, rounds_to


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
        ("3rd", 3), ("1st", 1), ("2nd", 2), ("4th", 4), ("SEVEN", 7), ("two hundred and forty", 240), ("one hundred two", 102),
        ("twelve hundred", 1_200), ("one thousand two hundred and six", 1_206), ("three hundred thousand", 300_000),
        ("one million two hundred thousand and five", 1_200_005), ("six and a half", 6.5), ("two-and-a-half million", 2.5e6),
        ("2½", 2.5), ("7 and a half thousand", 7_500), ("half a million", 500_000), ("a quarter of a million", 250_000),
        ("three quarters of a billion", 7.5e8), ("half a dozen", 6), ("half-dozen", 6), ("a hundred", 100), ("a dozen", 12),
    ],
)  # fmt: skip
def test_scales_currencies_and_endings_are_understood(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("between three hundred and five hundred", [300, 500]),
        ("between one thousand and two thousand", [1_000, 2_000]),
        ("one hundred and forty thousand", [140_000]),
        ("in 40 and forty", [40, 40]),
        ("six and a quarter past", [6.25]),
        ("twenty and five", [20, 5]),
        ("a 30 second delay, a ten-second gap, the second man", [30, 10, 2]),
        ("four per second or twice every second", [4]),
    ],
)
def test_words_make_one_number_where_they_are_read_as_one(text, told):
    assert values(text) == told


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


@pytest.mark.parametrize(
    ("value", "figures", "rounded"),
    [(301_000, 1, 300_000), (301_000, 2, 300_000), (315_000, 2, 320_000), (18_900, 2, 19_000), (0.0349, 2, 0.035), (97, 1, 100)],
)  # fmt: skip
def test_nearest_number_of_so_many_figures(value, figures, rounded):
    assert nearest(value, figures) == rounded
