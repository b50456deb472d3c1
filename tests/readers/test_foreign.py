"""What is no draft is refused with what it seems to be and what to do, whatever it is called."""

from __future__ import annotations

import io
import json
import zipfile

import docx
import pytest

from onrecord import audit
from onrecord.domain import Document, SourceMap
from onrecord.errors import UnreadableError
from onrecord.readers import read, suffixes, unread
from onrecord.readers._foreign_text import by_text
from onrecord.readers._outlet import stated_outlets
from onrecord.structure import structure
from tests.growth import is_linear

PROSE = "Bridge to close\n\nMayor Lee Adams said on Monday that the plan will fail.\n"


def packed(*members, first=None):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for member in members:
            archive.writestr(member, "x")
    return stream.getvalue()


def old_office(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + stream.encode("utf-16-le")


def word():
    stream = io.BytesIO()
    document = docx.Document()
    document.add_heading("Bridge to close", 0)
    document.add_paragraph("Some say the plan will fail.")
    document.save(stream)
    return stream.getvalue()


BINARY = {
    "an old Word file": [old_office("WordDocument")], "an Outlook message": [old_office("__substg1.0_001A001E")],
    "an Office file locked with a password": [old_office("EncryptedPackage")], "an old Office file": [old_office("Other")],
    "a spreadsheet": [packed("[Content_Types].xml", "xl/workbook.xml")], "a Pages document": [packed("Index/Document.iwa")],
    "a presentation": [packed("[Content_Types].xml", "ppt/presentation.xml")],
    "a zip archive": [packed("drafts/a.docx", "drafts/b.txt"), packed()],
    "a web archive": [b"WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n"],
    "a packed archive": [b"BZh91AY&SY\x00", b"7z\xbc\xaf\x27\x1c\x00", b"Rar!\x1a\x07\x01", b"\xfd7zXZ\x00\x00"],
    "an image": [b"\x89PNG\r\n\x1a\n\x00", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"GIF89a\x01", b"RIFF\x00\x00\x00\x00WEBPVP8 "],
    "a sound recording": [b"ID3\x04\x00\x00", b"RIFF\x00\x00\x00\x00WAVEfmt ", b"OggS\x00\x02", b"fLaC\x00\x00", b"\xff\xfb\x90\x64"],
    "a video or a sound recording": [b"\x00\x00\x00\x20ftypisom", b"\x00\x00\x00\x20ftypM4A ", b"\x1aE\xdf\xa3\x01"],
    "a pointer of Git LFS, without the draft": [b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"],
    "a companion file of macOS, without any text": [b"\x00\x05\x16\x07\x00\x02\x00\x00"],
}  # fmt: skip
TEXTS = {
    "JSON data": [
        json.dumps({"title": "Bridge", "body": PROSE}), json.dumps([{"a": 1}, {"b": 2}], indent=1), '["Some say", "it is over"]',
        '{"a": 1}\n{"a": 2}\n', '{"title": "Bridge", "body": "cut sho', "\ufeff  {\n  \"a\" : [1,\n",
    ],
    "an XML document": [
        f"<?xml version='1.0'?><doc><p>{PROSE}</p></doc>", "<packageItem/>",
    ],
    "a file of subtitles": [
        "0:00:01.000,0:00:03.000\nSome say\n",
    ],
    "a pointer to a Google document, without its text": [
        '{"url":"https://docs.google.com/open?id=1","doc_id":"1"}', '{"":"WARNING! DO NOT EDIT","doc_id":"a","email":"b"}',
    ],
    "a link to a web page": ["[InternetShortcut]\nURL=https://example.org/\n"],
    "a file of data or code": ["#!/bin/sh\necho some say\n"],
    "an encrypted message, or a key": ["-----BEGIN PGP MESSAGE-----\n\nabc\n"],
}  # fmt: skip


@pytest.mark.parametrize("name", ["draft.txt", "draft", "draft.md", "draft.html", "draft.docx"])
@pytest.mark.parametrize(("what", "data"), [(what, each) for what, found in BINARY.items() for each in found])
def test_bytes_that_are_no_draft_are_refused_whatever_they_are_called(what, data, name):
    if name == "draft.docx" and data[:4] in (b"PK\x03\x04", b"PK\x05\x06") and what == "a zip archive":
        with pytest.raises(UnreadableError):
            read(data, name)
        return
    with pytest.raises(UnreadableError, match="seems to be ") as caught:
        read(data, name)
    assert str(caught.value).startswith(f"seems to be {what}; ")


@pytest.mark.parametrize("name", ["draft.txt", "draft", "draft.md", "notes.text"])
@pytest.mark.parametrize(("what", "text"), [(what, each) for what, found in TEXTS.items() for each in found])
def test_text_that_is_no_prose_is_refused(what, text, name):
    with pytest.raises(UnreadableError) as caught:
        read(text.encode(), name)
    assert str(caught.value).startswith(f"seems to be {what}; ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_text_that_is_no_prose_is_refused_in_any_encoding(encoding):
    with pytest.raises(UnreadableError, match="JSON data"):
        read('{"body": "Some say it is over"}'.encode(encoding), "draft.txt")


@pytest.mark.parametrize(
    "text",
    [
        PROSE, f"[Editor’s note: hold until noon]\n\n{PROSE}", f"{{{{ dateline }}}}\n\n{PROSE}", f"[1] {PROSE}", f"<b>Exclusive</b>\n\n{PROSE}",
        f"From: our correspondent\n\n{PROSE}", f"10:30 a.m. {PROSE}", f"1\n\n{PROSE}", f"#1 in the polls\n\n{PROSE}", f"ID3 tags {PROSE}",
        f"GIF of the day. {PROSE}", f"BM Group said on Monday that it would close.\n\n{PROSE}", f"PK said so.\n\n{PROSE}", f"WARC said so. {PROSE}",
        f"“Webvtt” is a format.\n\n{PROSE}", f'{{"title": "Bridge"}}\n\n{PROSE}', f"Feed the poor, she said.\n\n{PROSE}", f"[] {PROSE}",
    ],
)  # fmt: skip
def test_prose_that_begins_oddly_is_read(text):
    assert "Lee Adams" in read(text.encode(), "draft.txt").text
    assert "Lee Adams" in read(text.encode(), "draft").text


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("~$draft.docx", "is the lock file that Word keeps"), ("a/.~lock.draft.odt#", "is the lock file that LibreOffice keeps"),
        (".#draft.md", "is the lock file of an editor"), ("._draft.docx", "is a companion file of macOS"),
        ("budget.csv", "is a table of data"), ("conf.yaml", "is a file of data or code"), ("x.GDOC", "is a pointer to a Google document"),
        ("x.gsheet", "is a pointer to a Google document"),
    ],
)  # fmt: skip
def test_some_files_are_known_by_their_names_alone(name, what):
    with pytest.raises(UnreadableError) as caught:
        read(PROSE.encode(), name)
    assert str(caught.value).startswith(what)
    assert "; " in str(caught.value)


@pytest.mark.parametrize("name", ["draft.txt", "draft", "draft.doc", "standard-input.txt"])
def test_a_word_file_or_a_page_is_read_as_what_it_is_though_it_is_called_a_text(name):
    document = structure(read(word(), name))
    assert (document.format, document.title) == ("docx", "Bridge to close")
    page = f"<!doctype html><html><body><article><h1>Bridge to close</h1><p>{PROSE}</p></article></body></html>"
    assert read(page.encode(), name).format == "html"
    assert read(f'<?xml version="1.0"?>\n{page}'.encode(), name).format == "html"


def test_no_format_that_is_read_counts_as_unread():
    assert not [suffix for suffix in suffixes() if unread(f"a{suffix}")]
    assert unread("a.WPS") == "is a Works file, which onrecord cannot read; save it as DOCX"
    assert unread("a.json") == "is a JSON file, which is audited only if it is named"
    assert unread("a.Pdf") == "is a PDF file, which is audited only if it is named"


@pytest.mark.parametrize("name", ["d.txt", "d.md", "d.html", "d"])
@pytest.mark.parametrize("text", ["", " \n\n\t", "---\n", "* * *\n", "…!?\n\n—\n", "\ufeff"])
def test_a_draft_of_no_words_is_refused_rather_than_found_clean(name, text):
    with pytest.raises(UnreadableError, match=r"holds no words|no article|no text|nothing"):
        audit(text.encode(), name)


def test_a_draft_that_holds_a_suppression_only_has_no_words():
    with pytest.raises(UnreadableError, match="holds no words"):
        audit('onrecord: allow some-say reason="x"\n', "d.txt")


STARTS = [
    "1\n\n", "[", "{", "<", "a:b\n", '{"aaaaaaaaa', "0", "0:", "From \n", "<meta og:site_name ", "--- \n", " a:", '{"":', "<x:",
]  # fmt: skip


@pytest.mark.parametrize("start", STARTS)
def test_a_hostile_beginning_costs_linear_time(start):
    def piece(length):
        text = (start * (length // len(start) + 1))[:length]
        documents = [Document("a", kind, "", (), SourceMap((), (0,)), byline=text) for kind in ("markdown", "html")]

        def work():
            by_text(text)
            for document in documents:
                stated_outlets(document, f"---\n{text}".encode())

        return work

    assert is_linear(piece, 100_000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gate fails\n\n\x1b[1mThe gate\x1b[0m broke.", "colours of a terminal"),
        ("The gate '''broke'''.\n\n== What it says ==\n\nIt [[flood|flooded]].", "wiki markup"),
        ("h1. Gate fails\n\nThe gate *broke*.", "textile markup"),
        ("= Gate fails\nNell Okafor\n\nThe gate broke.", "asciidoc markup"),
        ("==========\nGate fails\n==========\n\n:Author: Nell Okafor\n\nThe gate broke.", "restructuredtext markup"),
    ],
)
def test_markup_in_a_file_that_is_called_a_text_is_named(text, told):
    with pytest.raises(UnreadableError, match=told):
        read(text.encode(), "draft.txt")
    assert read(text.encode(), "draft.txt", format="text").text


@pytest.mark.parametrize(
    "text",
    [
        "Gate fails\n==========\n\nThe gate broke.", "Leeds 2 = York 1\n\nThe gate broke.", "The gate = shut.",
        "A gate broke, it said.\n\n* one\n* two", "H1. was closed, he said.\n\nThe gate broke.",
        "It read:\n\n==the gate is shut==\n\nThe gate broke.",
    ],
)  # fmt: skip
def test_signs_of_markup_in_plain_text_are_no_markup(text):
    assert read(text.encode(), "draft.txt").format == "text"


UNKNOWN = [
    ("[b]Gate fails[/b]\n\nThe [i]gate[/i] broke.", "a forum"), ("The gate broke.\n\n[quote=Ivy]It broke[/quote]", "a forum"),
    ("The gate broke, [a report|https://example.org] says.", "Jira"), ("{panel}\nThe gate broke.\n{panel}", "Jira"),
    ("= Gate fails =\n\nThe '''gate''' broke.", "wiki markup"), ("Content-Type: text/x-zim-wiki\n\nThe gate broke.", "wiki markup"),
    ("created: 20270504100000000\ntitle: Gate\n\nThe gate broke.", "wiki markup"),
    ("#title Gate fails\n#author Nell\n\nThe gate broke.", "Muse"), ("Gate\nNell\n%%mtime(%d)\n\nThe gate broke.", "txt2tags"),
    ("#set page(width: 9cm)\n= Gate\n\nThe gate broke.", "Typst"), ("% draft\n\\setupbodyfont[10pt]\n\\starttext\nThe gate broke.", "ConTeXt"),
    ("\\input texinfo\n@settitle Gate\nThe gate broke.\n@bye", "Texinfo"), ("=head1 Gate\n\nThe gate broke.\n\n=cut\n", "Perl"),
    (".sh 1 Gate\n.pp\nThe gate broke.", "roff"), (".H 1 Gate\n.P\nThe gate broke.", "roff"), ("#LyX 2.3 created this\nThe gate broke.", "LyX"),
    ("headline: Gate\n\n[+text]\nThe gate broke.\n[]\n", "ArchieML"), ("<ASCII-WIN>\n<ParaStyle:Body>The gate broke.", "InDesign"),
    ("<v7.00><e8>\n@Body:The gate broke.", "QuarkXPress"), ("<MIFFile 2015>\n<Para <String `The gate broke.'>>", "FrameMaker"),
    ("INT. LOCK HOUSE - DAY\n\nThe gate breaks.\n\nIVY\nOh.", "a screenplay"), ("[Script Info]\nTitle: x\n", "subtitles"),
    ("{0}{90}The gate broke.\n{91}{99}It flooded.", "subtitles"), ("[ti:Gate]\n[00:01.00]The gate broke.", "subtitles"),
    ("BEGIN:VCARD\nFN:Ivy Lund\n", "data or code"), ("@article{lund,\n  title = {The gate broke}\n}", "data or code"),
    ("TY  - NEWS\nTI  - The gate broke\n", "data or code"), ("title: Gate\nbody: |\n  The gate broke.\n", "data or code"),
    ("-- dump\nINSERT INTO posts VALUES (1, 'The gate broke');", "data or code"), ("window.YTD.tweets.part0 = [{\"text\": \"Gate\"}]", "data or code"),
    ("<?php the_title(); ?>\n<p>The gate broke.</p>", "data or code"), ("diff --git a/a.md b/a.md\n-The gate broke.\n", "a patch"),
    ("id,title,copy\n1,Gate,The gate broke\n2,Dam,\"It held, too\"\n", "a table"), ("a\tb\tc\n1\t2\t3\n4\t5\t6\n", "a table"),
    ("<story>\n<par>The gate broke.</par>\n</story>", "an XML document"),
    ("<article><front><title>Gate</title></front><body><p>The gate broke.</p></body></article>", "an XML document"),
    ("\x01A0001 3 POL\x02\nThe gate broke.\n\x03", "a wire message"), ("The gate broke.\n\n vim:tw=78:ft=help:\n", "help page of Vim"),
    ("<h1>Gate</h1><p>It broke.</p><ac:link></ac:link>", "a Confluence page"),
    ("doctype html\nhtml\n  body\n    h1 Gate\n    p The gate broke.\n", "Pug, Slim or Haml"),
    ("extends layout\n\nblock content\n  h1= title\n  p.lead(lang='en') The gate broke.\n", "Pug, Slim or Haml"),
    ("%h1 Gate\n.note\n  %p The gate broke.\n", "Pug, Slim or Haml"),
    ("{% extends 'base.html' %}\n{% block copy %}\nThe gate broke.\n{% endblock %}\n", "template of web pages"),
    ("<h1>{{ title }}</h1>\n{% if open %}<p>The gate broke.</p>{% endif %}\n", "template of web pages"),
    ("<h1><%= title %></h1>\n<% if open %><p>The gate broke.</p><% end %>\n", "template of web pages"),
    ("<h1>Gate</h1>{{#each items}}<p>The {{ name }} broke.</p>{{/each}}\n", "template of web pages"),
    ("Gate:\n\t- ask Lund who broke it @due(2027-05-12)\n\t- photograph the sluice @done\n", "a list of tasks"),
    ("(A) 2027-05-12 Ask Lund who broke it +gate @phone\nx 2027-05-10 Photograph the sluice\n", "a list of tasks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), UNKNOWN)
def test_markup_that_no_reader_knows_is_named_though_the_file_is_called_a_text(text, told):
    with pytest.raises(UnreadableError, match=told):
        read(text.encode(), "draft.txt")
    assert read(text.encode(), "draft.txt", format="text").text


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("---\ntitle: Gate fails\n---\n\nThe gate broke.", "markdown"), ("+++\ntitle = 'Gate'\n+++\n\nThe gate broke.", "markdown"),
        ("The gate broke, [a report](https://example.org) says.", "markdown"), ("# Gate fails\n\nThe gate broke.", "markdown"),
        ("The gate broke.[^1]\n\n[^1]: On Tuesday.", "markdown"), ("<h1>Gate fails</h1>\n<p>The gate broke.</p>", "html"),
        ("<p class='lead'>The gate broke.</p>", "html"),
        ("The gate [broke] (on Tuesday). #gate said so, he wrote.", "text"), ("Lund: I did not break it\n\nIvy Lund, 40, said so.", "text"),
        ("[00:01:02] LUND: It broke.\n\n[00:01:09] OKAFOR: When?", "transcript"), ("Red, white, and blue\n\nIt broke, fell, and sank.", "text"),
        ("Let us (as she put it) wait.\n\n#date night in Harl broke all records.", "text"),
        ("<h1>Loops</h1><pre>{% for a in b %}{% endfor %}</pre><p>The gate broke.</p>", "html"),
        ("Gate fails\n\nShe took the\na man said so.\nmain doors are shut.\nIt broke.\nIt sank.", "text"),
        ("To do\n\n- ask Lund\n- write to nell@example.org\n\nThe gate broke.", "text"),
        ("#ENDS#\n\nThe gate broke.\n\n=> see page 4", "text"), ("Index: prices rose.\n\n--- more follows ---", "text"),
    ],
)  # fmt: skip
def test_markup_that_a_reader_knows_is_read_though_the_file_is_called_a_text(text, format):
    assert read(text.encode(), "draft.txt").format == format


def test_front_matter_in_json_gives_the_headline_and_is_no_copy():
    source = '{\n  "title": "Gate fails",\n  "author": "Nell Okafor"\n}\n\nThe gate broke, [she](/x) said.\n'
    document = read(source.encode(), "draft.md")
    assert (document.title, document.byline) == ("Gate fails", "Nell Okafor")
    assert [block.span.of(document.text) for block in document.blocks] == ["Gate fails", "The gate broke, she said."]
    place = document.locate(document.blocks[0].span)
    assert source.splitlines()[place.line - 1][place.column - 1 :].startswith("Gate fails")


def test_a_notebook_of_version_three_is_read():
    cells = [
        {"cell_type": "heading", "level": 1, "source": "Gate fails"},
        {"cell_type": "code", "input": "print(1)", "outputs": []},
        {"cell_type": "markdown", "source": ["The gate *broke*."]},
    ]
    document = read(json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}).encode(), "a.ipynb")
    assert document.text == "Gate fails\n\nThe gate broke."


def test_a_package_of_apple_is_called_by_its_name():
    for name, what in (("a.numbers", "a spreadsheet"), ("a.key", "a presentation"), ("a.pages", "a Pages document")):
        with pytest.raises(UnreadableError, match=what):
            read(packed("Index/Document.iwa"), name)
    with pytest.raises(UnreadableError, match="a Pages document"):
        read(packed("index.xml"), "a.pages")


@pytest.mark.parametrize("mark", [">", ">-", "|"])
def test_front_matter_with_a_text_over_lines_is_no_data(mark):
    draft = (
        f"---\ntitle: Fees\nsummary: {mark}\n  The fees rise.\n---\n\nThe harbour fees rise by a tenth, Ann Lee said.\n"
    )
    assert "Ann Lee" in read(draft.encode(), "draft.md").text
