"""A quotation of the evidence is found in a draft at its place, whatever marks, line breaks and format it has there."""

from __future__ import annotations

import io
import textwrap

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Checked, Dossier
from onrecord.readers import read, read_evidence
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify import Index, index_file, verify
from tests.verify.material import FORMATS, SAID
from tests.verify.notes import NOTES, SENTENCES, index

MARKS = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "guillemets": ("«", "»"),
    "single": ("‘", "’"),
    "low": ("„", "“"),
    "typewriter": ("''", "''"),
}
QUOTED = [sentence.strip(".\n") for sentence in SENTENCES if "'" not in sentence and 6 < len(sentence.split()) < 40]


def draft(words: str, marks: str | tuple[str, str], suffix: str) -> bytes:
    text = f"Mill to stay, councillor says\n\nThe mill stands by the river. {marks[0]}{words},{marks[1]} Ann Poe told the paper on Friday.\n"
    if suffix == "wrapped.txt":
        text = "\n\n".join(textwrap.fill(block, 70) for block in text.split("\n\n"))
    if suffix.endswith(".docx"):
        file, out = WordDocument(), io.BytesIO()
        for block in text.split("\n\n"):
            file.add_paragraph(block.strip())
        file.save(out)
        return out.getvalue()
    if suffix.endswith(".html"):
        text = "".join(f"<p>{block}</p>" for block in text.replace(" ", "&#32;", 3).split("\n\n"))
    return text.encode()


def compared(data: bytes, name: str, notes: Index = NOTES):
    document = structure(read(data, name))
    dossier = Dossier(document, segment(document))
    return dossier, [each for each in verify(dossier, notes) if each.kind is Checked.QUOTATION]


@given(
    st.sampled_from(QUOTED),
    st.sampled_from(sorted(MARKS)),
    st.sampled_from(["a.txt", "wrapped.txt", "a.md", "a.html", "a.docx"]),
)
@settings(max_examples=40, deadline=None)
def test_quotation_is_found_at_its_place(words, marks, name):
    dossier, found = compared(draft(words, MARKS[marks], name), name)
    assert [each.verdict.value for each in found] == ["verbatim"]
    assert " ".join(dossier.text(found[0].span).split())[len(MARKS[marks][0]) :].startswith(words)


@given(st.sampled_from(QUOTED), st.sampled_from(sorted(FORMATS)))
@settings(max_examples=15, deadline=None)
def test_quotation_is_found_in_evidence_of_every_format(words, name):
    notes = Index([index_file(read_evidence(FORMATS[name]([*SAID[:4], words, *SAID[4:8]]), name))])
    dossier, found = compared(draft(words, "“”", "a.txt"), "a.txt", notes)
    assert [each.verdict.value for each in found] == ["verbatim"]
    assert found[0].passage is not None
    assert " ".join(found[0].passage.span.of(notes.files[0].text).split()) == " ".join(words.split())
    assert dossier.text(found[0].span).startswith(f"“{words}")


FILES = [
    (
        "a.txt",
        "The mill by the river has 41 looms and was built in 1987, the clerk wrote.\n\n" + NOTES.files[0].text[:700],
    ),
    (
        "b.txt",
        "Deputy Mayor Anne Poe runs the mill by the river, which has 47 looms.\n\n" + NOTES.files[0].text[500:1300],
    ),
    ("c.txt", "KIM LEE: The mill stands by the river, and it has 41 looms and 14 doors, Mayor Ann Poe told me."),
    ("d.txt", "ANN POE: We have built 14 miles of footpath since then, and we are not finished with it."),
]
OF_ALL_KINDS = (
    "Mill to stay\n\nThe mill by the river has 43 looms, the clerk wrote. “We have built 14 miles of footpath since then,” "
    "Mayor Ann Poe said.\n\n“I will never forget the summer of the long frost,” Kim Lee said.\n\nThe mill was built in 1987.\n"
)


@given(st.permutations(FILES))
@settings(max_examples=8, deadline=None)
def test_no_verdict_depends_on_the_order_of_the_files(files):
    document = structure(read(OF_ALL_KINDS.encode(), "a.txt"))
    dossier = Dossier(document, segment(document))
    found = verify(dossier, index(*files))
    assert {each.kind for each in found} >= {Checked.QUOTATION, Checked.FIGURE}
    assert repr(found) == repr(verify(dossier, index(*FILES)))


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
