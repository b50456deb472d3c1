"""The tokens of HTML, sound and unsound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.readers._tokens import Kind, tokens, unescape


def told(source):
    return [(token.kind.value, token.data) for token in tokens(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<b>c</b>", [("text", "a"), ("start", "b"), ("text", "c"), ("end", "b")]),
        ("a < b > c", [("text", "a < b > c")]),
        ("AT&T &amp; R&D &#65;&#x42;&nosuch;", [("text", "AT&T "), ("reference", "&"), ("text", " R&D "), ("reference", "A"), ("reference", "B"), ("text", "&nosuch;")]),
        ("A &# b</p>", [("text", "A &# b"), ("end", "p")]),
        ("<!-- a > b --><!--><!---><!-- c --!>d", [("comment", " a > b "), ("comment", ""), ("comment", ""), ("comment", " c "), ("text", "d")]),
        ("<!-- never", [("text", "<!-- never")]),
        ("<![CDATA[ a > b ]]>c<?xml ?><!doctype html></3>", [("comment", ""), ("text", "c"), ("comment", "xml ?"), ("comment", "doctype html"), ("comment", "3")]),
        ("<script>if (a<b) {'</p>'}</SCRIPT >c", [("start", "script"), ("text", "if (a<b) {'</p>'}"), ("end", "script"), ("text", "c")]),
        ("<script src=a />b", [("start", "script"), ("text", "b")]),
        ("<a b='never", [("text", "<a b='never")]),
    ],
)  # fmt: skip
def test_tokens(source, expected):
    assert told(source) == expected


def test_attributes():
    (tag,) = tokens("<A b=c d='e > f' G=\"h&amp;i\" j b=k l = m/>")
    assert dict(tag.attributes) == {"b": "c", "d": "e > f", "g": "h&i", "j": "", "l": "m/"}
    (tag,) = tokens("<br/>")
    assert tag.empty


def test_a_number_too_long_to_be_a_character_is_text():
    assert unescape("&#" + "9" * 5_000 + ";") == unescape("&#9999999;") + "9" * 4_993 + ";"


@settings(deadline=None)
@given(st.text(alphabet="<>&/!-?='\" abps#;[]", max_size=60))
def test_tokens_cover_the_page_without_a_gap(source):
    at = 0
    for token in tokens(source):
        assert token.start == at < token.end
        at = token.end
        if token.kind is Kind.TEXT:
            assert token.data == source[token.start : token.end]
    assert at == len(source)


def test_a_page_of_tags_that_do_not_end_is_refused():
    with pytest.raises(UnreadableError, match="too malformed"):
        list(tokens("<a b=" * 20_000 + "'>"))
    list(tokens("<p title='a>b'>c</p>" * 20_000))
