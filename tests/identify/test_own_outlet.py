"""The draft's own outlet is no other outlet: what it "has learned" has no source, and what it saw is an observation."""

from __future__ import annotations

import pytest

from onrecord import Settings, audit
from onrecord.domain import SourceKind


def _kinds(sentence: str, **settings: str) -> list[SourceKind]:
    report = audit(f"Bridge to close\n\n{sentence}\n\nWork begins in May.\n", settings=Settings(**settings))
    return [source.kind for source in report.dossier.sources if source.attributions]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Daily Ledger has learned that the mayor took 40,000 dollars.",
        "The Ledger understands that the mayor took 40,000 dollars.",
        "The mayor took 40,000 dollars, the Daily Ledger has been told.",
        "This newspaper can reveal that the mayor took 40,000 dollars.",
        "The Daily Ledger reported in May that the mayor took 40,000 dollars.",
    ],
)
def test_what_the_own_outlet_was_told_has_no_source(sentence):
    assert _kinds(sentence, outlet="The Daily Ledger") == [SourceKind.NONE]


def test_what_the_own_outlet_saw_is_an_observation():
    sentence = "The Daily Ledger observed that 40 of the 300 seats were empty."
    assert _kinds(sentence, outlet="The Daily Ledger") == [SourceKind.OWN_OBSERVATION]


def test_byline_names_the_own_outlet():
    draft = (
        "Bridge to close\n\nBy Jo Marsh, The Daily Ledger\n\nThe Daily Ledger has learned that he took 40 dollars.\n"
    )
    assert {source.kind for source in audit(draft).dossier.sources} == {SourceKind.NONE}


@pytest.mark.parametrize("sentence", ["The Echo reported that 40 were hurt.", "Harbour Daily said that 40 were hurt."])
def test_other_outlets_stay_outlets(sentence):
    assert _kinds(sentence, outlet="The Daily Ledger") == [SourceKind.OUTLET]
    assert _kinds("The Daily Ledger reported that 40 were hurt.") == [SourceKind.OUTLET]
