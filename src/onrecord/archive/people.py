"""One person across articles: merged by name and affiliation, in a table that a desk can change and give back."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.regular_file import read_regular_file

_SEPARATOR = " | "
KEY, PERSON = "key", "person"
"""Columns of a table of people: what a person is called in `sources.person`, and whom the desk says that is."""


@dataclass(slots=True)
class Person:
    """Who is quoted, in all articles: how they are called, and how often."""

    statements: int = 0
    articles: int = 0
    names: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)

    def add(self, other: Person) -> None:
        """Count another one as the same."""
        self.statements += other.statements
        self.articles += other.articles
        self.keys |= other.keys
        for mine, theirs in (
            (self.names, other.names),
            (self.titles, other.titles),
            (self.affiliations, other.affiliations),
            (self.outlets, other.outlets),
        ):
            mine.update(theirs)

    @property
    def name(self) -> str:
        """The name that is used most."""
        return _most(self.names)

    @property
    def role(self) -> str:
        """The title that is used most."""
        return _most(self.titles)

    @property
    def affiliation(self) -> str:
        """The affiliation that is stated most."""
        return _most(self.affiliations)


def merged(people: Mapping[str, Person], given: Mapping[str, str]) -> dict[str, Person]:
    """Merge people; return each by what they are called.

    `given` says for some keys who that is, and wins. Else one name with one affiliation, or with one that is part of
    the other, is one person, and so is the name without any. A name with two affiliations may be two people, and the
    name without any then is a third.
    """
    found: dict[str, Person] = {}
    for key, called in _merged_keys(people, given).items():
        found.setdefault(called, Person()).add(people[key])
    return found


def _merged_keys(people: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return what each key is merged into."""
    by_name: dict[str, list[str]] = defaultdict(list)
    whole = {key: given[key] for key in people if key in given}
    for key in people:
        if key not in given:
            by_name[key.partition(_SEPARATOR)[0]].append(key)
    for name, keys in by_name.items():
        places = sorted({key.partition(_SEPARATOR)[2] for key in keys} - {""}, key=lambda place: (-len(place), place))
        kept: list[str] = []
        for place in places:  # the longest form of each affiliation stands for those that it contains
            if not any(set(place.split()) <= set(longer.split()) for longer in kept):
                kept.append(place)
        for key in keys:
            place = key.partition(_SEPARATOR)[2]
            fitting = [longer for longer in kept if set(place.split()) <= set(longer.split())]
            whole[key] = _joined(name, fitting[0]) if len(fitting) == 1 else key
    return whole


def _joined(name: str, place: str) -> str:
    return f"{name}{_SEPARATOR}{place}" if place else name


def read_people(path: Path) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return a desk's table of people: who each key is, and what else the table says of them by column.

    Raises:
        SettingsError: if it cannot be read, or has no column `key`.
    """
    try:
        text = read_regular_file(path).decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror or type(error).__name__})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is not in UTF-8; save it as CSV in UTF-8") from None
    rows = csv.DictReader(StringIO(text, newline=""))
    if KEY not in (rows.fieldnames or ()):
        raise SettingsError(f"{path}: has no column {KEY!r}; take the people.csv that a report writes, and add to it")
    given: dict[str, str] = {}
    facts: dict[str, dict[str, str]] = {}
    for row in rows:
        if called := (row.get(PERSON) or "").strip():
            given[row[KEY]] = called
        facts[row[KEY]] = {name: value for name, value in row.items() if isinstance(value, str) and name}
    return given, facts


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word), default="")
