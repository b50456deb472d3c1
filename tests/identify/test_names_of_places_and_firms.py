"""Countries, cities and companies whose names look like people's or papers'."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import SourceKind


def _source(name: str) -> tuple[SourceKind, str | None]:
    copy = f"{name} said on Monday that 40,000 jobs would go, and that it would publish the plan in May."
    source = audit(f"Ministers to meet over trade deal\n\n{copy}\n\nTalks begin in June.\n").dossier.sources[0]
    return source.kind, source.name


@pytest.mark.parametrize(
    "name",
    [
        "Dominican Republic", "St. Louis", "St. Paul", "Santa Monica", "Saint Petersburg", "Fort Worth", "Port Stanley",
        "San Marino", "Burkina Faso", "Marks & Spencer", "Ernst & Young", "TikTok", "DeepMind", "Wells Fargo",
        "Morgan Stanley", "Dr Pepper", "Burger King", "Warner Bros.", "Scotland Yard", "Reddit",
    ],
)  # fmt: skip
def test_places_and_firms_are_organisations(name):
    assert _source(name) == (SourceKind.ORGANIZATION, name.replace(".", ""))


@pytest.mark.parametrize("name", ["Jill St. John", "LeBron Jameson", "DeShawn Reed", "Fergus McDonald", "Dana Fort"])
def test_people_with_such_parts_are_people(name):
    assert _source(name)[0] is SourceKind.PERSON


@pytest.mark.parametrize(
    ("words", "name"),
    [("San Francisco Mayor Dana Ruiz", "Dana Ruiz"), ("St. Louis lawyer Ann Poe", "Ann Poe")],
)
def test_person_behind_a_place_and_a_title_is_the_person(words, name):
    assert _source(words) == (SourceKind.PERSON, name)


def test_paper_of_such_a_place_is_an_outlet():
    assert _source("The St. Louis Post-Dispatch")[0] is SourceKind.OUTLET
