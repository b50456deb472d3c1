"""Findings as comments: what they say, and that another program sees them on the right words."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

import docx
import pytest
from docx.oxml import parse_xml
from lxml import etree

from onrecord import audit
from onrecord.annotate import annotate
from onrecord.domain import Dossier, Finding, Report, Requirements, Severity, Span
from onrecord.errors import UnreadableError
from onrecord.readers.docx import read
from onrecord.reporters._verdict import first_words_of, verdict_lines
from tests.readers.test_docx import W as XMLNS
from tests.readers.test_docx import run, saved, with_body
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


SOME_SAY = ["Some say (VA203, warning)", "Who are “some say”?", "Help: Name one of them."]


def comments(data: bytes) -> list[tuple[str, list[str]]]:
    """The words that each comment stands on, and its paragraphs, in the order of the file."""
    where = under(data)
    return [(where[number], lines) for number, (author, lines) in entries(data).items() if author == "onrecord"]


def test_comment_contains_rule_message_and_help():
    out = annotate(DRAFT, found(DRAFT, "some say"))
    assert comments(out)[1:] == [("some say", SOME_SAY)]


def test_first_comment_is_the_verdict_at_the_headline():
    body = f"<w:p>{run('By Lee Marsh')}</w:p><w:p>{{}}{run('Mayor took bribes')}</w:p><w:p>{run('Sources said that the mayor took bribes.')}</w:p>"
    title = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    for draft, place in ((with_body(body.format(title)), "Mayor"), (DRAFT, "Well,")):
        one = audit(draft, "d.docx")
        where, lines = comments(annotate(draft, one))[0]
        assert where == place
        assert lines == list(verdict_lines(one, first_words_of))


def test_verdict_lists_unmet_requirements():
    said = (
        "Sources said that the mayor took $4,000. Crime rose by 40 percent in May. The plan cost the town £9 million."
    )
    draft = with_body(f"<w:p>{run(said)}</w:p>")
    one = replace(audit(draft, "d.docx"), required=Requirements(min_score=60))
    assert one.unmet
    lines = comments(annotate(draft, one))[0][1]
    assert lines[2:] == [f"Failed: {each.reason} ({each.setting})." for each in one.unmet]


def test_overlapping_findings_share_a_comment_worst_first():
    one = found(DRAFT, "some say", "some say so", "say so.", "it is believed")
    worst = replace(one.findings[2], severity=Severity.ERROR, message="Who says so?")
    out = annotate(DRAFT, replace(one, findings=(*one.findings[:2], worst, one.findings[3])))
    assert [where for where, _ in comments(out)] == ["Well,", "some say so.", "it is believed"]
    lines = comments(out)[1][1]
    assert lines[0] == "Some say (VA203, error)"
    assert [line for line in lines if line.startswith("Who")] == [
        "Who says so?",
        "Who are “some say”?",
        "Who are “some say so”?",
    ]


def test_adjacent_phrases_have_separate_comments():
    out = annotate(DRAFT, found(DRAFT, "some say", " so."))
    assert [where for where, _ in comments(out)[1:]] == ["some say", " so."]


def test_findings_at_the_same_empty_span_share_a_comment():
    one = found(DRAFT, "some say")
    empty = replace(one.findings[0], span=Span(4, 4))
    assert len(comments(annotate(DRAFT, replace(one, findings=(empty, empty))))) == 2


def test_no_comment_is_ever_empty():
    one = found(DRAFT, "some say")
    silent = replace(one.findings[0], message="", help="")
    for findings in ((silent,), ()):
        for _, lines in comments(annotate(DRAFT, replace(one, findings=findings))):
            assert lines
            assert all(line.strip() for line in lines)
    nothing = with_body("<w:p/>")
    document = read(nothing, "d.docx")
    assert annotate(nothing, Report(Dossier(document, ()), ())) == nothing


@pytest.mark.parametrize("before", ["", '<w:moveFrom w:id="3"><w:r><w:t>Note to </w:t></w:r></w:moveFrom>',
    '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden. </w:t></w:r>', "<w:r><w:tab/></w:r>"])  # fmt: skip
def test_suppression_by_an_author_called_onrecord_is_kept(before):
    word = docx.Document(io.BytesIO(with_body(f"<w:p>{run('Some say so.')}</w:p>")))
    entry = word.add_comment(word.paragraphs[0].runs[0], text="", author="onrecord", initials="OR")._comment_elm
    for each in list(entry):
        entry.remove(each)
    text = 'onrecord: allow VA203 reason="known to the desk" editor="KL"'
    entry.append(parse_xml(f"<w:p {XMLNS}>{before}{run(text)}</w:p>"))
    draft = saved(word)
    assert read(draft, "d.docx").directives
    out = annotate(draft, audit(draft, "d.docx"))
    again = annotate(out, audit(out, "d.docx"))
    for each in (out, again):
        assert read(each, "d.docx").directives == read(draft, "d.docx").directives
        assert sum(any(text in line for line in lines) for _, lines in comments(each)) == 1
    assert len(comments(again)) == len(comments(out))


def test_annotating_twice_changes_nothing_more():
    once = annotate(DRAFT, found(DRAFT, *PHRASES))
    assert annotate(once, found(once, *PHRASES)) == once


def test_bidirectional_control_characters_are_replaced():
    one = found(DRAFT, "some say")
    hostile: Finding = replace(one.findings[0], message="Who is “\u202eyas\u2066”?", span=Span(0, 4))
    assert entries(annotate(DRAFT, replace(one, findings=(hostile,))))["1"][1][1] == "Who is “�yas�”?"


def test_other_formats_are_refused():
    with pytest.raises(UnreadableError, match="only be written into DOCX"):
        annotate(b"Some say so.", report("Some say so.", "Some say"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice) on the path")
def test_libreoffice_anchors_each_comment_to_its_words(tmp_path):
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
    assert annotated(root) == ["Well,", *shown]
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
