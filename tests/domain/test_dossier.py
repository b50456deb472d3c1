"""What rules may ask of a dossier."""

from __future__ import annotations

from onrecord.domain import Dossier, Span, Voice
from onrecord.segment import segment
from tests.builders import document


def test_sentence_at_returns_the_sentence_around_an_offset():
    text = "One. “Two,” he said.\n\nThree."
    dossier = Dossier(document(text), segment(document(text)))
    found = [dossier.sentence_at(at) for at in (0, 4, 6, len(text) - 1, len(text) + 5)]
    assert [each and dossier.text(each.span) for each in found] == ["One.", None, "“Two,” he said.", "Three.", None]


def test_stretches_are_selected_by_voice():
    text = "One. “Two,” he said."
    dossier = Dossier(document(text), segment(document(text)))
    assert [span.of(text) for _, span in dossier.stretches(Voice.QUOTED)] == ["“Two,”"]
    assert [dossier.text(span) for _, span in dossier.stretches()] == ["One.", "“Two,”", " he said."]
    assert Dossier(document(""), ()).sentence_at(0) is None
    assert Span(0, 0).of(text) == ""
