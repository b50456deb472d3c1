"""Whom a claim charges."""

from __future__ import annotations

import pytest

from onrecord.domain import ClaimClass
from tests.words import claim


def accused(statement: str) -> list[str]:
    return [each.name for each in claim(f"Ann Lee said that {statement}.", "", ClaimClass.ROUTINE).accused]


@pytest.mark.parametrize(
    "words", ["was lying to the board", "was mishandling the fund", "’s mishandling of the fund grew"]
)
def test_word_that_is_noun_and_deed_charges_as_either(words):
    assert accused(f"Viktor Sand {words}".replace(" ’", "’")) == ["Viktor Sand"]


@pytest.mark.parametrize("words", ["was lying on the floor", "was not lying to the board"])
def test_who_lies_down_or_does_not_lie_is_not_charged(words):
    assert accused(f"Viktor Sand {words}") == []
