"""A draft of lists is refused with one line that says what it holds too much of; an article is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord import assess, pipeline
from onrecord.density import Density
from onrecord.errors import UnreadableError
from onrecord.settings import Settings
from tests.builders import document
from tests.hostile import FAMILY, GIVEN, draft

ENGLISH = Settings(language="en", min_confidence=0)


def test_a_short_draft_may_hold_a_number_and_a_longer_one_a_share():
    bound = Density("commas", 10, 5)
    bound.check(10, 1)
    bound.check(20, 100)
    with pytest.raises(UnreadableError, match=r"holds 21 commas in 100 characters, far more .*; split it"):
        bound.check(21, 100)
    with pytest.raises(UnreadableError, match="11 commas"):
        bound.check(11, 1)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("a list of names", "full names"),
        ("everybody, in one sentence", "full names"),
        ("accusations", "full names"),
        ("accusations, one sentence", "full names"),
        ("capital blocks", "blocks"),
    ],
)
def test_lists_are_refused_before_the_model_runs(shape, told, monkeypatch):
    monkeypatch.setattr("onrecord.attribute.attribute", lambda *_: pytest.fail("the model ran"))
    data, name = draft(shape, 200_000)
    with pytest.raises(UnreadableError, match=told):
        onrecord.audit(data, name, settings=ENGLISH)


@pytest.mark.parametrize(
    ("module", "bound"), [(assess, "CLAIMS"), (pipeline, "FINDINGS"), (pipeline, "NAMES"), (pipeline, "BLOCKS")]
)
def test_each_bound_is_asked(module, bound, monkeypatch):
    text = (
        "Nora Vale left.\n\nNora Vale stole the money and lied to the council.\n\nSome say Ann Lee took bribes.\n\n" * 3
    )
    onrecord.audit(text, "draft.txt", settings=ENGLISH)
    monkeypatch.setattr(module, bound, replace(getattr(module, bound), anyway=1, apart=1_000))
    with pytest.raises(UnreadableError, match=getattr(module, bound).what):
        onrecord.audit(text, "draft.txt", settings=ENGLISH)


def test_a_letter_with_a_thousand_signatories_is_read():
    names = ", ".join(f"{given} {family}" for given in GIVEN[:40] for family in FAMILY[:25])
    pipeline._refuse_lists(document(f"We ask the council to stop.\n\n{names}"))
