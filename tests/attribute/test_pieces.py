"""Who holds a belief that is told in the passive: somebody behind “by” or “among”, else nobody."""

from __future__ import annotations

import pytest

from onrecord.attribute.pieces import Pieces
from tests.builders import span


@pytest.mark.parametrize(
    ("text", "cue", "source", "is_held"),
    [
        ("The winger is understood to be attracting offers from clubs.", "is understood", "clubs", False),
        ("The firm is widely believed to owe money to lenders.", "is widely believed", "lenders", False),
        ("The deal is thought by analysts to be dead.", "is thought", "analysts", True),
        ("It is believed among ministers that he lied.", "is believed", "ministers", True),
        ("Ministers say that he is said to be ill.", "is said", "Ministers", True),
        ("He told clubs that he would go.", "told", "clubs", True),
    ],
)
def test_a_passive_belief_is_held_by_whom_the_sentence_names(text, cue, source, is_held):
    held = Pieces(text, ()).holder(span(text, source), span(text, cue))
    assert (held is not None) == is_held
