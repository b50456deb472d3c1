"""Contents sit on their quotation marks."""

from __future__ import annotations

import pytest

from onrecord.attribute.spans import directness, fitted
from onrecord.domain import Span


def spans(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text with [content] in square brackets."""
    text, found, start = "", [], 0
    for sign in marked:
        if sign == "[":
            start = len(text)
        elif sign == "]":
            found.append(Span(start, len(text)))
        else:
            text += sign
    return text, tuple(found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[“We won,]” she said.", "[“We won,”] she said."),
        ("“[We won,”] she said.", "[“We won,”] she said."),
        ("[“We won,”] she said.", "[“We won,”] she said."),
        ("[she called it “mad]”.", "[she called it “mad”]."),
        ("[“We won. And]", "[“We won. And]"),
    ],
)
def test_a_mark_at_the_edge_is_taken_in(before, after):
    text, found = spans(before)
    assert fitted(text, found) == spans(after)[1]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[“We won,”] she said, [“at last.”]", "direct"),
        ("[that it was “mad”], she said", "mixed"),
        ("[“Mad,”] she said of [the plan]", "mixed"),
        ("[that it was mad], she said", "indirect"),
        ("[“A paragraph that goes on]", "direct"),
    ],
)
def test_directness(marked, expected):
    assert directness(*spans(marked)) == expected


def test_an_it_that_holds_the_place_of_the_clause_is_left_out():
    text, found = spans("[It] is said [that the wall fell].")
    assert fitted(text, found) == found[1:]
    assert fitted(text, found[:1]) == found[:1]
