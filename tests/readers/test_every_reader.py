"""Every reader: each word of a file is read, and found where it stands; no reader is left out."""

from __future__ import annotations

import csv
import html
import io
import json

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.readers import formats, read
from tests.builders import pdf
from tests.readers.positions import assert_sound, assert_words_are_found
from tests.readers.test_formats import WRITERS, escaped, from_json, plain_quoted, quoted_printable

WORDS = st.lists(st.text("abcXYZéß“—ж", min_size=1, max_size=6), min_size=1, max_size=8)
PARAGRAPHS = st.lists(WORDS.map(lambda words: f"Ab {' '.join(words)} cd"), min_size=1, max_size=4)


def word(paragraphs):
    document, stream = docx.Document(), io.BytesIO()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(stream)
    return stream.getvalue()


def saved_page(paragraphs):
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
    page = quoted_printable(f"<html><body>{escaped(paragraphs)}</body></html>")
    return f"{head}Content-Transfer-Encoding: quoted-printable\n\n{page}\n--b--\n".encode()


def line_of(paragraph):
    """As the smallest PDF can write it: in Latin letters."""
    return paragraph.translate({0x201C: "x", 0x201D: "y", 0x2014: "w", 0x436: "z"})


def timed(paragraphs):
    return "".join(f"0:0{at}\n{each}\n" for at, each in enumerate([*paragraphs, "Ef.", "Gh."])).encode()


def as_text(paragraphs):
    return "\n\n".join(paragraphs).encode()


def row(paragraphs):
    stream = io.StringIO()
    csv.writer(stream).writerows([["id", "copy"], ["1", "\n\n".join(paragraphs)]])
    return stream.getvalue().encode()


def line(paragraphs):
    return (json.dumps({"copy": "\n\n".join(paragraphs)}) + "\n").encode()


FILES = {
    "a.html": (lambda p: f"<h1>Ab</h1>{escaped(p)}".encode(), html.unescape), "a.md": (as_text, str), "a.txt": (as_text, str),
    "a.rst": (as_text, str), "a.adoc": (as_text, str), "a.org": (as_text, str), "a.textile": (as_text, str), "a.mediawiki": (as_text, str),
    "a.tex": (as_text, str), "a.docx": (word, None), "a.mhtml": (saved_page, plain_quoted), "talk.txt": (timed, str),
    "a.csv": (row, str), "a.jsonl": (line, from_json),
}  # fmt: skip
"""What a file is called, how paragraphs are written in it, and what a piece of it means; None: places are paragraphs."""
PARTS = {"a.csv": "2", "a.jsonl": "1"}


def read_as(name, data):
    part = PARTS.get(name)
    return read(data, f"{name}:{part}", part=part, column="copy") if part else read(data, name)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_each_word_is_read_and_found_where_it_stands(name, paragraphs):
    write, plain = FILES[name]
    data = write(paragraphs)
    document = read_as(name, data)
    written = " ".join(paragraphs).split()
    got = document.text.split()
    assert got[len(got) - len(written) :] == written or got[: len(written)] == written
    assert_sound(document)
    if plain:
        assert_words_are_found(document, data.decode(), plain)
    else:
        assert_words_are_found(document, "\n".join(paragraphs))


@settings(max_examples=25, deadline=None)
@given(pages=st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_each_word_of_a_pdf_is_found_on_its_page(pages):
    pypdf = pytest.importorskip("pypdf")
    pages = [[f"{line_of(each)} {number}x{at}x" for at, each in enumerate(page)] for number, page in enumerate(pages)]
    data = pdf(*map("\n".join, pages))  # a line that most pages begin with would be a header
    document = read(data, "a.pdf")
    told = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    written = [word for page in pages for each in page for word in each.split()]
    assert document.text.split() == written
    at = 0
    for each in document.text.split():
        at = document.text.index(each, at)
        place = document.locate(Span(at, at + len(each)))
        assert told[place.line - 1][place.column - 1 : place.end_column - 1] == each
        at += len(each)


def test_no_reader_is_left_out():
    paragraphs = ["Ab so it is cd", "Ab they left cd"]
    known = {read(write(paragraphs), "draft.txt").format for write, _ in WRITERS.values()}
    known |= {read_as(name, write(paragraphs)).format for name, (write, _) in FILES.items()}
    assert set(formats()) == known | {"pdf"}
