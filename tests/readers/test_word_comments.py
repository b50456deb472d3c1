"""Comments in Word drafts: on the exact words, and nothing else changes."""

from __future__ import annotations

import contextlib
import io
import zipfile
from functools import cache

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.readers.docx import comment, read
from tests.readers.test_docx import W as XMLNS
from tests.readers.test_docx import run, saved, with_body
from tests.readers.word_marks import W as WORD
from tests.readers.word_marks import assert_well_formed, characters, entries, members, tree, under

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CHANGED = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def noted(data: bytes, *phrases: str) -> bytes:
    """`data` with a comment at the first place of each phrase."""
    document = read(data, "d.docx")
    spans = [Span(document.text.index(each), document.text.index(each) + len(each)) for each in phrases]
    return comment(data, document, [(span, ((f"XX{n}", "What?"),)) for n, span in enumerate(spans)])


def bare(text: str) -> str:
    return "".join(text.split())


# -- any runs, any spans -------------------------------------------------------------------------------------------

words = st.lists(
    st.sampled_from(["some", " ", "née", "“q”", "  ", "say", "\U0001f600", "."]), min_size=1, max_size=4
).map("".join)
styles = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>'])


@st.composite
def runs(draw) -> str:
    def text() -> str:
        keep = draw(st.sampled_from(['xml:space="preserve"', ""]))
        return f"<w:t {keep}>{draw(words)}</w:t>"

    content = "".join(
        draw(st.sampled_from([text(), text(), "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>"]))
        for _ in range(draw(st.integers(1, 3)))
    )
    style = draw(styles)
    return f'<w:r w:rsidR="00AB12CD">{f"<w:rPr>{style}</w:rPr>" if style else ""}{content}</w:r>'


@st.composite
def pieces(draw) -> str:
    inner = "".join(draw(st.lists(runs(), min_size=1, max_size=2)))
    number = draw(st.integers(100, 999))
    return draw(st.sampled_from([
        inner, inner, inner,
        f'<w:ins w:id="{number}" w:author="Ed" w:date="2026-01-02T10:00:00Z">{inner}</w:ins>',
        f'<w:del w:id="{number}" w:author="Ed"><w:r><w:delText xml:space="preserve">gone </w:delText></w:r></w:del>',
        f'<w:moveTo w:id="{number}" w:author="Ed">{inner}</w:moveTo>',
        f'<w:hyperlink w:anchor="top">{inner}</w:hyperlink>',
        f'<w:fldSimple w:instr=" PAGE ">{inner}</w:fldSimple>',
        f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://a.example" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:bookmarkStart w:id="5" w:name="b"/><w:bookmarkEnd w:id="5"/>',
    ]))  # fmt: skip


paragraphs = st.lists(
    st.lists(pieces(), max_size=4).map(lambda own: f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr>{"".join(own)}</w:p>'),
    min_size=1,
    max_size=3,
)


@given(paragraphs, st.data())
@settings(max_examples=25)
def test_a_comment_stands_on_its_phrase_and_nothing_else_changes(body, data):
    draft = with_body("".join(body))
    document = read(draft, "d.docx")
    solid = [at for at, character in enumerate(document.text) if not character.isspace()]
    if not solid:
        return
    ends = st.tuples(st.sampled_from(solid), st.sampled_from(solid)).map(sorted)
    spans = [Span(start, end + 1) for start, end in data.draw(st.lists(ends, min_size=1, max_size=4))]
    notes = [(span, ((f"XX{n}", "What?"),)) for n, span in enumerate(spans)]

    out = comment(draft, document, notes)

    assert [bare(text) for text in (under(out)[str(n)] for n in range(len(spans)))] == [
        bare(s.of(document.text)) for s in spans
    ]
    assert read(out, "d.docx") == document
    assert characters(out) == characters(draft)
    assert_well_formed(out)
    assert comment(out, document, notes) == out
    old, new = members(draft), members(out)
    assert [name for name in new if name in old] == list(old)
    assert {name for name in new if new[name] != old.get(name)} <= CHANGED


@given(st.data())
@settings(max_examples=25)
def test_any_span_at_all_is_taken(data):
    """Also one that is empty, or starts or ends in a gap."""
    draft = with_body(f"<w:p>{run('Some  say ')}{run(' so.')}</w:p><w:p/><w:p>{run(' It ends. ')}</w:p>")
    document = read(draft, "d.docx")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
    out = comment(draft, document, [(Span(start, end), (("XX1",),))])
    assert read(out, "d.docx") == document
    assert_well_formed(out)


# -- one by one ----------------------------------------------------------------------------------------------------


def test_runs_are_parted_and_keep_their_formatting():
    out = noted(with_body("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>But some say so.</w:t></w:r></w:p>"), "some say")
    shown = [(each.text, each.getparent().find("{*}rPr/{*}b") is not None) for each in tree(out).iter("{*}t")]
    assert shown[:3] == [("But ", True), ("some say", True), (" so.", True)]


def test_a_phrase_that_begins_and_ends_in_insertions():
    data = with_body(
        f'<w:p>{run("A ")}<w:ins w:id="1" w:author="x">{run("few so")}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>many</w:delText></w:r></w:del>'
        f'{run("me ")}<w:ins w:id="3" w:author="x">{run("say it")}</w:ins>{run(".")}</w:p>'
    )
    out = noted(data, "some say")
    assert under(out) == {"0": "some say"}
    assert_well_formed(out)
    assert [each.get(WORD + "id") for each in tree(out).iter("{*}ins", "{*}del")] == ["1", "2", "3"]


def test_a_ruby_is_commented_as_a_whole():
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>ue</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>shita</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    out = noted(with_body(f"<w:p>{run('One ')}{ruby}{run(' two.')}</w:p>"), "hit")
    assert under(out) == {"0": "ueshita"}
    assert_well_formed(out)


def test_in_a_text_box_it_hangs_on_the_box_and_quotes():
    box = f"<w:txbxContent><w:p>{run('Boxed: some say so.')}</w:p></w:txbxContent>"
    data = with_body(
        f'<w:p {MC}><w:r><w:t>Around.</w:t><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent><w:t>Behind.</w:t></w:r></w:p>"
    )
    out = noted(data, "some say", "Around")
    assert under(out) == {"0": "Boxed: some say so.", "1": "Around"}
    assert entries(out)["0"] == ("onrecord", ["XX0", "In a text box: “some say”", "What?"])
    assert_well_formed(out)
    assert read(out, "d.docx") == read(data, "d.docx")


def with_notes(kind: str, reference: str) -> bytes:
    word = docx.Document(io.BytesIO(with_body(f"<w:p>{run('Body.')}<w:r>{reference}</w:r>{run(' More.')}</w:p>")))
    notes = f'<w:{kind}s {XMLNS}><w:{kind} w:id="2"><w:p>{run("Here many fear it.")}</w:p></w:{kind}></w:{kind}s>'
    part = Part(
        PackURI(f"/word/{kind}s.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        notes.encode(),
        word.part.package,
    )
    word.part.relate_to(part, f"{OFFICE}{kind}s")
    return saved(word)


@pytest.mark.parametrize(
    ("kind", "where"), [("footnote", "In a footnote: “many fear”"), ("endnote", "In an endnote: “many fear”")]
)
def test_in_a_note_it_hangs_on_the_reference_and_quotes(kind, where):
    data = with_notes(kind, f'<w:{kind}Reference w:id="2"/>')
    out = noted(data, "many fear")
    assert under(out) == {"0": ""}
    start = next(tree(out).iter("{*}commentRangeStart"))
    assert start.getnext().find(f"{{*}}{kind}Reference") is not None
    assert entries(out)["0"][1][1] == where
    assert members(out)[f"word/{kind}s.xml"] == members(data)[f"word/{kind}s.xml"]
    assert_well_formed(out)


def test_a_note_that_nothing_refers_to_hangs_on_the_first_paragraph():
    out = noted(with_notes("footnote", "<w:t>!</w:t>"), "many fear")
    assert next(tree(out).iter("{*}p")).find("{*}r/{*}commentReference") is not None
    assert_well_formed(out)


def test_a_span_from_the_body_into_a_note_ends_with_the_body():
    data = with_notes("footnote", '<w:footnoteReference w:id="2"/>')
    document = read(data, "d.docx")
    out = comment(data, document, [(Span(document.text.index("More"), len(document.text)), (("XX0",),))])
    assert under(out) == {"0": "More."}


# -- comments that are there ---------------------------------------------------------------------------------------


@cache
def commented() -> bytes:
    """A draft on which somebody has commented."""
    word = docx.Document()
    paragraph = word.add_paragraph("Well, ")
    paragraph.add_run("some say so.")
    word.add_comment(paragraph.runs[1], text="Who?", author="Mary Poll", initials="MP")
    return saved(word)


def test_comments_of_others_stay():
    out = noted(commented(), "some say")
    assert under(out) == {"0": "some say so.", "1": "some say"}
    assert [author for author, _ in entries(out).values()] == ["Mary Poll", "onrecord"]
    assert entries(out)["0"] == entries(commented())["0"]
    assert_well_formed(out)
    assert [each.author for each in docx.Document(io.BytesIO(out)).comments] == ["Mary Poll", "onrecord"]


def test_ours_are_replaced_and_without_notes_removed():
    once = noted(commented(), "some say", "Well")
    twice = noted(once, "so")
    assert under(twice) == {"0": "some say so.", "1": "so"}
    document = read(once, "d.docx")
    cleared = comment(once, document, [])
    assert under(cleared) == {"0": "some say so."}
    assert characters(cleared) == characters(commented())
    assert comment(cleared, document, []) == cleared
    assert_well_formed(twice)
    assert_well_formed(cleared)


def test_an_exception_stays_though_its_editor_is_called_like_us():
    word = docx.Document(io.BytesIO(commented()))
    word.add_comment(word.paragraphs[0].runs[0], text="onrecord: allow VA201, known", author="onrecord", initials="OR")
    out = noted(saved(word), "some say")
    assert ("onrecord", ["onrecord: allow VA201, known"]) in entries(out).values()
    assert len(entries(out)) == 3


def test_an_answer_to_one_of_ours_stays():
    once = noted(commented(), "some say")
    paragraph = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0000000{}"'
    parts = members(once)
    comments = parts["word/comments.xml"].decode()
    for number in (1, 2, 3):
        comments = comments.replace("<w:p>", f"<w:p {paragraph.format(number)}>", 1)
    comments = comments.replace(
        "</w:comments>",
        f'<w:comment w:id="9" w:author="Lee"><w:p {paragraph.format(9)}>{run("Ann.")}</w:p></w:comment></w:comments>',
    )
    names = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    threads = f'<w15:commentsEx {names}><w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000003"/><w15:commentEx w15:paraId="00000009" w15:paraIdParent="00000003"/></w15:commentsEx>'
    word = docx.Document(io.BytesIO(repacked(once, {"word/comments.xml": comments.encode()})))
    part = Part(
        PackURI("/word/commentsExtended.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        threads.encode(),
        word.part.package,
    )
    word.part.relate_to(part, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended")
    cleared = comment(saved(word), read(once, "d.docx"), [])
    assert [author for author, _ in entries(cleared).values()] == ["Mary Poll", "Lee"]
    left = tree(cleared, "word/commentsExtended.xml")
    assert [{key.rpartition("}")[2]: value for key, value in each.attrib.items()} for each in left] == [
        {"paraId": "00000001"},
        {"paraId": "00000009"},
    ]


def test_a_number_that_both_use_is_not_taken_from_the_other():
    data = noted(commented(), "some say")
    clash = members(data)["word/comments.xml"].replace(b'w:id="1"', b'w:id="0"')
    cleared = comment(repacked(data, {"word/comments.xml": clash}), read(data, "d.docx"), [])
    assert under(cleared)["0"] == "some say so."


# -- the package ---------------------------------------------------------------------------------------------------


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**members(data), **changes}.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_nothing_to_say_is_the_file_itself():
    data = with_body(f"<w:p>{run('Fine.')}</w:p>")
    assert comment(data, read(data, "d.docx"), []) is data


def test_media_and_order_are_kept():
    data = repacked(
        with_body(f"<w:p>{run('Fine.')}</w:p>"),
        {"word/media/a.png": bytes(range(256)) * 9, "odd/": b"", "odd/ÿ.bin": b"\0"},
    )
    old, new = members(data), members(noted(data, "Fine"))
    assert list(new) == [*old, "word/comments.xml"]
    assert {name for name in old if old[name] != new[name]} == CHANGED - {"word/comments.xml"}


def test_another_draft_than_the_audited_one_is_refused():
    one, other = (with_body(f"<w:p>{run(text)}</w:p>") for text in ("One.", "Two."))
    with pytest.raises(UnreadableError, match="changed during the audit"):
        comment(one, read(other, "d.docx"), [])


def test_a_document_type_is_refused():
    data = with_body(f"<w:p>{run('One.')}</w:p>")
    body = members(data)["word/document.xml"]
    declared = body.replace(b"<w:document", b'<!DOCTYPE w:document [<!ENTITY a "b">]><w:document', 1)
    data = repacked(data, {"word/document.xml": declared})
    with pytest.raises(UnreadableError, match="document type"):
        noted(data, "One")


@given(st.data())
@settings(max_examples=25)
def test_a_damaged_file_is_annotated_or_refused(data):
    whole = bytearray(commented())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableError):
        document = read(bytes(whole), "d.docx")
        out = comment(bytes(whole), document, [(Span(0, len(document.text)), (("XX1",),))] if document.text else [])
        assert read(out, "d.docx") == document
