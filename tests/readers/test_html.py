"""HTML: the article and no more, and where each character of it stands."""

from __future__ import annotations

import contextlib
import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.readers.html import read
from tests.growth import TIMES, is_linear
from tests.readers.positions import assert_sound, assert_words_are_found

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
FLOOR = 0.985
"""Over all pages; it only rises."""


def words(text):
    return re.findall(r"\w+", text)


def blocks(source):
    document = read(source.encode(), "draft.html")
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_there_are_pages_enough():
    assert len(PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_saved_pages_have_sound_positions_and_lose_nothing(page):
    source = page.read_text(encoding="utf-8")
    document = read(page.read_bytes(), page.name)
    assert_sound(document)
    assert_words_are_found(document, source, lambda piece: html.unescape(re.sub(r"<[^>]*>", "", piece)))
    expected = page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert document.title == expected[0]
    found = [block.span.of(document.text) for block in document.blocks]
    assert [line for line in expected if line not in found] == []


def test_extraction_floor():
    common = read_words = wanted = 0
    for page in PAGES:
        got = words(read(page.read_bytes(), page.name).text)
        expected = words(page.with_suffix(".txt").read_text(encoding="utf-8"))
        common += sum(min(got.count(word), expected.count(word)) for word in set(expected))
        read_words += len(got)
        wanted += len(expected)
    assert 2 * common / (read_words + wanted) >= FLOOR


def test_a_draft_without_chrome_is_read_whole():
    source = (
        '<h1>Head <em>line</em></h1><p class="byline">By Jo Marsh</p><p>One &amp; <b>tw</b>o.<br>Three<br><br>Four</p><h2>Sub</h2>'
        "<ul><li>Item</ul><blockquote><p>Said.</p></blockquote><figure><figcaption>Cap</figcaption></figure>"
        "<table><tr><th>a<td>b</table><pre>code</pre><p>Old <del>gone</del> <ins>new</ins></p><p hidden>no</p>"
        "<script>if (a<b) {}</script><p style='display:none'>no</p>Loose."
    )
    assert blocks(source) == [
        ("headline", "Head line"), ("byline", "By Jo Marsh"), ("paragraph", "One & two. Three"), ("paragraph", "Four"),
        ("subhead", "Sub"), ("list-item", "Item"), ("block-quotation", "Said."), ("caption", "Cap"), ("table-cell", "a"),
        ("table-cell", "b"), ("paragraph", "Old new"), ("paragraph", "Loose."),
    ]  # fmt: skip


def test_links():
    document = read(b'<p>See <a href=" https://x.example/?a=1&amp;b=2 ">the <i>report</i></a> <a>no</a>.', "d.html")
    assert [(link.span.of(document.text), link.target) for link in document.links] == [
        ("the report", "https://x.example/?a=1&b=2")
    ]


def test_what_the_page_says_of_itself():
    source = (
        '<head><title>T | Echo</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",'
        '"author":[{"name":"Jo"},"Lee"],"datePublished":"2026-01-02"}]}</script></head><p>Text.'
    )
    document = read(source.encode(), "d.html")
    assert (document.title, document.byline, document.date) == ("T | Echo", "Jo, Lee", "2026-01-02")


def test_declared_legacy_encoding():
    source = '<meta charset="iso-8859-2"><p>Łódź'
    assert read(source.encode("iso-8859-2"), "d.html").text == "Łódź"


PIECES = st.sampled_from(
    ["word", "née", "😀", " ", "\n", "&amp;", "&eacute", "&#8220;", "&nosuch;", "&", "<", ">", "<p>", "</p>", "<b>", "</b>", "<br>",
     "<div>", "</div>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<li>", "<table><td>", "<![CDATA[", "<!x",
     "<?x", "</", "<a b='", "'", '"', "<blockquote>", "</blockquote>", "<nav>", "</nav>", "<h1>", "</h1>", "\x00", "]]>", "\r\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_is_read_with_sound_positions(source):
    try:
        document = read(source.encode(), "d.html")
    except UnreadableError:
        return
    assert_sound(document)
    for match in re.finditer(r"word|née|😀", document.text):
        where = document.source_map.origin(Span(*match.span()))
        assert match.group() in where.of(source)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000, "<!--" * 100_000, "<a" * 200_000, "<" * 500_000, "<a '" * 100_000, "&" * 300_000, "</x>" * 100_000,
        "<p>" * 100_000, "<b>" * 900 + "x", "<table>" * 5_000, "<![CDATA[" * 50_000, "<a b='" * 99_999, "<?" * 100_000,
        "<li>x" * 20_000, "<script>" * 50_000, "<br>" * 200_000 + "x",
    ],
    ids=lambda source: source[:9],
)  # fmt: skip
def test_hostile_markup_ends_in_time(source):
    def piece(size):
        page = f"<nav></nav>{source[:size]}".encode()
        return lambda: read_or_refuse(page)

    assert is_linear(piece, len(source) // TIMES)


def read_or_refuse(page):
    with contextlib.suppress(UnreadableError):
        assert_sound(read(page, "d.html"))
