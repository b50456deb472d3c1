"""Who a source is, on whole drafts: names with particles and titles, surnames shared by two, bodies, "it"."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Source, SourceKind


def last_source(copy: str, headline: str = "Pier to stay shut") -> Source:
    """The source of the last attribution of a draft."""
    read = audit(f"{headline}\n\n{copy}\n").dossier
    return read.source_of(read.attributions[-1])


@pytest.mark.parametrize(
    ("copy", "name"),
    [
        ("Anna van der Meer said the pier was old.", "Anna van der Meer"),
        ("Mr. de la Rosa said the pier was old.", "de la Rosa"),
        ("Šárka Nováková, the envoy, said the pier was old.", "Šárka Nováková"),
        ("Wu Jian, the premier, said he would pay. “We are glad,” Wu said.", "Wu Jian"),
        ("Gov. R. T. Hall said the pier was old.", "R. T. Hall"),
        ("Butcher Ben Vale said the pier was old.", "Ben Vale"),
        ("Mother-of-three Yusra Vale said the pier was old.", "Yusra Vale"),
        ("Nobody posted on X. Passenger Lena Vale tweeted: “We slept here.”", "Lena Vale"),
        ("Father-of-two Omar Vale said the pier was old.", "Omar Vale"),
        ("Former Chairman and Chief Executive Tom Vale said he was glad.", "Tom Vale"),
        ("Minister of State for Docks and Inland Waters Nora Vale said the pier was old.", "Nora Vale"),
        ("ESKMOUTH, Scotland (AP) — Maria Vale, a diver, said the pier was old.", "Maria Vale"),
    ],
)
def test_name_is_the_persons_alone(copy, name):
    source = last_source(copy)
    assert (source.kind, source.name) == (SourceKind.PERSON, name)


@pytest.mark.parametrize(
    ("copy", "name"),
    [
        ("The pier is unsafe, the Eskmouth Heritage Initiative said.", "Eskmouth Heritage Initiative"),
        ("Eskmouth Ferries has sold two boats, it said on Monday.", "Eskmouth Ferries"),
        ("The company serves 9,000 homes, it said.", "company"),
        ("Number 10 said the pier would stay.", "Number 10"),
        ("Both the mayor and the pier board said they were not told.", "mayor and the pier board"),
        ("Walt Disney said it would build a pier.", "Walt Disney"),
    ],
)
def test_body_is_an_organisation(copy, name):
    source = last_source(copy)
    assert source.kind is SourceKind.ORGANIZATION
    assert (source.name or "").removeprefix("Both the ") == name


def test_headline_in_title_case_adds_nothing_to_a_name():
    copy = "Eskmouth Energy said revenue rose 4 percent to $2 billion."
    assert last_source(copy, "Eskmouth Energy Announces Annual Results").name == "Eskmouth Energy"


def test_surname_of_two_people_named_together_is_said_to_be_ambiguous():
    copy = "Nora Vale, a senator, and her cousin Tom Vale, a diver, met on Monday. Vale said the pier was safe."
    source = last_source(copy)
    assert (source.kind, source.label) == (SourceKind.PARTLY_NAMED, "Vale (Nora Vale or Tom Vale)")


def test_surname_of_whoever_is_spoken_of_more_is_theirs():
    copy = "Nora Vale, a senator, sold the pier. Nora Vale and her cousin Tom Vale met. Vale said the pier was safe."
    assert last_source(copy).name == "Nora Vale"


def test_charges_are_a_document():
    assert last_source("According to the charges, Tom Vale drove through the gate.").kind is SourceKind.DOCUMENT


def test_earlier_version_of_the_article_is_nobody():
    version = "Readers wrote that an earlier version of this article said that the fee would triple."
    assert last_source(version).kind in (SourceKind.NONE, SourceKind.UNNAMED_GROUP)


def test_given_name_that_is_a_place_is_a_person_where_she_or_he_follows():
    assert last_source("Jordan said he was sad.").kind is not SourceKind.ORGANIZATION
    assert last_source("Jordan said it would sign the treaty.").kind is SourceKind.ORGANIZATION


def test_place_of_a_government_backs_less_than_a_named_office():
    copy = "{} said 40 per cent of the piers had cost more than £2bn since 2010."
    levels = [
        max(each.level or 0 for each in audit(f"Pier to stay\n\n{copy.format(name)}\n").dossier.assertions)
        for name in ("Whitehall", "Downing Street")
    ]
    assert levels[0] < levels[1]


def test_what_follows_a_name_and_a_verb_is_no_title():
    assert last_source("Another guest, Jo, said the clerk laughed.").title is None
