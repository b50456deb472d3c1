"""Drafts made to hang a reader: any shape is read or refused, in time that grows with its length."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from onrecord.errors import UnreadableError
from onrecord.readers import read
from tests.growth import is_linear
from tests.readers.positions import assert_sound

SIZE = 10_000
"""Characters of the smaller draft of two."""

PAGES = [
    "<div>", "<!--", "<a", "<", "<a '", "&", "</x>", "<p>", "<table>", "<![CDATA[", "<a b='", "<?", "<li>x", "<script>", "<br>", "<i>x", "<p>x</p>",
    "&amp;", "<h1>x</h1>", "<td>x", '<a b="c" ', "x <br><br>", "<div hidden>x</div>", "<p class='byline'>By A B</p>", "<!-- onrecord: x", " \u200b",
    "&#0000000", "<div class=share>x</div>", "a\u0301",
]  # fmt: skip
DRAFTS = [
    "*", "_", "**a", "[", "![", "](", "`", "``a`", "<!--", "&", "> ", "  - a\n", "#", "|", "|a|b|\n|--|--|\n", "[a](b", "[^1]: x\n", "~~", "\\",
    "***a **", "[[a](b)](c)", "a\n===\n", "<?", "<b>x</b>", "<!-- onrecord: x\n", "---\n", "+++\n",
]  # fmt: skip
TEXTS = [
    "A",
    "A ",
    "a\n",
    "\n\na",
    "\r",
    " ",
    "\u200b",
    "By A ",
    "By Aa\n\n",
    "onrecord:",
    "'",
    "\u0301",
    "`",
    "A.",
    "POLITICS ",
    "x\n\nY\n\n",
]
NESTED = {
    "elements": ("d.html", "<nav></nav>" + "<b>" * 500 + "<i>x</i>" * 20_000),
    "boxes": ("d.html", "<nav></nav>" + "<div class=share>" * 480 + "<p>x</p>" * 20_000),
    "bylines": ("d.html", "<nav></nav>" + "<div class=byline>" * 480 + "<b></b>" * 20_000),
    "headings": ("d.html", "<nav></nav>" + "<h1>" * 480 + "<b>x</b>" * 20_000),
    "articles": ("d.html", "<nav></nav>" + "<article>" * 480 + "<figcaption>x</figcaption>" * 8_000),
    "pairs": ("d.html", ("<b>" * 300 + "x" + "</b>" * 300) * 95),
    "quotations": ("d.md", ">" * 5_000 + "a" + "\n> a" * 40_000),
    "lists": ("d.md", "".join(" " * (2 * depth) + "- a\n" for depth in range(440))),
    "wide tables": ("d.md", "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + "|x\n" * 60_000),
    "aliases": ("d.md", "---\na: &a [x]\n" + "".join(f"b{number}: [*a,*a]\n" for number in range(10_000)) + "---\nx"),
    "lists of YAML": ("d.md", "---\na: " + "[" * 5_000 + "\n---\nx"),
}  # fmt: skip


def assert_ends(data: bytes, name: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert_sound(read(data, name))


def assert_grows_evenly(piece: str, name: str, start: str = "") -> None:
    """Of a draft of four times the length, everything is found at its place, for about four times the cost."""

    def reading(size: int) -> Callable[[], None]:
        data = (start + piece * (size // len(piece))).encode()
        return lambda: ended(data, name)

    assert_ends((start + piece * (SIZE // len(piece))).encode(), name)
    assert is_linear(reading, SIZE)


def ended(data: bytes, name: str) -> None:
    with contextlib.suppress(UnreadableError):
        read(data, name)


@pytest.mark.parametrize("piece", PAGES)
def test_pages(piece):
    assert_grows_evenly(piece, "d.html")
    assert_grows_evenly(piece, "d.html", "<nav></nav>")


@pytest.mark.parametrize("piece", DRAFTS)
def test_markdown(piece):
    assert_grows_evenly(piece, "d.md")


@pytest.mark.parametrize("piece", TEXTS)
def test_text(piece):
    assert_grows_evenly(piece, "d.txt")


@pytest.mark.parametrize(("name", "source"), NESTED.values(), ids=NESTED)
def test_nests(name, source):
    assert_ends(source.encode(), name)


RUN = "<w:r><w:t>a</w:t></w:r>"
BODIES = {
    "runs": f"<w:p>{RUN * 60_000}</w:p>",
    "paragraphs": f"<w:p>{RUN}</w:p>" * 20_000,
    "tables": "<w:tbl><w:tr><w:tc>" * 80 + f"<w:p>{RUN}</w:p>" + "</w:tc></w:tr></w:tbl>" * 80,
    "deep controls": "<w:sdt><w:sdtContent>" * 3_000 + f"<w:p>{RUN}</w:p>" + "</w:sdtContent></w:sdt>" * 3_000,
    "insertions": ("<w:p>" + "<w:ins>" * 200 + RUN * 50 + "</w:ins>" * 200 + "</w:p>") * 50,
    "links": ("<w:p>" + "<w:hyperlink w:anchor='a'>" * 200 + RUN + "</w:hyperlink>" * 200 + "</w:p>") * 100,
    "boxes": "<w:p><w:r><w:txbxContent>" * 70 + f"<w:p>{RUN}</w:p>" + "</w:txbxContent></w:r></w:p>" * 70,
    "a bomb": "<w:p><w:r><w:t>" + "a " * 9_000_000 + "</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_word(body):
    empty, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                data = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()
            target.writestr(info.filename, data)
    assert_ends(out.getvalue(), "d.docx")
