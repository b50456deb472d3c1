"""The table that decides the kind of a source asks for lists and facts that exist."""

from __future__ import annotations

import pytest

from onrecord.domain import SourceKind
from onrecord.identify.kind import _FAMILIES, _ORDER, _Mention, kind_of
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.word_lists import word_set
from tests.words import source_of


@pytest.mark.parametrize("row", _ORDER, ids=lambda row: f"{row.kind} {row.nouns} {row.having}")
def test_row_asks_for_nouns_and_facts_that_are_known(row):
    assert not row.nouns or row.nouns in _FAMILIES or word_set(row.nouns) or word_set("source_nouns", row.nouns)
    mention = _Mention(noun_phrase("the clerk"), "the clerk", ())
    assert all(hasattr(mention, fact) for fact in (*row.having.split(), *row.lacking.split()))


def test_no_row_stands_twice():
    assert len(set(_ORDER)) == len(_ORDER)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("detectives", SourceKind.ORGANIZATION),
        ("40 detectives", SourceKind.UNNAMED_GROUP),
        ("two detectives", SourceKind.UNNAMED_PERSON),
        ("some detectives", SourceKind.UNNAMED_GROUP),
        ("a detective", SourceKind.UNNAMED_PERSON),
        ("detectives who asked not to be named", SourceKind.UNNAMED_PERSON),
        ("barristers", SourceKind.ORGANIZATION),
        ("three barristers", SourceKind.UNNAMED_PERSON),
        ("the electorate", SourceKind.UNNAMED_GROUP),
        ("the news", SourceKind.NONE),
        ("the authority", SourceKind.ORGANIZATION),
        ("authorities", SourceKind.ORGANIZATION),
    ],
)
def test_number_and_determiner_decide_with_the_family_of_the_noun(words, kind):
    assert kind_of(noun_phrase(words), words, named=()) is kind


@pytest.mark.parametrize("who", ["Economists", "Top economists", "Leading scientists", "Senior analysts"])
def test_a_word_that_only_vouches_for_experts_describes_nobody(who):
    assert source_of(f"[{who}] said the plan failed.").grade == "D0"


def test_a_word_that_says_which_experts_describes_them():
    assert source_of("[Local economists] said the plan failed.").grade == "D1"
