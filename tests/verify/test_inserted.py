"""A quotation of the evidence is found in a draft at its place, whatever marks, line breaks and format it has there."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Checked, Dossier
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify import Index, verify
from tests.verify.notes import NOTES, SENTENCES, index

MARKS = {"curly": "“”", "straight": '""', "guillemets": "«»", "single": "‘’"}
QUOTED = [sentence.strip(".\n") for sentence in SENTENCES if "'" not in sentence and 6 < len(sentence.split()) < 40]


def draft(words: str, marks: str, suffix: str) -> bytes:
    text = f"Mill to stay, councillor says\n\nThe mill stands by the river. {marks[0]}{words},{marks[1]} Ann Poe told the paper on Friday.\n"
    if suffix == "wrapped.txt":
        text = "\n\n".join(textwrap.fill(block, 70) for block in text.split("\n\n"))
    if suffix.endswith(".html"):
        text = "".join(f"<p>{block}</p>" for block in text.replace(" ", "&#32;", 3).split("\n\n"))
    return text.encode()


def compared(data: bytes, name: str, notes: Index = NOTES):
    document = structure(read(data, name))
    dossier = Dossier(document, segment(document))
    return dossier, [each for each in verify(dossier, notes) if each.kind is Checked.QUOTATION]


@given(
    st.sampled_from(QUOTED), st.sampled_from(sorted(MARKS)), st.sampled_from(["a.txt", "wrapped.txt", "a.md", "a.html"])
)
@settings(max_examples=25, deadline=None)
def test_quotation_is_found_at_its_place(words, marks, name):
    dossier, found = compared(draft(words, MARKS[marks], name), name)
    assert [each.verdict.value for each in found] == ["verbatim"]
    assert " ".join(dossier.text(found[0].span).split())[1:].startswith(words)


@pytest.mark.parametrize("name", ["a.txt", "wrapped.txt", "a.md", "a.html"])
def test_places_of_differences_are_those_of_the_draft(name):
    dossier, found = compared(draft("The roof will be mended in May", "“”", name), name)
    assert found[0].verdict.value == "altered"
    assert dossier.text(found[0].differences[0].at) == "mended"


def test_sentences_of_one_quotation_are_compared_together_and_a_gap_between_them_is_told():
    words = "I will never forget the winter of the long frost. They brought blankets, they brought soup"
    _, found = compared(draft(words, "“”", "a.txt"), "a.txt")
    assert found[0].verdict.value == "altered"
    assert "The pipes burst" in found[0].differences[0].evidence


CUT = index(
    "ANN POE: My brother thinks that the wharf is safe, and I do not.\n\n"
    "JON RUIZ: Was I ever asked about the ferry? I was not!\n\n"
    "KIM LEE: The wells in the lower village are clean enough to drink from, but ours is not\n\n"
    "ANN POE: We will pay for the ferry, not for the wharf."
)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("My brother thinks that the wharf is safe, and I do", "altered"),
        ("Was I ever asked about the ferry? I was", "altered"),
        ("The wells in the lower village are clean enough to drink from, but ours is", "altered"),
        ("My brother thinks that the wharf is safe, and I do not", "verbatim"),
        ("My brother thinks that the wharf is safe", "verbatim"),
        ("We will pay for the ferry", "verbatim"),
    ],
)
def test_quotation_that_ends_before_the_last_not_of_a_sentence_is_altered(words, verdict):
    _, found = compared(draft(words, "“”", "a.txt"), "a.txt", CUT)
    assert [each.verdict.value for each in found] == [verdict]
    if verdict == "altered":
        assert [(each.weight.value, each.evidence) for each in found[0].differences] == [("negation", "not")]
