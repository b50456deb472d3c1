"""Findings as comments: what they say, and that another program sees them on the right words."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from lxml import etree

from onrecord.annotate import annotate
from onrecord.domain import Dossier, Finding, Report, Span
from onrecord.errors import UnreadableError
from onrecord.readers.docx import read
from tests.readers.test_docx import run, with_body
from tests.readers.word_marks import entries, under
from tests.reporters.audits import finding, report

DRAFT = with_body(
    f'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Well, some</w:t></w:r>{run(" s")}<w:r><w:rPr><w:i/></w:rPr><w:t>ay</w:t></w:r>{run(" so.")}</w:p>'
    f'<w:p>{run("The ")}<w:hyperlink w:anchor="top">{run("critics say")}</w:hyperlink>{run(" it, and ")}'
    f'<w:ins w:id="7" w:author="Ed" w:date="2026-01-02T10:00:00Z">{run("it is believed")}</w:ins>'
    '<w:del w:id="8" w:author="Ed" w:date="2026-01-02T10:00:00Z"><w:r><w:delText>, or was,</w:delText></w:r></w:del>'
    f"{run(' to be so.')}</w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p>{run('Many fear it.')}</w:p></w:tc></w:tr></w:tbl>"
)
PHRASES = ["some say", "critics", "it is believed to be", "Many fear"]


def found(data: bytes, *phrases: str) -> Report:
    document = read(data, "d.docx")
    return Report(Dossier(document, ()), tuple(finding(document.text, phrase) for phrase in phrases))


def test_a_comment_holds_rule_message_and_help():
    out = annotate(DRAFT, found(DRAFT, "some say"))
    assert entries(out) == {
        "0": ("onrecord", ["VA203 some-say (warning)", "Who are “some say”?", "Help: Name one of them."])
    }
    assert under(out) == {"0": "some say"}


def test_twice_is_once():
    once = annotate(DRAFT, found(DRAFT, *PHRASES))
    assert annotate(once, found(once, *PHRASES)) == once


def test_characters_that_reorder_text_are_not_obeyed():
    one = found(DRAFT, "some say")
    hostile: Finding = replace(one.findings[0], message="Who is “\u202eyas\u2066”?", span=Span(0, 4))
    assert entries(annotate(DRAFT, replace(one, findings=(hostile,))))["0"][1][1] == "Who is “�yas�”?"


def test_other_formats_are_refused():
    with pytest.raises(UnreadableError, match="DOCX only"):
        annotate(b"Some say so.", report("Some say so.", "Some say"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) on the path")
def test_libreoffice_sees_each_comment_on_its_words(tmp_path):
    (tmp_path / "out.docx").write_bytes(annotate(DRAFT, found(DRAFT, *PHRASES)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "out.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=1200)
    root = etree.parse(tmp_path / "out.fodt").getroot()
    shown = [PHRASES[0], PHRASES[1], "it is believed, or was, to be", PHRASES[3]]  # deleted words stand struck out
    assert annotated(root) == shown
    assert [
        etree.QName(each).localname for each in root.find(".//{*}tracked-changes").iter("{*}insertion", "{*}deletion")
    ] == ["insertion", "deletion"]


def annotated(root) -> list[str]:
    """The text between begin and end of each annotation of an OpenDocument text."""
    told: dict[str, str] = {}
    open_: list[str] = []

    def walk(element) -> None:
        name = etree.QName(element).localname
        if name == "annotation":
            open_.append(next(value for key, value in element.attrib.items() if key.endswith("}name")))
            told[open_[-1]] = ""
        elif name == "annotation-end":
            open_.remove(next(value for key, value in element.attrib.items() if key.endswith("}name")))
        else:
            add(" " if name == "s" else element.text)
            for child in element:
                walk(child)
        add(element.tail)

    def add(text: str | None) -> None:
        for name in open_:
            told[name] += text or ""

    walk(root.find(".//{*}text"))
    return [" ".join(each.split()) for each in told.values()]
