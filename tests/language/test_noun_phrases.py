"""Noun phrases taken apart: the head, how many, which one, whose."""

from __future__ import annotations

import pytest

from onrecord.language.noun_phrases import noun_phrase, without_article
from onrecord.language.nouns import Family, singular


@pytest.mark.parametrize(
    ("text", "head", "family", "plural"),
    [
        ("the senator", "senator", Family.ROLES, False),
        ("two treasury officials", "official", Family.OFFICIALS, True),
        ("one of the officials", "official", Family.OFFICIALS, False),
        ("a group of nurses from Harl", "nurse", Family.ROLES, True),
        ("a leaked memo", "memo", Family.DOCUMENT, False),
        ("memos leaked on Monday", "memo", Family.DOCUMENT, True),
        ("several lampmakers", "lampmaker", None, True),
        ("the council and the mayor", "council", Family.BODY, False),
        ("Ruth’s aides", "aide", Family.OFFICIALS, True),
        ("an xyzzy", "xyzzy", None, False),
        ("", "", None, False),
    ],
)
def test_head_is_the_last_listed_noun_before_what_is_said_of_it(text, head, family, plural):
    found = noun_phrase(text)
    assert (found.head, found.family, found.plural) == (head, family, plural)


@pytest.mark.parametrize(
    ("text", "determiner", "definite", "possessor"),
    [
        ("the senator", "the", True, None),
        ("A senator", "a", False, None),
        ("his lawyer", "his", True, None),
        ("Lowbridge’s harbour commissioner", "the", True, "Lowbridge"),
        ("Nora Vale's lawyer", "the", True, "Nora Vale"),
        ("senators of Harl’s party", "senators", False, None),
    ],
)
def test_determiner_or_owner_makes_a_phrase_definite(text, determiner, definite, possessor):
    found = noun_phrase(text)
    assert (found.determiner, found.definite, found.possessor) == (determiner, definite, possessor)


@pytest.mark.parametrize(
    ("text", "count", "few"),
    [
        ("two officials", "two", True),
        ("the two officials", "two", True),
        ("more than 40 officials", "more than 40", False),
        ("one official", None, True),
        ("officials", None, False),
    ],
)
def test_number_of_people_is_counted(text, count, few):
    found = noun_phrase(text)
    assert (found.count, found.few) == (count, few)


@pytest.mark.parametrize("text", ["the harbour master of Harl", "one of the nurses who left", "  a clerk"])
def test_region_is_at_its_span(text):
    found = noun_phrase(text)
    assert " ".join(found.span.of(text).split()) == found.region


@pytest.mark.parametrize(
    ("plural", "one"),
    [("men", "man"), ("women", "woman"), ("parties", "party"), ("churches", "church"), ("news", "news"), ("MPs", "MP")],
)
def test_singular_of_a_plural(plural, one):
    assert singular(plural) == (one, plural != one)


@pytest.mark.parametrize(("words", "bare"), [("The Dam", "Dam"), ("an act", "act"), ("Those", "Those"), ("a", "a")])
def test_article_is_cut_off_where_words_follow(words, bare):
    assert without_article(words) == bare
