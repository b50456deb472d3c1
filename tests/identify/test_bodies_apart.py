"""Bodies whose name is set apart behind what they are: "Its owner, Brightcare, said"."""

from __future__ import annotations

import pytest

from onrecord import audit

DRAFT = (
    "# Home fined\n\nElm House was fined on Monday.\n\n{} said it had mended its alarms.\n\nThe board meets in May.\n"
)


def sources(words):
    return {(one.kind.value, one.name) for one in audit(DRAFT.format(words), "a.md").dossier.sources}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Its owner, Goldcare Ltd,", "Goldcare Ltd"),
        ("The home’s new operator, Goldcare,", "Goldcare"),
        ("The charity, Shelter West,", "Shelter West"),
        ("The firm behind the plan, Elm Homes,", "Elm Homes"),
        ("A spokesman for the owner, Goldcare Ltd,", "Goldcare Ltd"),
    ],
)
def test_the_body_set_apart_is_the_source(words, name):
    assert ("organization", name) in sources(words)


def test_a_person_set_apart_stays_a_person():
    assert ("person", "Jane Orr") in sources("Its owner, Jane Orr,")
