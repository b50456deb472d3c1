"""Every named pattern of the pack matches what its examples mark, and nothing in what it must miss."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from onrecord.language.patterns import entries, expression_of, pattern
from onrecord.language.word_lists import words

FOLDER = files("onrecord.language.packs").joinpath("en", "patterns")
TOPICS = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))
NAMES = [f"{topic}.{name}" for topic in TOPICS for name in entries(topic)]
_KEYS = {"about", "expression", "flags", "anchored", "matches", "misses"}
_BRACKET = re.compile(r"\\\[|\\\]|\[|\]")


def entry(name: str):
    topic, _, own = name.partition(".")
    return entries(topic)[own]


def example(written: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example, and the spans in brackets."""
    text, last, starts, spans = "", 0, [], []
    for bracket in _BRACKET.finditer(written):
        text += written[last : bracket.start()]
        last = bracket.end()
        if bracket.group() == "[":
            starts.append(len(text))
        elif bracket.group() == "]":
            spans.append((starts.pop(), len(text)))
        else:
            text += bracket.group()[1]
    assert not starts, written
    return text + written[last:], spans


@pytest.mark.parametrize("topic", TOPICS)
def test_examples_are_matched_as_marked(topic):
    for name, entry in entries(topic).items():
        named = pattern(f"{topic}.{name}")
        for written in entry["matches"]:
            text, spans = example(written)
            assert spans, (name, written)
            if entry.get("anchored"):
                found = [match.span() for start, _ in spans if (match := named.match(text, start))]
            else:
                found = [match.span() for match in named.finditer(text)]
            assert found == spans, (name, written)


@pytest.mark.parametrize("topic", TOPICS)
def test_examples_are_missed(topic):
    for name, entry in entries(topic).items():
        named = pattern(f"{topic}.{name}")
        tried = named.match if entry.get("anchored") else named.search
        for written in entry["misses"]:
            assert not tried(example(written)[0]), (name, written)


@pytest.mark.parametrize("topic", TOPICS)
def test_pattern_says_what_it_is_for_and_has_examples(topic):
    for name, entry in entries(topic).items():
        assert set(entry) <= _KEYS, name
        assert entry["about"].endswith("."), name
        assert len(entry["matches"]) >= 2, name
        matches_the_empty_text = pattern(f"{topic}.{name}").search("") is not None
        assert entry["misses"] or matches_the_empty_text, name


@pytest.mark.parametrize("topic", TOPICS)
def test_no_pattern_bears_the_name_of_a_word_list(topic):
    assert [name for name in entries(topic) if words(name)] == []


def test_one_pattern_for_one_name():
    assert pattern("quotations.mark") is pattern("quotations.mark")


def test_unknown_pattern_is_a_key_error_on_first_use():
    with pytest.raises(KeyError, match="nonesuch"):
        pattern.__wrapped__("nonesuch.mark").search("x")


@pytest.fixture
def written(monkeypatch):
    """Patterns of a topic that exists in this test only."""

    def put(**expressions: tuple[str, str]) -> None:
        topic = {name: {"expression": expression, "flags": flags} for name, (expression, flags) in expressions.items()}
        monkeypatch.setattr("onrecord.language.patterns.entries", lambda _: topic)

    return put


def test_reference_stands_for_a_pattern_a_list_or_items_of_a_kind(written):
    written(a=("x|y", ""), b=("{a}z{2,3} {nationalities}", ""), c=("{charges:quality}", ""))
    expression, _ = expression_of("t.b")
    assert expression.text.startswith("(?:x|y)z{2,3} (?:")
    assert re.fullmatch(expression.text, "yzz Afghan")
    assert re.search(expression_of("t.c")[0].text, "corrupt")


def test_flags_of_a_pattern_stay_with_it_where_it_is_put_in(written):
    written(loose=("x", "i"), strict=("x", ""), in_strict=("{loose}{strict}", ""), in_loose=("{strict}{loose}", "i"))
    assert re.fullmatch(expression_of("t.in_strict")[0].text, "Xx")
    assert not re.fullmatch(expression_of("t.in_strict")[0].text, "XX")
    expression, flags = expression_of("t.in_loose")
    assert re.fullmatch(expression.text, "xX", flags)
    assert not re.fullmatch(expression.text, "XX", flags)


def test_expression_may_be_cut_into_lines(written):
    written(a=("\n  one\n  |two", ""))
    expression, flags = expression_of("t.a")
    assert (expression.text, flags) == ("one|two", 0)
