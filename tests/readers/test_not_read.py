"""What stands in a file and is not read is told, with its kind and its place."""

from __future__ import annotations

import json
from email.message import EmailMessage

import docx
import pytest

from onrecord.domain import Document, Omission
from onrecord.readers import read
from tests.readers.test_docx import run, saved, with_body
from tests.readers.test_evidence import pdf

O = Omission  # noqa: E741


def left_out(document: Document) -> list[tuple[str, int, int]]:
    """Kind, words and line of each part, in the order of the file."""
    return [(each.kind.value, each.words, each.at.line) for each in document.not_read]


MARKDOWN = """# Bridge shut

It was ~~never~~ `x = 1` shut. <!-- ask legal --> ![Two boats](a.png)

```
x = 1
y = 2
```

<div hidden>Not for print</div>

<!-- onrecord: allow AN101 reason="checked" -->
"""


def test_markdown_tells_of_code_comments_pictures_and_what_is_hidden_or_struck_out():
    assert left_out(read(MARKDOWN.encode(), "a.md")) == [
        (O.STRUCK_OUT, 1, 3),
        (O.CODE, 3, 3),
        (O.COMMENT, 2, 3),
        (O.PICTURE, 2, 3),
        (O.CODE, 6, 6),
        (O.HIDDEN, 3, 10),
    ]


def test_a_page_tells_of_each_part_that_a_reader_of_it_sees_and_no_stage_does():
    page = """<html><body><h1>Bridge shut</h1>
<p>It was <del>never</del> shut.<script>var a = "many words here";</script></p>
<p style="display:none">Not for print</p>
<!-- ask legal -->
<video src=x></video><img alt="Two boats">
<code>x = 1</code></body></html>"""
    assert left_out(read(page.encode(), "a.html")) == [
        (O.STRUCK_OUT, 1, 2),
        (O.HIDDEN, 3, 3),
        (O.COMMENT, 2, 4),
        (O.EMBEDDED, 0, 5),
        (O.PICTURE, 2, 5),
        (O.CODE, 3, 6),
    ]


def test_what_stands_around_the_article_of_a_saved_page_is_told_as_a_whole():
    days = "Monday", "Tuesday", "Friday"
    article = "".join(
        f"<p>The council said on {day} that the bridge {number} miles from town would stay shut, for repairs.</p>"
        for number, day in enumerate(days, 2)
    )
    page = f"<html><body><nav>Home News</nav><article><h1>Bridge shut</h1>{article}</article><footer>All rights reserved</footer></body></html>"
    (around,) = read(page.encode(), "a.html").not_read
    assert (around.kind, around.words) == (O.AROUND, 5)


def test_a_word_draft_tells_of_deletions_hidden_words_objects_comments_and_margins():
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>three deleted words</w:delText></w:r></w:del>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r>"
    picture = "<w:r><w:object/></w:r>"
    body = f"<w:p>{run('It was shut.')}</w:p><w:p>{run('Why? ')}{deleted}{hidden}{picture}</w:p>"
    assert left_out(read(with_body(body), "a.docx")) == [(O.STRUCK_OUT, 3, 2), (O.HIDDEN, 2, 2), (O.EMBEDDED, 0, 2)]


def test_a_word_draft_tells_of_comments_and_of_headers_and_footers():
    word = docx.Document()
    paragraph = word.add_paragraph("It was shut.")
    word.add_comment(paragraph.runs, text="Who says so?", author="Ana")
    word.sections[0].header.paragraphs[0].text = "Draft 3"
    kinds = [(kind, words) for kind, words, _ in left_out(read(saved(word), "a.docx"))]
    assert sorted(kinds) == [(O.COMMENT, 3), (O.MARGIN, 2)]


def test_a_message_tells_of_its_attachments_and_of_what_it_quotes():
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Bridge shut", "ana@example.org", "desk@example.org"
    message.set_content("The bridge is shut.\n\n> Is it shut?\n> Really?\n")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf")
    kinds = [(kind, words) for kind, words, _ in left_out(read(message.as_bytes(), "a.eml"))]
    assert kinds == [(O.EARLIER_MESSAGE, 4), (O.ATTACHMENT, 0)]


def test_a_message_tells_of_further_texts_but_not_of_the_same_as_a_page():
    part = "--B\nContent-Type: text/{}\n\n{}\n"
    parts = (
        part.format("plain", "It is shut.") + part.format("plain", "Officials knew.") + part.format("html", "<p>It is")
    )
    source = f"From: a@b.c\nTo: d@e.f\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n{parts}--B--\n"
    assert left_out(read(source.encode(), "a.eml")) == [(O.ATTACHMENT, 2, 13)]


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_draft_that_is_read_whole_leaves_nothing_out(name):
    assert read(b"Nora Vale said the bridge was shut.", name).not_read == ()


def test_an_rtf_draft_tells_of_what_is_deleted_hidden_or_a_comment():
    source = rb"{\rtf1 It was shut.\par It {\deleted was} {\v quite so}{\*\annotation Who says so?} open.}"
    assert [(kind, words) for kind, words, _ in left_out(read(source, "a.rtf"))] == [
        (O.STRUCK_OUT, 1),
        (O.HIDDEN, 2),
        (O.COMMENT, 3),
    ]


def test_an_opendocument_draft_tells_of_deletions_comments_and_pictures():
    body = (
        "<text:p>It was shut.<office:annotation><text:p>Who says so?</text:p></office:annotation>"
        '<draw:frame><draw:image/></draw:frame></text:p><text:section text:display="none">'
        "<text:p>Not for print</text:p></text:section>"
    )
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    source = f"<office:document{spaces}><office:body><office:text>{body}</office:text></office:body></office:document>"
    assert sorted((kind, words) for kind, words, _ in left_out(read(source.encode(), "a.fodt"))) == [
        (O.COMMENT, 3),
        (O.HIDDEN, 3),
        (O.PICTURE, 0),
    ]


def test_a_notebook_tells_of_its_cells_of_code():
    cells = [
        {"cell_type": "markdown", "source": ["Some say so."]},
        {"cell_type": "code", "source": ["print('they', 'lied')"]},
    ]
    source = json.dumps({"nbformat": 4, "cells": cells}, indent=1)
    assert left_out(read(source.encode(), "a.ipynb")) == [(O.CODE, 2, 13)]


def test_a_pdf_tells_of_pages_that_are_scans():
    pytest.importorskip("pypdf")
    assert left_out(read(pdf("It was shut, the council said.", "", "It will open."), "a.pdf")) == [(O.SCAN, 0, 2)]
