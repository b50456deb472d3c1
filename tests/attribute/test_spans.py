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
def test_content_includes_quotation_marks_at_its_edges(before, after):
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
def test_directness_is_direct_mixed_or_indirect_by_quotation_marks(marked, expected):
    assert directness(*spans(marked)) == expected


def test_expletive_it_is_no_part_of_the_content():
    text, found = spans("[It] is said [that the wall fell].")
    assert fitted(text, found) == found[1:]
    assert fitted(text, found[:1]) == found[:1]
