"""Every cue of the scopes is found where its examples mark it, and reaches over what they mark and no further."""

from __future__ import annotations

import re

import pytest

from onrecord.domain import Span
from onrecord.language import scopes
from onrecord.language.scopes import categories, scope
from tests.growth import is_linear

NAMES = sorted(categories())
TABLES = [
    (name, kind, table)
    for name in NAMES
    for kind in ("cues", "look_alikes")
    for table in categories()[name].get(kind, ())
]
_KEYS = {"expression", "flags", "direction", "reach", "examples"}


def example(written: str) -> tuple[str, list[Span], set[int]]:
    """The text of an example, the cues in brackets, and the places in braces."""
    text, cues, reached, start, inside = "", [], set(), 0, False
    for sign in written:
        if sign == "[":
            start = len(text)
        elif sign == "]":
            cues.append(Span(start, len(text)))
        elif sign in "{}":
            inside = sign == "{"
        else:
            reached |= {len(text)} if inside else set()
            text += sign
    return text, cues, reached


@pytest.mark.parametrize(("name", "kind", "table"), TABLES)
def test_cues_and_their_reach_are_as_the_examples_mark_them(name, kind, table):
    for written in table["examples"]:
        text, cues, reached = example(written)
        assert list(scope(name).cues(text)) == cues, written
        marked = {at for cue in cues for at in range(cue.start, cue.end)}
        for word in re.finditer(r"\w[\w’'-]*", text):
            if word.start() not in marked:
                assert scope(name).over(text, *word.span()) == (word.start() in reached), (written, word.group())


@pytest.mark.parametrize(("name", "kind", "table"), TABLES)
def test_every_expression_is_needed_by_its_examples(name, kind, table):
    assert set(table) <= _KEYS
    assert len(table["examples"]) >= (2 if kind == "cues" else 1)
    flags = table.get("flags", "i" if kind == "look_alikes" else "")
    found = re.compile(scopes.written_out(table["expression"], flags).put_in(flags).text)
    for written in table["examples"]:
        text, cues, _ = example(written)
        matched = [match.span() for match in found.finditer(text)]
        assert matched, written
        if kind == "cues":
            assert {*matched} <= {(cue.start, cue.end) for cue in cues}, written


@pytest.mark.parametrize("name", NAMES)
def test_category_says_what_it_is_for(name):
    assert categories()[name]["about"].endswith(".")


@pytest.fixture
def cue(monkeypatch):
    """A category “made-up” with one cue, “xyz”."""

    def put(direction: str, reach: str | int) -> scopes.Scope:
        table = {"expression": r"\bxyz\b", "direction": direction, "reach": reach}
        monkeypatch.setattr(scopes, "categories", lambda: {"made-up": {"cues": [table]}})
        scope.cache_clear()
        return scope("made-up")

    yield put
    scope.cache_clear()


@pytest.mark.parametrize(
    ("direction", "reach", "expected"),
    [
        ("forward", "clause", "d"),
        ("backward", "clause", "b c"),
        ("both", "clause", "b c d"),
        ("forward", "sentence", "d e off"),
        ("backward", "sentence", "a but b c"),
        ("backward", 1, "c"),
        ("both", 1, "c d"),
        ("forward", 5, "d"),
    ],
)
def test_direction_and_reach(cue, direction, reach, expected):
    text = "no. a, but b c xyz d; e off. g"
    made = cue(direction, reach)
    words = [word for word in re.finditer(r"\w+", text) if made.over(text, *word.span())]
    assert " ".join(word.group() for word in words) == expected


def test_cues_between_two_places_are_those_that_lie_there_wholly():
    text = "no, no, no"
    assert scope("negation").cues(text, 1, 9) == (Span(4, 6),)
    assert scope("negation").cues(text, 4) == (Span(4, 6), Span(8, 10))


def test_unknown_category_is_a_key_error_on_first_use():
    with pytest.raises(KeyError, match="nonesuch"):
        scope.__wrapped__("nonesuch").cues("x")


@pytest.mark.parametrize("shape", ["not ", "not sure ", "no, ", "x ", "if. "])
def test_asking_for_every_word_of_a_text_takes_linear_time(shape):
    def piece(size: int):
        text = shape * size

        def work():
            scopes._remembered.cache_clear()
            scopes._ends.cache_clear()
            return [scope(name).over(text, at, at + 1) for name in NAMES for at in range(0, len(text), len(shape))]

        return work

    assert is_linear(piece, 500)


def test_a_draft_is_read_once_however_many_phrases_are_asked_about():
    draft = "He was not there. " * 40
    scopes._remembered.cache_clear()
    for number in range(100):
        assert scope("negation").over(draft, 11, 16)
        assert not scope("negation").cues(f"phrase {number}")
    assert scopes._remembered.cache_info().misses == 1
