"""Which rules a selector means, and which ones somebody who types a piece of a name."""

from __future__ import annotations

import pytest

from onrecord import Settings
from onrecord.domain import Category
from onrecord.errors import UnknownRuleError
from onrecord.pipeline import ran
from onrecord.rules import rules, select, sought

EVERY = {rule.code for rule in rules()}
OFF = {rule.code for rule in rules() if not rule.default}


def codes(found):
    return {rule.code for rule in found}


def test_all_is_really_every_rule_and_default_those_that_run_unnamed():
    assert OFF
    assert codes(select(rules(), ["ALL"])) == codes(select(rules(), ["all"])) == EVERY
    assert codes(select(rules(), ["DEFAULT"])) == EVERY - OFF
    assert ran("a.txt", Settings(select=("ALL",))) == EVERY
    assert ran("a.txt", Settings()) == EVERY - OFF
    assert codes(select(rules(), ["ALL"], ["DEFAULT"])) == OFF
    assert not OFF & codes(select(rules(), [each[:2] for each in OFF]))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("va208", "unidentified-data"), ("VA208", "unidentified-data"), ("Some-Say", "some-say"), ("some say", "some-say"),
        ("some_say", "some-say"), ("scare", "scare-quotes"), ("EPITHET", "loaded-epithet"), ("superlative", "unattributed-superlative"),
    ],
)  # fmt: skip
def test_a_piece_of_a_name_finds_the_rule(typed, name):
    assert [rule.info.name for rule in sought(rules(), typed)] == [name]


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("vague", Category.VAGUE_ATTRIBUTION), ("Vague-Attribution", Category.VAGUE_ATTRIBUTION), ("loaded language", Category.LOADED_LANGUAGE),
        ("an", Category.ANONYMOUS_SOURCING), ("anonymous sourcing", Category.ANONYMOUS_SOURCING), ("fair", Category.FAIRNESS),
    ],
)  # fmt: skip
def test_a_piece_of_a_category_finds_all_of_its_rules(typed, category):
    assert codes(sought(rules(), typed)) == {rule.code for rule in rules() if rule.category is category}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("some-says", "some-say"),
        ("VA2O3", "VA203"),
        ("vauge-atribution", "vague-attribution"),
        ("mind-raeding", "mind-reading"),
    ],
)
def test_a_slip_is_met_with_what_is_spelt_alike(typed, meant):
    with pytest.raises(UnknownRuleError, match="did you mean ") as caught:
        sought(rules(), typed)
    assert meant in str(caught.value)


@pytest.mark.parametrize("typed", ["zzz", "", " ", "-", "*", "x" * 100_000])
def test_what_resembles_no_rule_is_told_where_the_rules_are(typed):
    with pytest.raises(UnknownRuleError, match="lists them"):
        sought(rules(), typed)


def test_several_rules_in_one_word_are_told_how_to_be_separated():
    with pytest.raises(UnknownRuleError, match=r"separated by commas: AN101,some-say"):
        select(rules(), ["AN101 some-say"])
    with pytest.raises(UnknownRuleError, match=r"no rule is called 'AN101 nothing'(?!.*commas)"):
        select(rules(), ["AN101 nothing"])
