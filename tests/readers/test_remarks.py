"""Remarks to onrecord in every format: found where they stand, fastened to the right text, and never copy."""

from __future__ import annotations

import contextlib
import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.readers import read
from tests.readers.positions import assert_sound, assert_words_are_found

ALLOW = 'allow VA203 reason="identity known to the editor"'


def found(source, name):
    """Each remark as written and the text that it is fastened to; what holds for all of them is checked."""
    document = read(source.encode(), name)
    assert_sound(document)
    for each in document.directives:
        assert document.source_map.origin(each.span).of(source) == each.text
        assert not each.span.of(document.text).strip()
        assert document.directive_at(each.span.start) == each
    return [(each.text, _fastened(document, each)) for each in document.directives]


def _fastened(document, directive):
    """What it stands in or covers, in brackets; else the beginning of the next block."""
    if directive.anchor:
        return f"[{directive.anchor.of(document.text).strip()}]"
    following = (block for block in document.blocks if block.span.start >= directive.anchor.start)
    return next((block.span.of(document.text) for block in following), None)


@pytest.mark.parametrize(
    ("source", "fastened"),
    [
        ("<!-- onrecord: a -->\n\nOne.\n\nTwo.\n", ["One."]), ("One.\n\n<!-- onrecord: a -->\nTwo.\n", ["Two."]),
        ("One.\n\n<!--\nonrecord:\n a\n-->\n\nTwo.\n", ["Two."]), ("One <!-- onrecord: a --> more.\n\nTwo.\n", ["[One]"]),
        ("One. <!-- onrecord: a -->\n\nTwo.\n", ["[One.]"]), ("One.\n\n<!-- OnRecord: a -->", [None]),
        ("- <!-- onrecord: a --> One.\n- Two.\n", ["One."]), ("> One.\n>\n> <!-- onrecord: a -->\n> Two.\n", ["Two."]),
        ("---\ntitle: Head\n---\n<!-- onrecord: a -->\nOne.\n", ["One."]), ("# Head\n<!-- onrecord: a --><!-- onrecord: b -->\nOne.\n", ["One.", "One."]),
        ("One.\n\n<div>\n<!-- onrecord: a -->\n<p>Two.</p>\n</div>\n", ["Two."]), ("Never <!-- onrecord: closed\n\nTwo.\n", ["[Never]"]),
        ("Ünï 😀.\n\n<!-- onrecord: “é” -->\n\nTwo.\n", ["Two."]),
    ],
)  # fmt: skip
def test_markdown(source, fastened):
    assert [where for _, where in found(source, "d.md")] == fastened


@pytest.mark.parametrize(
    "source",
    [
        "`<!-- onrecord: a -->`\n",
        "```\n<!-- onrecord: a -->\n```\n",
        "\\<!-- onrecord: a -->\n",
        "<!-- on record: a -->\n",
        "onrecord: a\n",
    ],
)
def test_what_is_no_comment_in_markdown_is_no_remark(source):
    assert found(source, "d.md") == []


@pytest.mark.parametrize(
    ("source", "fastened"),
    [
        ("<p>One.</p><!-- onrecord: a --><p>Two.</p>", ["Two."]), ("<p><!-- onrecord: a -->One.</p><p>Two.</p>", ["One."]),
        ("<p>One <!-- onrecord: a --><b>more</b>.</p>", ["[One]"]), ("<p>One.<!-- onrecord: a --></p><p>Two.</p>", ["[One.]"]),
        ("<!-- onrecord: a --><html><head><!-- onrecord: b --></head><body><p>One.</p></body></html>", ["One."] * 2),
        ("<html><body><p>One.</p></body></html><!-- onrecord: a -->", [None]), ("<div hidden><!-- onrecord: a --></div><p>One.</p>", ["One."]),
        ("<html><head><!-- onrecord: a --></head><body></body></html>", [None]),
        ("<nav><a href='/'>Home</a></nav><article><h1>Bridge</h1><!-- onrecord: a --><p>The council voted on Tuesday to close the"
         " bridge for the summer, and the mayor said that it would open again.</p></article>", ["The council voted on Tuesday to close"
         " the bridge for the summer, and the mayor said that it would open again."]),
    ],
)  # fmt: skip
def test_html(source, fastened):
    assert [where for _, where in found(source, "d.html")] == fastened


def test_a_comment_that_does_not_end_is_noticed():
    assert [text for text, _ in found("<p>One.</p><!-- onrecord: a", "d.html")] == ["<!-- onrecord: a"]


def test_a_comment_in_a_script_is_none():
    assert found("<script><!-- onrecord: a --></script><p>One.</p>", "d.html") == []


@pytest.mark.parametrize(
    ("source", "fastened"),
    [
        ("onrecord: a\nHead\n\nOne.\n", ["Head"]), ("Head\n\n  onrecord : a\t\nOne.\n", ["One."]), ("Head\r\n\r\nonrecord: a\r\nOne.", ["One."]),
        ("Head\n\nOne.\n<!-- onrecord: a -->\n", [None]), ("Head\n\nOnrecord: Allow a\nOne.\n", ["One."]),
        ("A line\nonrecord: a\ngoes on.", ["goes on."]),
    ],
)  # fmt: skip
def test_text(source, fastened):
    assert [where for _, where in found(source, "d.txt")] == fastened


@pytest.mark.parametrize(
    "line", ["Onrecord: a new tool", "This is onrecord: allow it", "on record: a", "onrecord allows"]
)
def test_copy_is_no_remark(line):
    assert found(f"Head\n\n{line}\n", "d.txt") == []


@given(
    st.lists(st.sampled_from(["One went.", "“Two,” said Lee.", "Three — née.", "😀"]), min_size=1, max_size=5),
    st.integers(0, 5), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["onrecord: x", f" <!-- onrecord: {ALLOW} -->", "onrecord: \x00\u202e"]),
)  # fmt: skip
def test_in_plain_text_blocks_are_those_of_the_draft_without_remarks(paragraphs, at, end, remark):
    plain = read((end * 2).join(paragraphs).encode(), "d.txt")
    lines = [*paragraphs[:at], remark, *paragraphs[at:]]
    source = (end * 2).join(lines)
    document = read(source.encode(), "d.txt")
    assert [b.span.of(document.text) for b in document.blocks] == [b.span.of(plain.text) for b in plain.blocks]
    assert [b.kind for b in document.blocks] == [b.kind for b in plain.blocks]
    assert_words_are_found(document, source)
    assert [each.text for each in document.directives] == [remark.strip(" ")]


@given(st.text(alphabet='<!-> onrecord:\n"\x00\u202ea*`', max_size=80), st.sampled_from(["d.md", "d.html", "d.txt"]))
def test_any_mess_of_remarks_is_read_soundly(text, name):
    with contextlib.suppress(UnreadableError):
        found(f"One.\n\n<!-- onrecord: {text}", name)


@pytest.mark.parametrize("name", ["d.md", "d.html", "d.txt"])
def test_thousands_of_remarks_are_read(name):
    source = "".join(f"<!-- onrecord: {number} -->\n\n<p>Word.</p>\n\n" for number in range(3_000))
    assert len(read(source.encode(), name).directives) == 3_000


def test_thousands_of_comments_that_do_not_end_are_read_once_each():
    source = "A <!-- onrecord: allow VA203 " * 3_000
    directives = read(source.encode(), "d.md").directives
    assert len(directives) == 3_000
    assert sum(len(each.text) for each in directives) < len(source)


def word(*comments, without=None):
    """Four paragraphs, with each comment over the runs of some of them; `without` is the XPath of marks to take out."""
    document = docx.Document()
    paragraphs = [document.add_paragraph(text) for text in ("One.", "Two.", "Three.", "Four.")]
    for text, first, last in comments:
        document.add_comment([paragraphs[first].runs[0], paragraphs[last].runs[0]], text=text, author="K", initials="K")
    for mark in document.element.body.xpath(without) if without else ():
        mark.getparent().remove(mark)
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "d.docx")


RANGE = "//w:commentRangeStart | //w:commentRangeEnd"


def test_a_comment_in_word_is_fastened_to_what_it_covers():
    document = word((f"Onrecord: {ALLOW}", 1, 2), ("please check", 0, 0), ("onrecord: b", 3, 3))
    assert [(each.text, _fastened(document, each)) for each in document.directives] == [
        (f"Onrecord: {ALLOW}", "[Two.\n\nThree.]"), ("onrecord: b", "[Four.]"),
    ]  # fmt: skip
    at = document.locate(document.directives[0].span)
    assert (at.line, at.column, at.end_line, at.end_column) == (2, 1, 3, 7)
    assert [block.span.of(document.text) for block in document.blocks] == ["One.", "Two.", "Three.", "Four."]
    assert_sound(document)


def test_a_comment_in_word_without_a_range_stands_where_it_is_referred_to():
    document = word(("onrecord: a", 1, 1), without=RANGE)
    assert [_fastened(document, each) for each in document.directives] == ["[Two.]"]


def test_a_comment_in_word_that_nothing_refers_to_is_not_lost():
    document = word(("onrecord: a", 1, 1), without=f"{RANGE} | //w:r[w:commentReference]")
    assert [_fastened(document, each) for each in document.directives] == [None]


def test_paragraphs_of_a_comment_in_word_are_parted():
    document = word((f"onrecord: allow VA203\n{ALLOW[12:]}", 0, 0))
    assert document.directives[0].text == f"onrecord: {ALLOW}"
