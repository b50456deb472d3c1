"""One person across articles: merged by name and affiliation, and parted again by the desk."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.archive.people import Person, merged, read_people
from onrecord.errors import SettingsError


def people(*keys):
    return {key: Person(statements=1, articles=1, names=Counter([key]), keys={key}) for key in keys}


def parts(found):
    return {called: sorted(person.keys) for called, person in found.items()}


def test_one_name_with_one_affiliation_or_none_is_one_person():
    found = merged(people("lee adams | harl council", "lee adams"), {})
    assert parts(found) == {"lee adams | harl council": ["lee adams", "lee adams | harl council"]}
    assert next(iter(found.values())).statements == 2


def test_an_affiliation_that_is_part_of_another_is_the_same():
    found = merged(people("lee adams | harl city council", "lee adams | harl council"), {})
    assert list(found) == ["lee adams | harl city council"]


def test_two_affiliations_are_two_people_and_no_affiliation_is_neither():
    keys = ["lee adams | dorn motors", "lee adams | harl council", "lee adams"]
    assert parts(merged(people(*keys), {})) == {key: [key] for key in keys}


def test_the_desk_decides_who_is_who():
    keys = ["lee adams", "lee adams | harl council", "l adams"]
    given = {"lee adams": "the other Lee Adams", "l adams": "lee adams | harl council"}
    assert parts(merged(people(*keys), given)) == {
        "the other Lee Adams": ["lee adams"],
        "lee adams | harl council": ["l adams", "lee adams | harl council"],
    }


def test_a_table_of_people_says_who_they_are_and_what_the_desk_knows(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text('key,person,gender,note\nlee adams,Lee Adams,f,"two\nlines"\njim okoro,,m,\n')
    given, known = read_people(path)
    assert given == {"lee adams": "Lee Adams"}
    assert [row["gender"] for row in known.values()] == ["f", "m"]


def test_a_table_without_keys_is_refused(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name\nLee Adams\n")
    with pytest.raises(SettingsError, match=r"has no column .key.; take the people\.csv"):
        read_people(path)
