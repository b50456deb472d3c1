"""Figures within a draft that contradict each other."""

from __future__ import annotations

from onrecord.domain import Attribution, Directness, Source, SourceKind, Span
from onrecord.rules.verification.contradiction import _but_sources
from tests.builders import dossier

TEXT = "The clerk counted 40 boats and said so on Monday, and the mayor agreed with him on Tuesday."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_who_tells_a_figure_is_left_out_of_its_words_also_if_they_stand_outside() -> None:
    told = Attribution(
        (span("The clerk"), span("the mayor")),
        (span("said"), span("agreed")),
        (span("counted 40 boats"), span("on Tuesday")),
        Directness.INDIRECT,
        0.9,
    )
    draft = dossier(TEXT, (told, Source(SourceKind.UNNAMED_PERSON, "the clerk")))
    stretch = Span(0, span("so on Monday").end)
    parts = [part.of(TEXT).strip() for part in _but_sources(draft, stretch)]
    assert parts == ["counted 40 boats and", "so on Monday"]
