"""The word lists of the pack, and those of varieties of English that add to them."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from onrecord.language.packs import VARIETIES
from onrecord.language.regex import regex
from onrecord.language.word_lists import alternatives, any_of, classes, phrase, word_pattern, word_set, words
from tests.words import source_of

EN = files("onrecord.language.packs").joinpath("en")
LISTS = sorted(file.name.removesuffix(".txt") for file in EN.iterdir() if file.name.endswith(".txt"))
OVERLAYS = [(variety, file.name) for variety in VARIETIES for file in EN.joinpath(variety).iterdir()]


@pytest.mark.parametrize("name", LISTS)
def test_no_item_stands_twice_in_a_list_or_in_two_varieties(name):
    assert [item for item, times in Counter(words(name)).items() if times > 1] == []


@pytest.mark.parametrize(("variety", "file"), OVERLAYS)
def test_list_of_a_variety_adds_to_a_common_one(variety, file):
    assert file.removesuffix(".txt") in LISTS
    listed = EN.joinpath(variety, file).read_text(encoding="utf-8").splitlines()
    assert word_set(file.removesuffix(".txt")).issuperset(line for line in listed if not line.startswith("#"))


@pytest.mark.parametrize("path", [*(f"{name}.txt" for name in LISTS), *(f"{each}/{file}" for each, file in OVERLAYS)])
def test_list_says_where_it_comes_from(path):
    first = EN.joinpath(*path.split("/")).read_text(encoding="utf-8").splitlines()[:5]
    assert first[0].startswith("# ")
    assert any(line.startswith("# provenance: ") for line in first)


def test_folders_of_varieties_are_those_that_are_read():
    assert {entry.name for entry in EN.iterdir() if entry.is_dir()} == {*VARIETIES, "patterns"}


def test_unknown_list_is_empty():
    assert words("nonesuch") == ()


@pytest.mark.parametrize("text", ["It may have RAISED serious doubts.", "He raises  questions"])
def test_item_stands_for_its_alternatives_and_gaps_in_any_case(text):
    assert any_of(("raise|raises|raised … questions|doubts",)).search(text)


def test_item_is_matched_as_whole_words_only():
    assert not any_of(("aid",)).search("the aide said, un-aid, aid-worker")


def test_apostrophes_are_the_same():
    assert any_of(("it's",)).search("it’s")


def test_longest_item_comes_first():
    assert alternatives(("a", "a b")) == "(?=[aA])(?:" + phrase("a b") + "|a)"
    match = any_of(("grim", "odd", "grim news", "odd|grim … news")).search("Grim news")
    assert match
    assert match.group() == "Grim news"


@pytest.mark.parametrize("name", ["accusations", "hedges", "wrongful_acts", "titles_before_names", "places"])
def test_parting_items_by_their_first_letter_changes_no_match(name):
    text = " ".join((*words(name), *words("common_verbs"))).replace("|", " ")
    plain = "|".join(phrase(item) for item in sorted(words(name), key=len, reverse=True))
    undivided = regex(rf"(?<![\w'’-])(?:{plain})(?![\w-])", re.IGNORECASE)
    assert [each.span() for each in any_of(words(name)).finditer(text)] == [
        each.span() for each in undivided.finditer(text)
    ]


def test_classes_are_groups_of_one_pattern():
    match = classes("charges", ("verb", "quality")).search("He is corrupt.")
    assert match.lastgroup == "quality"


def test_list_is_a_pattern():
    assert word_pattern("hedges") is word_pattern("hedges")
    assert word_pattern("hedges").search("It may have been.")


UNNAMED = "TD MLA MLC MS PC QC KC JP CEO GP MSP MP Garda Taoiseach councillor".split()


@pytest.mark.parametrize("role", [*UNNAMED, "Lok Sabha member", "XYZ", "ABCD"])
@pytest.mark.parametrize("lead", ["one", "One", "another"])
def test_role_behind_one_is_an_unnamed_person(lead, role):
    assert source_of(f"[{lead} {role}], who did not want to be named, said the plan failed.").kind == "unnamed-person"


@pytest.mark.parametrize("lead", ["an", "one"])
def test_organisation_by_its_acronym_before_a_noun_places_an_unnamed_person(lead):
    source = source_of(f"[{lead} ABCD official], who did not want to be named, said the plan failed.")
    assert (source.kind, source.grade) == ("unnamed-person", "D2")


@pytest.mark.parametrize("name", ["FEMA", "ABCD", "The ABCD", "NATO"])
def test_acronym_that_speaks_by_itself_is_an_organisation(name):
    assert source_of(f"[{name}] said the plan failed.").kind == "organization"


@pytest.mark.parametrize(
    ("written", "name", "title"),
    [
        ("John Smith TD", "John Smith", "TD"),
        ("Jane Roe QC", "Jane Roe", "QC"),
        ("Jane Roe QC MP", "Jane Roe", "QC MP"),
        ("Jane Roe OBE", "Jane Roe", None),
        ("Ruth Abel, MSP", "Ruth Abel", "MSP"),
        ("Garda John Smith", "John Smith", "Garda"),
        ("PC Ann Poe", "Ann Poe", "PC"),
        ("Taoiseach Mary Lee", "Mary Lee", "Taoiseach"),
        ("Labour MLA Ann Poe", "Ann Poe", "Labour MLA"),
        ("Ann Poe MLC", "Ann Poe", "MLC"),
        ("Ann Poe MS", "Ann Poe", "MS"),
        ("Ann Poe JP", "Ann Poe", "JP"),
        ("CEO Ann Poe", "Ann Poe", "CEO"),
        ("GP Ann Poe", "Ann Poe", "GP"),
        ("Lok Sabha member Ann Poe", "Ann Poe", "Lok Sabha member"),
    ],
)
def test_person_is_named_with_the_role_before_or_behind_the_name(written, name, title):
    source = source_of(f"[{written}] said the plan failed.")
    assert (source.kind, source.name, source.title) == ("person", name, title)


@pytest.mark.parametrize("woman", ["Ms Lee", "Ms. Lee", "MS LEE"])
def test_ms_before_a_name_is_how_a_woman_is_addressed(woman):
    assert source_of(f"[{woman}] said the plan failed.").kind == "person"


def test_no_title_is_a_given_name():
    """ "Gov. Earl Vorn" would lose his."""
    assert not word_set("titles_before_names") & (word_set("given_names_men") | word_set("given_names_women"))
