"""Everything that a text names: one entity for each, of the right type, with every mention."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import EntityType, Gender
from onrecord.identify.entities import named_in
from onrecord.segment import segment
from tests.builders import document, dossier
from tests.hostile import SHAPES
from tests.identify.test_identify import WORDS


def of(text: str, name: str):
    return {entity.name: entity for entity in dossier(text).entities}[name]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Sen. Amir Shah, 61, won.", "Amir Shah", EntityType.PERSON),
        ("The Ruckford Times wrote so.", "Ruckford Times", EntityType.OUTLET),
        ("It was the Ruckford Water Board.", "Ruckford Water Board", EntityType.ORGANIZATION),
        ("They met in Paris in May.", "Paris", EntityType.PLACE),
        ("Many Germans left.", "Germans", EntityType.PEOPLE),
        ("The plan of Brondel failed.", "Brondel", EntityType.UNKNOWN),
        ("An inspection by the XQZ failed.", "XQZ", EntityType.UNKNOWN),
        (
            "Ruth Abel leads the Xenon Quartz Zone Agency. The XQZA won.",
            "Xenon Quartz Zone Agency",
            EntityType.ORGANIZATION,
        ),
    ],
)
def test_type_of_an_entity(text, name, kind):
    assert of(text, name).type is kind


def test_an_entity_gathers_the_forms_of_its_name_and_its_titles():
    text = "Vale sues again\n\nNora Vale, a nurse, sued. Ms. Vale won, and Vale’s lawyer paid. “It is over,” Nora said."
    entity = of(text, "Nora Vale")
    assert entity.aliases == ("Vale", "Nora Vale", "Nora")
    assert [span.of(text) for span in entity.mentions] == ["Vale", "Nora Vale", "Vale", "Vale", "Nora"]
    assert "a nurse" in entity.titles
    assert entity.gender is Gender.WOMAN


def test_initials_are_an_alias_of_the_name_that_they_stand_for():
    assert of("The Ruckford Water Board met. The RWB said so.", "Ruckford Water Board").aliases == (
        "Ruckford Water Board",
        "RWB",
    )


def test_a_title_that_one_person_has_is_a_mention_and_no_alias():
    text = "President Amir Shah spoke. The president left."
    entity = of(text, "Amir Shah")
    assert [span.of(text) for span in entity.mentions] == ["Amir Shah", "The president"]
    assert entity.aliases == ("Amir Shah",)


def disorders(text: str) -> list[str]:
    """What is wrong with the mentions of the entities of a text; each is a span of its own in the text, in order."""
    draft = document(text)
    entities = named_in(text, segment(draft))
    mentions = sorted(span for entity in entities for span in entity.mentions)
    wrong = [f"outside: {span}" for span in mentions if not 0 <= span.start < span.end <= len(text)]
    wrong += [f"shared: {one} {other}" for one, other in pairwise(mentions) if one.overlaps(other)]
    wrong += [f"not in order: {one}" for one in entities if list(one.mentions) != sorted(one.mentions)]
    first = [one.mentions[0] for one in entities]
    return wrong + ([] if first == sorted(first) else ["entities are not in the order of their first mention"])


@given(st.lists(WORDS, min_size=1, max_size=80))
@settings(max_examples=50)
def test_mentions_are_separate_spans_of_the_text_in_order(words):
    assert disorders(" ".join(words)) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_mentions_of_hostile_shapes_are_separate_spans_of_the_text_in_order(shape):
    assert disorders(SHAPES[shape](600)) == []
