"""Replies told by "he" or "she" a few sentences behind the name, and word of a lawyer or a plea."""

from __future__ import annotations

import pytest

from onrecord import audit

DRAFT = (
    "Man, 20, stabbed outside mill\n\nA man of 20 was stabbed outside the Harl mill late on Monday, police said.\n\n"
    "A suspect, Corin Bale, 22, was arrested on Tuesday and charged with murder. He is being held in the county jail. "
    "{}\n\nDetectives are looking at film from a camera.\n"
)


def holds(line):
    score = audit(DRAFT.format(line), "a.txt").dossier.score
    return [hold.gate.value for hold in score.holds] if score else []


@pytest.mark.parametrize(
    "line",
    [
        "He declined to comment.",
        "He could not be reached.",
        "It was not immediately known whether he had a lawyer.",
        "It was unclear on Wednesday who was representing him.",
        "An attorney was not listed for him.",
        "Bale has yet to enter a plea.",
        "He has not been asked to plead.",
    ],
)
def test_whoever_was_asked_or_has_not_pleaded_is_not_said_to_be_unheard(line):
    assert holds(line) == []


@pytest.mark.parametrize("line", ["He is due in court on Friday.", "It was not clear when the lawyer’s shop shut."])
def test_a_date_in_court_or_another_lawyer_is_no_reply(line):
    assert holds(line) == ["G2"]
