"""The neutral verb of saying in the form of another."""

from __future__ import annotations

import pytest

from onrecord.language.said import said_for


@pytest.mark.parametrize(
    ("verb", "neutral"),
    [("claimed", "said"), ("claims", "says"), ("claiming", "saying"), ("claim", "say"), ("Confesses", "Says"), ("confess", "say"), ("pointed out", "said"), ("points out", "says")],
)  # fmt: skip
def test_neutral_verb_has_the_form_of_the_loaded_one(verb, neutral):
    assert said_for(verb) == neutral
