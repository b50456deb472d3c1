"""Descriptions that end with the name of whom they describe: nobody in them is unnamed."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import SourceKind

PLACE = "The harbour reopened on Monday.\n\n{} The council meets in May. Nobody else was there.\n"


def people(sentence):
    dossier = audit(PLACE.format(sentence), "a.txt").dossier
    sources = [dossier.source_of(attribution) for attribution in dossier.attributions]
    return {source.name or source.label for source in sources if source.kind is SourceKind.PERSON}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“They robbed the public,” said US Attorney Jelka Vandermoot.", "Jelka Vandermoot"),
        ("“It is over,” Assistant US Attorney Thandiwe Okonjo-Smith said.", "Thandiwe Okonjo-Smith"),
        ("“This helps,” said Orbis Labs' chairman, president and CEO, Mark Caspari.", "Mark Caspari"),
        ("According to Halden's founder, chief executive and chair, Tuva Lind, it will grow.", "Tuva Lind"),
        ("“It is a start,” said the union's secretary and chief negotiator, Maximo Tarrasch.", "Maximo Tarrasch"),
        ("“It rained,” said journalist, author and photographer Corwin Ashbrook.", "Corwin Ashbrook"),
        ("Former guard and scout Buckley Brandt said the pick was a steal.", "Buckley Brandt"),
        ("The twins' parents, Lowri Hale and Ifan Pugh, said they were tired.", "Lowri Hale; Ifan Pugh"),
        ("The show's creators, Mikel DiMarco and Brynn Konetz, said it would return.", "Mikel DiMarco; Brynn Konetz"),
    ],
)
def test_whoever_is_named_at_the_end_is_the_source(sentence, name):
    assert name in people(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A friend of the mayor, Helen Ward, said that the plan was dead.",
        "Her lawyer and her brother's friend said that the plan was dead.",
        "Residents of Harl, New Vale and Old Marsh said that the plan was dead.",
    ],
)
def test_names_of_others_name_nobody(sentence):
    assert not people(sentence)


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("The trust's chief surgeon, Dr Petra Lamb, told the panel that the wards were full.", "Petra Lamb", "surgeon"),
        ("County roads director Mr. Hugo Farr said that the bridge was closed.", "Hugo Farr", "director"),
        ("A seller at the fish market, Mrs. Abena Cole, said that prices had doubled.", "Abena Cole", "seller"),
        ("Ivo Brandt, spokesman for the Harl River Board (HRB), said that the dam held.", "Ivo Brandt", "spokesman"),
        ("Rhona Tate, whose son died in the fire, said that no alarm rang.", "Rhona Tate", "son"),
        ("Another neighbour, Omar Sali, 52, said that he ran out with towels.", "Omar Sali", "neighbour"),
        ("Jill Moss, of Moss & Hale in Leeds, said that sales had doubled.", "Jill Moss", "Moss"),
    ],
)
def test_description_of_somebody_who_is_addressed_or_told_of_in_a_clause_is_their_title(sentence, name, role):
    dossier = audit(PLACE.format(sentence), "a.txt").dossier
    (title,) = {source.title for source in dossier.sources if source.name == name}
    assert title is not None
    assert role in title


@pytest.mark.parametrize(
    "sentence", ["In the end, Mr Hugo Farr said it rained.", "On Monday, Petra Lamb said it rained."]
)
def test_form_of_address_alone_describes_nobody(sentence):
    dossier = audit(PLACE.format(sentence), "a.txt").dossier
    assert {source.title for source in dossier.sources if source.name in ("Hugo Farr", "Petra Lamb")} == {None}
