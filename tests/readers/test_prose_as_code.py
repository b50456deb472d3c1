"""Prose that is marked as code is read; what makes a Word file say two things is refused."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.readers import read

PROSE = "Some say the mayor took bribes from the company. Sources said he will quit."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"First.\n\n\t{PROSE}\n\nLast.", "a.md"), (f"First.\n\n    {PROSE}\n\n    {PROSE}\n", "a.md"), (f"```\n{PROSE}\n```\n", "a.md"),
        (f"~~~ text\n{PROSE}\n~~~\n", "a.md"), (f"- item\n\n      {PROSE}\n", "a.md"), (f"\té {PROSE}\r\n\r\nx", "a.md"),
        (f"<pre>\n{PROSE}\n</pre>", "a.md"), (f"<p>First.</p><pre>{PROSE}</pre>", "a.html"), (f"<pre><b>Bo</b>\n{PROSE}</pre>", "a.html"),
    ],
)  # fmt: skip
def test_prose_set_as_code_is_read_at_its_place(text, name):
    document = read(text.encode(), name)
    for word in ("bribes", "Sources"):
        at = document.text.index(word)
        origin = document.source_map.origin(Span(at, at + len(word)))
        assert text[origin.start : origin.end] == word


@pytest.mark.parametrize(
    "code",
    [
        "for x in lines:\n    print(x, 1)\nreturn a.b(c) == 3 and d or e", "$ pip install onrecord\n$ onrecord check .",
        '{"name": "a", "values": [1, 2, 3], "more": {"x": 1}}', "a short line of words", "body { color: red; margin: 0 auto }",
    ],
)  # fmt: skip
def test_code_is_not_read(code):
    indented = "".join(f"    {line}\n" for line in code.splitlines())
    assert read(f"Ok then.\n\n{indented}".encode(), "a.md").text == "Ok then."
    assert read(f"```\n{code}\n```\n\nOk then.".encode(), "a.md").text == "Ok then."
    assert read(f"<p>Ok then.</p><pre>{code}</pre>".encode(), "a.html").text == "Ok then."


def word_file(change):
    document = docx.Document()
    document.add_paragraph(PROSE)
    stream = io.BytesIO()
    document.save(stream)
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            for part, content in change(name, old.read(name)):
                new.writestr(part, content)
    return made.getvalue()


def doctype(name, content):
    head, end, rest = content.partition(b"?>")
    typed = head + end + b'<!DOCTYPE w [<!ENTITY e "innocent">]>' + rest.replace(b"Some say", b"&e;")
    return [(name, typed if name == "word/document.xml" else content)]


def doctype_in_utf16(name, content):
    (part, typed), *_ = doctype(name, content)
    return [(part, typed.decode().replace("UTF-8", "UTF-16").encode("utf-16") if typed != content else content)]


def embedded(name, content):
    return [(name, content.replace(b"<w:sectPr", b'<w:altChunk w:val="x"/><w:sectPr', 1))]


def twice(second):
    return lambda name, content: [(name, content), *([(second, content)] if name == "word/document.xml" else [])]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (doctype, "document type"), (doctype_in_utf16, "document type"), (embedded, "text of another file"),
        (twice("word/document.xml"), "two parts"), (twice("Word/Document.xml"), "two parts"), (twice("word/DOCUMENT.XML"), "two parts"),
    ],
)  # fmt: skip
def test_word_file_that_says_two_things_is_refused(change, told):
    with pytest.raises(UnreadableError, match=told):
        read(word_file(change), "a.docx")


def test_word_file_that_says_one_thing_is_read():
    assert read(word_file(lambda name, content: [(name, content)]), "a.docx").text == PROSE
