"""Notes to the desk are not copy: they are taken out of a draft, and each leads back to its place."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.readers import read
from tests.readers.positions import assert_sound

NOTES = [
    "[TK]",
    "[TK: the year]",
    "[NAME?]",
    "[Ed: is this right?]",
    "[CHECK 4 or 5]",
    "[figure to come]",
    "%% ask Lena %%",
    "[desk: cut here]",
]
COPY = [
    "[sic]",
    "[Reed]",
    "[Editor’s note: the story was corrected.]",
    "(TK)",
    "50%% of 5%",
    "http://a.b/c",
    "and/or",
    "[1]",
    "[his own]",
    "TK",
]


@pytest.mark.parametrize("note", NOTES)
def test_note_is_taken_out_with_its_space(note):
    document = read(f"Some say so {note}, he said. {note} So.\n\n{note}\n\nEnd.\n".encode(), "d.txt")
    assert [block.span.of(document.text) for block in document.blocks] == ["Some say so, he said. So.", "End."]
    assert [document.locate(each.span).line for each in document.notes] == [1, 1, 3]
    assert {each.text for each in document.notes} == {note}


@pytest.mark.parametrize("words", COPY)
def test_what_only_looks_like_a_note_is_copy(words):
    document = read(f"Some say {words} so.\n".encode(), "d.txt")
    assert words in document.text
    assert not document.notes


def test_comments_of_google_docs_are_taken_out_with_their_marks():
    text = "The gate failed.[a] Some say so.[b]\n\nEnd.\n\n[a]Critics say cut this.\n\n[b]Who?\n"
    document = read(text.encode(), "d.txt")
    assert [block.span.of(document.text) for block in document.blocks] == ["The gate failed. Some say so.", "End."]
    assert len(document.notes) == 4
    longer = read(f"{text}\nAnd how do we know?\n\nAsk her.\n".encode(), "d.txt")
    assert longer.blocks == document.blocks  # a comment of several paragraphs
    assert len(longer.notes) == 6
    assert "Critics" in read(b"[a]Critics say so, as in a list.\n\n[b]So do others.\n", "d.txt").text


def test_a_line_behind_slashes_is_a_comment():
    document = read(b"Some say so.\n\n// cut from here\n\nEnd.\n", "d.txt")
    assert [block.span.of(document.text) for block in document.blocks] == ["Some say so.", "End."]


def test_notes_in_a_word_file():
    word, stream = docx.Document(), io.BytesIO()
    word.add_paragraph("Sources [NAME?] said so.")
    word.save(stream)
    document = read(stream.getvalue(), "d.docx")
    assert document.blocks[0].span.of(document.text) == "Sources said so."
    assert document.locate(document.notes[0].span).column == 8


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([*NOTES, "word", "“q”", "\n\n", "[link](http://a.b)", "&amp;", "<!-- onrecord: allow x -->"]),
        max_size=14,
    )
)
def test_positions_stay_sound(pieces):
    source = " ".join(pieces)
    document = read(source.encode(), "d.md")
    for block in document.blocks:
        assert_words(document, block.span, source)
    assert_sound(document) if not document.directives and not document.notes else None
    assert not any(note in block.span.of(document.text) for block in document.blocks for note in NOTES)


def assert_words(document, span, source):
    at = span.start
    for word in span.of(document.text).split():
        at = document.text.index(word, at)
        assert document.source_map.origin(Span(at, at + len(word))).of(source).replace("&amp;", "&") == word
        at += len(word)
