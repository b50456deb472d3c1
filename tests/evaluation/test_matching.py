"""Agreement of attributions and of names."""

from __future__ import annotations

import pytest

from onrecord.domain import Attribution, Directness, Span
from onrecord.evaluation.matching import AttributionOffsets, jaccard, match_by_content, names_agree

TEXT = "Ann said dogs bark. Bob: cats sleep. Eve doubts it."


def offsets(start: int, end: int, *, cue: str = "said") -> AttributionOffsets:
    at = TEXT.index(cue)
    cue_span = Span(at, at + len(cue))
    return AttributionOffsets.of(TEXT, Attribution((), (cue_span,), (Span(start, end),), Directness.INDIRECT, 0.5))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Obama", "Barack Obama", True),
        ("FBI", "the F.B.I.", True),
        ("NAFTA", "North Atlantic Free Trade Agreement", True),
        ("North Atlantic Free Trade Agreement", "NAFTA", True),
        ("Michelle Obama", "Barack Obama", False),
        ("Bank of Harl", "Bank for Harl", True),
        ("Harl Water Board", "Harl Water Office", True),
        ("Harl Water", "Dorn Power Board Water", False),
        ("Ann's", "Ann", True),
        ("Trump; Clinton", "Trump", True),
        ("Trump", "Clinton; Trump", True),
        ("Ann Lee", "Ann Lee (of Harl Water Board and many more)", True),
        (None, "Obama", False),
        ("the", "Obama", False),
        ("Obama", "of", False),
    ],
)
def test_names_agree_by_shared_words_or_initials(one, other, agree):
    assert names_agree(one, other) is agree


def test_contents_match_from_half_of_their_characters():
    assert match_by_content([offsets(0, 10)], [offsets(0, 20)]) == [(0, 0)]
    assert match_by_content([offsets(0, 9)], [offsets(0, 20)]) == []


def test_each_attribution_matches_at_most_one_and_the_most_similar_first():
    predicted = [offsets(0, 8), offsets(0, 10), offsets(30, 40)]
    assert match_by_content(predicted, [offsets(0, 10), offsets(30, 41)]) == [(1, 0), (2, 1)]


def test_jaccard_of_two_empty_sets_is_one():
    assert jaccard(frozenset(), frozenset()) == 1
    assert jaccard(frozenset({1}), frozenset()) == 0
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)


@pytest.mark.parametrize(("cue", "is_speech"), [("said", True), (":", True), ("doubts", False)])
def test_verbs_of_saying_and_colons_are_speech_cues(cue, is_speech):
    assert offsets(0, 3, cue=cue).has_speech_cue is is_speech
