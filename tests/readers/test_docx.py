"""Word documents: what a reader sees with all changes accepted, by paragraph and character."""

from __future__ import annotations

import contextlib
import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import BlockKind
from onrecord.errors import UnreadableError
from onrecord.readers import docx as docx_reader
from onrecord.readers.docx import read
from onrecord.structure import structure
from tests.readers.positions import assert_sound, assert_words_are_found

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(word) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def with_body(xml: str) -> bytes:
    """A document whose body begins with `xml`."""
    word = docx.Document()
    for element in reversed(list(parse_xml(f"<w:body {W}>{xml}</w:body>"))):
        word.element.body.insert(0, element)
    return saved(word)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@given(st.lists(st.lists(st.sampled_from(["word", " ", "née", "“q”", "  "]), max_size=6), max_size=8))
@settings(max_examples=25)
def test_each_word_is_found_at_its_paragraph_and_character(paragraphs):
    word = docx.Document()
    for pieces in paragraphs:
        paragraph = word.add_paragraph()
        for piece in pieces:
            paragraph.add_run(piece)
    document = read(saved(word), "draft.docx")
    origin = "\n".join("".join(pieces) for pieces in paragraphs)
    assert_words_are_found(document, origin)
    assert_sound(document)
    for block in document.blocks:
        at = document.locate(block.span)
        piece = "".join(paragraphs[at.line - 1])[at.column - 1 : at.end_column - 1]
        assert piece.split() == block.span.of(document.text).split()


def test_blocks():
    word = docx.Document()
    word.add_heading("Bridge to close", 0)
    word.add_paragraph("By Jo Marsh")
    word.add_paragraph("The council voted.")
    word.add_heading("Costs", 2)
    word.add_paragraph("One", style="List Bullet")
    word.add_paragraph("Said.", style="Intense Quote")
    word.add_paragraph("The bridge", style="Caption")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    word.add_paragraph("After.")
    document = structure(read(saved(word), "draft.docx"))
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks] == [
        ("headline", "Bridge to close"), ("byline", "By Jo Marsh"), ("paragraph", "The council voted."),
        ("subhead", "Costs"), ("list-item", "One"), ("block-quotation", "Said."), ("caption", "The bridge"),
        ("table-cell", "a"), ("table-cell", "b"), ("paragraph", "After."),
    ]  # fmt: skip
    assert (document.title, document.byline) == ("Bridge to close", "By Jo Marsh")
    at = document.locate(document.blocks[-1].span)
    assert (at.line, at.column, document.source_map.unit) == (10, 1, "paragraph")


def test_tracked_insertions_count_and_deletions_do_not():
    data = with_body(
        f'<w:p>{run("One ")}<w:ins w:id="1" w:author="x">{run("new ")}</w:ins>'
        f'<w:del w:id="2" w:author="x"><w:r><w:delText>old </w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3" w:author="x">{run("gone ")}</w:moveFrom><w:moveTo w:id="4" w:author="x">{run("come ")}'
        f"</w:moveTo>{run('end.')}</w:p>"
    )
    assert read(data, "d.docx").text == "One new come end."


def test_hidden_text_and_fields_are_not_prose_and_breaks_part_words():
    data = with_body(
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>{run('a')}<w:r><w:tab/></w:r>{run('b')}"
        f"<w:r><w:br/></w:r>{run('c')}<w:r><w:noBreakHyphen/></w:r>{run('d')}</w:p><w:p/><w:sdt><w:sdtContent><w:p>{run('e')}"
        "</w:p></w:sdtContent></w:sdt>"
    )
    document = read(data, "d.docx")
    assert document.text == "a b c-d\n\ne"
    assert document.locate(document.blocks[1].span).line == 3


def test_links_of_both_kinds():
    data = with_body(
        f'<w:p>{run("See ")}<w:hyperlink w:anchor="top">{run("the top")}</w:hyperlink>{run(" and ")}'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://a.example" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("here")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f"{run('.')}</w:p>"
    )
    document = read(data, "d.docx")
    assert document.text == "See the top and here."
    assert [(link.span.of(document.text), link.target) for link in document.links] == [
        ("the top", "#top"), ("here", "http://a.example"),
    ]  # fmt: skip


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent><w:p>{run('Boxed.')}</w:p></w:txbxContent>"
    data = with_body(
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
        f"{run('Around.')}</w:p>"
    )
    assert read(data, "d.docx").text == "Around.\n\nBoxed."


def test_footnotes_come_after_the_body():
    word = docx.Document()
    word.add_paragraph("Body.")
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p>{run("no")}</w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run("The note.")}</w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), word.part.package)
    word.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    document = read(saved(word), "d.docx")
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "Body."), (BlockKind.FOOTNOTE, "The note."),
    ]  # fmt: skip


def bomb(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * size)
    return stream.getvalue()


def deep() -> bytes:
    return with_body("<w:sdt><w:sdtContent>" * 90 + f"<w:p>{run('x')}</w:p>" + "</w:sdtContent></w:sdt>" * 90)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"no zip", "not a Word document"), (b"", "not a Word document"), (b"PK\x03\x04rubbish", "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old or encrypted"), (bomb(90_000_000), "absurd size"),
        (bomb(100), "not a Word document"),
    ],
    ids=["text", "nothing", "a damaged archive", "an old document", "a bomb", "another archive"],  # bytes would tell the time
)  # fmt: skip
def test_what_is_no_draft_is_one_clear_line(data, says):
    with pytest.raises(UnreadableError, match=says) as raised:
        read(data, "d.docx")
    assert "\n" not in str(raised.value)


def test_deep_nesting_is_read():
    assert read(deep(), "d.docx").text == "x"


@given(st.data())
@settings(max_examples=25)
def test_a_damaged_file_is_read_or_refused(data):
    whole = bytearray(with_body(f"<w:p>{run('Text.')}</w:p>"))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableError):
        assert_sound(read(bytes(whole), "d.docx"))


def test_markup_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(docx_reader, "MAX_ELEMENTS", 50)
    with pytest.raises(UnreadableError, match="over 50 elements"):
        read(with_body("<w:p/>" * 51), "d.docx")


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")]
    return f"{marks[0]}{instruction}{marks[1]}{result}{marks[2]}"


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


STRUCK = '<w:r><w:rPr><w:{mark}/></w:rPr><w:t xml:space="preserve">gone </w:t></w:r>'
DELETED = '<w:ins w:id="1" w:author="a"/><w:del w:id="2" w:author="a" w:date="2027-01-01T00:00:00Z"/>'
NOT_COPY = {
    "struck": (paragraph(run("Some ") + STRUCK.format(mark="strike") + STRUCK.format(mark="dstrike") + run("say.")), ["Some say."]),
    "not struck": (paragraph('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>Some say.</w:t></w:r>'), ["Some say."]),
    "deleted row": (
        f"<w:tbl><w:tr><w:trPr>{DELETED}</w:trPr><w:tc>{paragraph(run('gone'))}</w:tc></w:tr><w:tr><w:tc>{paragraph(run('kept'))}</w:tc></w:tr></w:tbl>",
        ["kept"],
    ),
    "deleted end of paragraph": (paragraph(run("Some "), f"<w:rPr>{DELETED}</w:rPr>") + paragraph(run("say.")), ["Some say."]),
    "placeholder": (
        paragraph(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click or tap here.')}</w:sdtContent></w:sdt>" + run("Some say.")),
        ["Some say."],
    ),
    "ruby": (paragraph(f"<w:r><w:ruby><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"), ["base"]),
    "field in a field": (
        paragraph(field(code(" IF ") + field(code(" PAGE "), run("1")) + code(' = 1 "a" '), run("Some say.")) + run(" So.")), ["Some say. So."],
    ),
    "contents": (
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + code(" TOC \\o ") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Why 2"))
        + paragraph(run("Who 3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + paragraph(run("Some say.")),
        ["Some say."],
    ),
    "gallery of contents": (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + paragraph(run("Why 2")) + "</w:sdtContent></w:sdt>" + paragraph(run("Some say.")),
        ["Some say."],
    ),
    "contents in a simple field": (
        paragraph(f'<w:fldSimple w:instr=" TOC \\o ">{run("Why 2")}</w:fldSimple>')
        + paragraph(f'<w:fldSimple w:instr=" DATE ">{run("Today")}</w:fldSimple>' + run(" some say.")),
        ["Today some say."],
    ),
    "deleted cell": (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{paragraph(run("gone"))}</w:tc><w:tc>{paragraph(run("kept"))}</w:tc></w:tr></w:tbl>',
        ["kept"],
    ),
    "field without end": (paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph(run("Some say.")), ["Some say."]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), NOT_COPY.values(), ids=NOT_COPY)
def test_only_what_a_reader_sees_is_copy(body, wanted):
    document = read(with_body(body), "draft.docx")
    assert [block.span.of(document.text) for block in document.blocks] == wanted
    assert_sound(document)


FORMULA = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a=b</m:t></m:r><m:r><m:t>c</m:t></m:r></m:oMath>'
DRAWING = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:inline><wp:docPr id="1" name="Picture 1" descr="A quay at dusk"/></wp:inline></w:drawing></w:r>'
)
SHAPE = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="A crane"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("inner", "kind", "words"),
    [(FORMULA, "embedded", 2), (DRAWING, "picture", 4), (SHAPE, "picture", 2)],
    ids=["formula", "picture", "picture in old markup"],
)
def test_formulas_and_what_is_said_for_pictures_are_counted_as_left_out(inner, kind, words):
    document = read(with_body(paragraph(run("Some ") + inner + run("say."))), "d.docx")
    assert document.text == "Some say."
    assert [(each.kind.value, each.words) for each in document.omitted] == [(kind, words)]


def test_what_a_content_control_asks_for_is_known_by_its_style():
    asked = '<w:r><w:rPr><w:rStyle w:val="Platzhalter"/></w:rPr><w:t>Click here.</w:t></w:r>'
    quoted = '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Click here.</w:t></w:r>'
    data = styled(
        paragraph(run("Some say: ") + asked + quoted),
        f'<w:style {W} w:type="character" w:styleId="Platzhalter"><w:name w:val="Placeholder Text"/></w:style>',
    )
    document = read(data, "d.docx")
    assert document.text == "Some say: Click here."
    assert not document.omitted


def packed_again(data: bytes, change) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as out:
        for name in archive.namelist():
            out.writestr(name, change(archive.read(name)))
    return stream.getvalue()


MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DIALECTS = {
    "draft.docm": lambda part: part.replace(MAIN, b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    "draft.dotx": lambda part: part.replace(MAIN, MAIN.replace(b"document.main", b"template.main")),
    "strict.docx": lambda part: part.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ).replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "untyped style.docx": lambda part: part.replace(b'w:type="paragraph"', b""),
}  # fmt: skip


@pytest.mark.parametrize(("name", "change"), DIALECTS.items())
def test_macros_templates_strict_and_styles_without_a_type_are_read(name, change):
    word = docx.Document()
    word.add_heading("Gate fails", 0)
    word.add_paragraph("Some say so.")
    document = read(packed_again(saved(word), change), name)
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks] == [
        ("headline", "Gate fails"), ("paragraph", "Some say so."),
    ]  # fmt: skip


def style(name: str, says: str, *, based_on: str = "", kind: str = "paragraph") -> str:
    basis = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style {W} w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{basis}{says}</w:style>'


def styled(body: str, *styles: str) -> bytes:
    word = docx.Document(io.BytesIO(with_body(body)))
    for each in styles:
        word.styles.element.append(parse_xml(each))
    return saved(word)


STYLES = {
    "based on a title": (style("House head", "", based_on="Title"), "headline"),
    "based on what is based on a quotation": (style("Letter", "", based_on="House") + style("House", "", based_on="IntenseQuote"), "block-quotation"),
    "called a quotation": (style("Quotations", ""), "block-quotation"),
    "text as pandoc sets quotations": (style("Block Text", ""), "block-quotation"),
    "of the first rank": (style("Head", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), "headline"),
    "of a lower rank": (style("Crosshead", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'), "subhead"),
    "of no rank": (style("Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), "paragraph"),
    "with bullets": (style("Points", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'), "list-item"),
    "without bullets": (style("Flat", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'), "paragraph"),
    "by-line": (style("Byline", ""), "byline"),
    "based on itself": (style("Round", "", based_on="Round"), "paragraph"),
}  # fmt: skip


@pytest.mark.parametrize(("styles", "kind"), STYLES.values(), ids=STYLES)
def test_a_style_is_what_it_is_based_on(styles, kind):
    every = [f"{each}</w:style>" for each in styles.split("</w:style>")[:-1]]
    name = every[0].partition('w:styleId="')[2].partition('"')[0]
    data = styled(paragraph(run("Some say so."), f'<w:pStyle w:val="{name}"/>'), *every)
    assert [block.kind.value for block in read(data, "d.docx").blocks] == [kind]


def test_words_that_a_style_hides_or_strikes_out_are_no_copy():
    data = styled(
        paragraph(
            run("Some ")
            + "".join(
                f'<w:r><w:rPr><w:rStyle w:val="{each}"/></w:rPr><w:t>gone</w:t></w:r>' for each in ("Cut", "Note")
            )
            + '<w:r><w:rPr><w:rStyle w:val="Cut"/><w:strike w:val="0"/></w:rPr><w:t>say so.</w:t></w:r>'
        )
        + paragraph(run("ring the desk"), '<w:pStyle w:val="Desk"/>')
        + paragraph(run("Others do not.")),
        style("Cut", "<w:rPr><w:strike/></w:rPr>", kind="character"),
        style("Note", "", based_on="Hidden", kind="character"),
        style("Hidden", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("Desk", "<w:rPr><w:vanish/></w:rPr>"),
    )
    document = read(data, "d.docx")
    assert document.text == "Some say so.\n\nOthers do not."
    assert [(each.kind.value, each.words) for each in document.omitted] == [
        ("struck-out", 1),
        ("hidden", 1),
        ("hidden", 3),
    ]
    assert document.locate(document.blocks[-1].span).line == 3


def test_paragraphs_that_are_not_read_count():
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    data = with_body(f"{contents}{paragraph(run('Why 2')) * 2}</w:sdtContent></w:sdt>{paragraph(run('Some say.'))}")
    document = read(data, "d.docx")
    assert document.locate(document.blocks[0].span).line == 3
