"""What a rule may ask a dossier about names."""

from __future__ import annotations

from onrecord.domain import Dossier, Entity, EntityType, Span
from tests.builders import document

TEXT = "Nora Vale sued Acme. Vale won; Acme paid Nora Vale, and Oslo watched."


def spans(*words: tuple[str, int]) -> tuple[Span, ...]:
    return tuple(Span(at, at + len(word)) for word, at in words)


VALE = Entity(
    EntityType.PERSON, "Nora Vale", ("Nora Vale", "Vale"), spans(("Nora Vale", 0), ("Vale", 21), ("Nora Vale", 41))
)
ACME = Entity(EntityType.ORGANIZATION, "Acme", ("Acme",), spans(("Acme", 15), ("Acme", 31)))
OSLO = Entity(EntityType.PLACE, "Oslo", ("Oslo",), spans(("Oslo", 56)))
DOSSIER = Dossier(document(TEXT), (), entities=(VALE, ACME, OSLO))


def test_entities_over_a_span_are_given_once_in_the_order_of_the_text():
    assert list(DOSSIER.entities_over(Span(21, len(TEXT)))) == [VALE, ACME, OSLO]
    assert list(DOSSIER.entities_over(Span(10, 20))) == [ACME]
    assert list(DOSSIER.entities_over(Span(9, 15))) == []


def test_mentions_over_a_span_are_in_the_order_of_the_text():
    found = [(DOSSIER.text(span), entity.name) for span, entity in DOSSIER.mentions_over(Span(16, 50))]
    assert found == [("Acme", "Acme"), ("Vale", "Nora Vale"), ("Acme", "Acme"), ("Nora Vale", "Nora Vale")]


def test_entity_of_a_span_is_the_one_whose_name_fills_most_of_it():
    assert DOSSIER.entity_of(Span(17, 26)) is VALE  # "me. Vale"
    assert DOSSIER.entity_of(Span(5, 9)) is VALE
    assert DOSSIER.entity_of(Span(21, 36)) is VALE  # as many characters of "Vale" as of "Acme"
    assert DOSSIER.entity_of(Span(10, 14)) is None
