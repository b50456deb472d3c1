"""What an editor would mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import EditorMark, EditorMarks, Span

TEXT = "Some people say the old dam will not hold"


def marks(**likely: dict[str, float]) -> EditorMarks:
    """Marks of TEXT: of each mark, the likelihood of the words that are named."""
    words = TEXT.split()
    starts = [len(" ".join((*words[:at], ""))) for at in range(len(words))]
    columns = tuple(tuple(likely.get(mark, {}).get(word, 0.0) for word in words) for mark in EditorMark)
    return EditorMarks(starts, [start + len(word) for start, word in zip(starts, words, strict=True)], columns)


def flagged(found: EditorMarks, mark: EditorMark, least: float) -> list[str]:
    return [span.of(TEXT) for span in found.runs(mark, least)]


def test_a_rule_has_its_own_mark_or_that_of_its_family_or_none() -> None:
    assert EditorMark.of("VA203") is EditorMark.VA203
    assert EditorMark.of("AN103") is EditorMark.AN
    assert EditorMark.of("SU701") is None


def test_a_run_takes_in_its_neighbours_that_are_half_as_likely() -> None:
    found = marks(VA203={"Some": 0.3, "people": 0.6, "say": 0.36, "the": 0.28})
    assert flagged(found, EditorMark.VA203, 0.5) == ["Some people say"]


def test_words_that_are_not_likely_enough_are_no_run() -> None:
    assert flagged(marks(VA203={"people": 0.4}), EditorMark.VA203, 0.5) == []


def test_where_another_mark_is_likelier_there_is_no_run() -> None:
    found = marks(VA203={"people": 0.6}, VA202={"people": 0.7})
    assert flagged(found, EditorMark.VA203, 0.5) == []
    assert flagged(found, EditorMark.VA202, 0.5) == ["people"]


def test_the_likelihood_of_a_phrase_is_that_of_its_likeliest_word() -> None:
    found = marks(AN={"old": 0.2, "dam": 0.4})
    assert found.likelihood(EditorMark.AN, Span(TEXT.index("old"), TEXT.index("will"))) == 0.4
    assert found.likelihood(EditorMark.AN, Span(0, 4)) == 0.0


def test_a_model_that_marks_nothing_has_no_runs() -> None:
    assert not list(EditorMarks().runs(EditorMark.AN, 0.0))
    assert EditorMarks().likelihood(EditorMark.AN, Span(0, 9)) == 0.0


@given(st.lists(st.floats(0, 1), min_size=9, max_size=9), st.floats(0.01, 1))
def test_runs_begin_and_end_at_words_and_hold_a_likely_one(likely: list[float], least: float) -> None:
    found = marks(EV402=dict(zip(TEXT.split(), likely, strict=True)))
    for span in found.runs(EditorMark.EV402, least):
        assert all(word in TEXT.split() for word in span.of(TEXT).split())
        assert found.likelihood(EditorMark.EV402, span) >= least
