"""Tables: every reader that knows tables says in which row and column each block stands."""

from __future__ import annotations

import docx
import pytest

from onrecord.domain import Document
from onrecord.readers import read
from tests.readers.positions import assert_sound
from tests.readers.test_docx import run, saved, with_body


def cells(document: Document) -> list[tuple[str, int, int, int]]:
    """Text, table, row and column of every block in a cell."""
    assert_sound(document)
    return [
        (block.span.of(document.text), block.cell.table, block.cell.row, block.cell.column)
        for block in document.blocks
        if block.cell
    ]


def word() -> bytes:
    draft = docx.Document()
    draft.add_paragraph("Rents rose.")
    for rows in ([["Street", "Rent"], ["", "£900"]], [["A", "B"], ["C", "D"]]):
        table = draft.add_table(2, 2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        draft.add_paragraph("More.")
    return saved(draft)


MARKDOWN = """\
Rents rose.

| Street | Rent |
|---|---|
| | £900 |

More.

| A | B |
|---|---|
| C | D |

More.
"""
HTML = """\
<p>Rents rose.</p><table><tr><th>Street</th><th>Rent</th></tr><tr><td> </td><td>£900</td></tr></table><p>More.</p>
<table><tbody><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></tbody></table><p>More.</p>
"""


@pytest.mark.parametrize(("data", "name"), [(word(), "a.docx"), (MARKDOWN.encode(), "a.md"), (HTML.encode(), "a.html")])
def test_each_cell_knows_its_table_row_and_column(data, name):
    assert cells(read(data, name)) == [
        ("Street", 0, 0, 0), ("Rent", 0, 0, 1), ("£900", 0, 1, 1),
        ("A", 1, 0, 0), ("B", 1, 0, 1), ("C", 1, 1, 0), ("D", 1, 1, 1),
    ]  # fmt: skip


def test_text_after_a_table_stands_in_no_cell():
    for data, name in ((word(), "a.docx"), (MARKDOWN.encode(), "a.md"), (HTML.encode(), "a.html")):
        document = read(data, name)
        outside = [block.span.of(document.text) for block in document.blocks if not block.cell]
        assert outside == ["Rents rose.", "More.", "More."]


def test_all_blocks_of_a_cell_and_a_table_within_it_belong_to_that_cell():
    inner = "<table><tr><td>Inner one</td><td>Inner two</td></tr></table>"
    document = read(
        f"<table><tr><td><p>One</p><ul><li>Two</li></ul>{inner}</td><td>Next</td></tr></table>".encode(), "a.html"
    )
    assert [(text, column) for text, _, _, column in cells(document)] == [
        ("One", 0), ("Two", 0), ("Inner one", 0), ("Inner two", 0), ("Next", 1),
    ]  # fmt: skip
    box = f"<w:tbl><w:tr><w:tc><w:p>{run('Inner')}</w:p></w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('One')}</w:p>{box}<w:p/></w:tc><w:tc><w:p>{run('Next')}</w:p></w:tc></w:tr></w:tbl>"
    assert [(text, column) for text, _, _, column in cells(read(with_body(table), "a.docx"))] == [
        ("One", 0), ("Inner", 0), ("Next", 1),
    ]  # fmt: skip


def test_a_cell_that_spans_columns_or_rows_moves_the_others():
    html = "<table><tr><td colspan=2>Wide</td><td rowspan=2>Tall</td></tr><tr><td>x</td><td>y</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>"
    assert [(text, row, column) for text, _, row, column in cells(read(html.encode(), "a.html"))] == [
        ("Wide", 0, 0), ("Tall", 0, 2), ("x", 1, 0), ("y", 1, 1), ("a", 2, 0), ("b", 2, 1), ("c", 2, 2),
    ]  # fmt: skip
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{run("Wide")}</w:p></w:tc>'
    document = read(with_body(f"<w:tbl><w:tr>{wide}<w:tc><w:p>{run('Next')}</w:p></w:tc></w:tr></w:tbl>"), "a.docx")
    assert [(text, column) for text, _, _, column in cells(document)] == [("Wide", 0), ("Next", 2)]


@pytest.mark.parametrize("span", ["0", "-3", "x", "1e9", "99999999999999999999", "٣", ""])
def test_a_span_that_makes_no_sense_is_one_cell(span):
    html = f'<table><tr><td colspan="{span}" rowspan="{span}">a</td><td>b</td></tr><tr><td>c</td></tr></table>'
    assert [(text, column) for text, _, _, column in cells(read(html.encode(), "a.html"))] == [
        ("a", 0),
        ("b", 1),
        ("c", 0),
    ]
    word = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p>{run("a")}</w:p></w:tc><w:tc><w:p>{run("b")}</w:p></w:tc></w:tr></w:tbl>'
    assert [(text, column) for text, _, _, column in cells(read(with_body(word), "a.docx"))] == [("a", 0), ("b", 1)]


def test_thousands_of_tall_cells_cost_no_more_than_their_characters():
    row = "<td rowspan=900 colspan=900>a</td>" * 3_000
    document = read(f"<table><tr>{row}</tr>{'<tr><td>b</td></tr>' * 5_000}</table>".encode(), "a.html")
    assert sum(text == "b" for text, *_ in cells(document)) == 5_000


def test_only_header_cells_are_headers():
    repeated = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p>{run('Street')}</w:p></w:tc></w:tr>"
    plain = f"<w:tr><w:tc><w:p>{run('Mill Lane')}</w:p></w:tc></w:tr>"
    for data, name in (
        (with_body(f"<w:tbl>{repeated}{plain}</w:tbl>"), "a.docx"),
        (b"| Street |\n|---|\n| Mill Lane |\n", "a.md"),
        (b"<table><tr><th>Street</th></tr><tr><td>Mill Lane</td></tr></table>", "a.html"),
    ):
        assert [block.cell.is_header for block in read(data, name).blocks if block.cell] == [True, False]


def test_cells_outside_any_table_and_cells_left_open_are_read():
    assert cells(read(b"<td>stray</td><p>Text.</p>", "a.html")) == []
    document = read(b"<table><tr><td>a<td>b<tr><td>c<td>d</table><p>Text.</p>", "a.html")
    assert cells(document) == [("a", 0, 0, 0), ("b", 0, 0, 1), ("c", 0, 1, 0), ("d", 0, 1, 1)]
    assert document.blocks[-1].cell is None
