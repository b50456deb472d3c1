"""Spaces and marks are in one form in every format, and each word leads back to the characters of the file."""

from __future__ import annotations

import html
import io
import re
import unicodedata

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.readers import read
from onrecord.readers._normal import pieces
from tests.readers.positions import assert_sound

BLANKS = st.sampled_from(
    [" ", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2003", "\t", "  ", "\u00a0 ", " \u200b", "\u200b ", "\u2800", "\u2007\u00ad "]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        ("council", "council"), ("coun\u00adcil", "council"), ("co\u200b\u2060uncil", "council"), ("do\u02bcnt", "do’nt"), ("mayor\u2032s", "mayor’s"),
        ("mayor\u00b4s", "mayor’s"), ("don`t", "don’t"), ("well\u2011known", "well-known"), ("well\u2010known", "well-known"), ("of\ufb01cials", "officials"),
        ("Rene\u0301", "René"), ("Ｓome", "Some"), ("«said»", "“said”"), ("„said“", "“said”"), ("\ufeffsaid", "said"), ("sai\u200dd", "said"),
        ("it\u2032s", "it’s"), ("5\u2032", "5\u2032"), ("“said”", "“said”"), ("10\u20132012", "10\u20132012"), ("😀\ufe0f", "😀"),
        ("s\u043eurces", "sources"), ("\u0410nonymous", "Anonymous"), ("\u0455\u043e\u0441ial", "social"), ("\u039fne", "One"),
        ("\u0441\u043e\u0440\u0435", "\u0441\u043e\u0440\u0435"), ("\U0001d42c\U0001d428\U0001d42e\U0001d42b\U0001d41c\U0001d41e", "source"),
    ]
)  # fmt: skip
"""Words as they are written, and as they are read."""
PARAGRAPHS = st.lists(st.lists(st.tuples(WORDS, BLANKS), min_size=1, max_size=8), min_size=1, max_size=4)


def normal(text: str) -> str:
    return "".join(piece.text for piece in pieces(text))


def as_docx(paragraphs):
    document, stream = docx.Document(), io.BytesIO()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(stream)
    return stream.getvalue(), "\n".join(paragraphs)


def written(name, paragraphs):
    """The bytes of the file, and its origin."""
    if name.endswith(".docx"):
        return as_docx(paragraphs)
    if name.endswith(".html"):
        source = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    elif name.endswith(".xhtml"):
        coded = (re.sub(r"[^\x00-\x7f]", lambda match: f"&#{ord(match.group())};", each) for each in paragraphs)
        source = "".join(f"<p>{each}</p>\n" for each in coded)
    else:
        source = "\n\n".join(paragraphs)
    return source.encode(), source


@pytest.mark.parametrize("name", ["d.txt", "d.html", "d.docx"])
@settings(deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_every_word_is_read_in_its_normal_form_and_found_as_it_is_written(name, paragraphs):
    lines = ["X" + "".join(blank + word for (word, _), blank in each) for each in paragraphs]
    data, origin = written(name, lines)
    document = read(data, name)
    assert_sound(document)
    blocks = [block.span.of(document.text) for block in document.blocks]
    assert blocks == ["X " + " ".join(read_as for (_, read_as), _ in each) for each in paragraphs]
    raw = [word for each in paragraphs for word in ["X", *(word for (word, _), _ in each)]]
    for match, word in zip(re.finditer(r"\S+", document.text), raw, strict=True):
        where = document.source_map.origin(Span(*match.span())).of(origin)
        assert where == word.strip("\ufeff\ufe0f")


@pytest.mark.parametrize("name", ["d.xhtml", "d.md"])
@settings(deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_references_and_markdown_are_brought_to_the_normal_form(name, paragraphs):
    lines = [
        "X" + "".join((" " if blank == "\t" else blank) + word.replace("`", "’") for (word, _), blank in each)
        for each in paragraphs
    ]
    data, origin = written(name, lines)
    document = read(data, name)
    assert_sound(document)
    assert not re.search(r"[^\S \n]|  |[\u00ad\u200b-\u200d\u2060\ufeff\u2010\u2011]", document.text)
    for match in re.finditer(r"\w+", document.text):
        where = html.unescape(document.source_map.origin(Span(*match.span())).of(origin))
        seen = unicodedata.normalize("NFC", re.sub(r"[\u00ad\u200b-\u200d\u2060]", "", where))
        assert seen == match.group() or match.group() in normal(seen) or "\u0301" in html.unescape(origin)


@pytest.mark.parametrize(
    "text", ["", " ", "\u00ad", "\u200b \u200b", "a", " a ", "a \u00a0", "„a", "„a“ „b“", "e\u0301\u0301", "\u0301"]
)
def test_pieces_cover_the_text_in_order(text):
    at = 0
    for piece in pieces(text):
        assert at <= piece.start < piece.end <= len(text)
        assert not normal(text[at : piece.start])
        at = piece.end
    assert normal(normal(text)) == normal(text)


@settings(deadline=None)
@given(st.text(alphabet="aB '‘’“”„«»`´\u2032\u2033\u00a0\u200b\u00ad\u0301\ufb01-\u2011\n", max_size=30))
def test_the_normal_form_of_the_normal_form_is_itself_but_for_spaces(text):
    once = re.sub(" +", " ", normal(text))
    assert re.sub(" +", " ", normal(once)) == once
