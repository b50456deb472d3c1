"""Plain text: paragraphs, and a space where one is wrapped."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.domain import BlockKind, Span
from onrecord.errors import UnreadableError
from onrecord.readers import decode, encode
from onrecord.readers.text import read
from onrecord.structure import structure
from tests.readers.positions import assert_sound, assert_words_are_found

PROSE = st.text(alphabet="abC .,\"'\n\r\té—\u2028\x1b\u202e😀", max_size=200)


@given(PROSE)
def test_text_is_the_file_but_for_spaces_and_what_is_not_seen(text):
    document = read(text.encode(), "draft.txt")
    assert re.sub(r"\s", "", document.text) == re.sub(r"[\s\x1b\u202e]", "", text)
    assert not re.search(r"[^\S ]|  ", "".join(block.span.of(document.text) for block in document.blocks))
    assert_words_are_found(document, text, lambda piece: re.sub(r"[\x1b\u202e]", "", piece))
    assert_sound(document)


@given(st.text(alphabet="aé\0\ud800\udc00🚢", max_size=30).map(lambda text: f"a word of prose {text}"))
def test_text_is_read_back_from_its_bytes_character_by_character(text):
    assume(text.count("\0") < 9)  # more is no text
    assert decode(encode(text)) == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_nuls_between_letters_do_not_turn_a_text_into_utf_16():
    text = "q\0u\0a\0y\0"
    assert decode(encode(text)) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_wrapped_phrase_is_the_same_phrase_and_stands_where_it_stood(end):
    lines = ["Harbour to close", "", "The council met in the old town hall on Monday evening, and some", "say the plan"]
    lines += ["will fail.", "", 'onrecord: allow VA203 reason="poll"', "Many fear it."]
    document = read(end.join(lines).encode(), "draft.txt")
    assert "some say the plan will fail." in document.text
    at = document.text.index("some say")
    where = document.locate(Span(at, at + 8))
    assert (where.line, where.column, where.end_line, where.end_column) == (3, 61, 4, 4)
    assert document.locate(document.directives[0].span).line == 7
    assert [block.span.of(document.text) for block in document.blocks][-1] == "Many fear it."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_encodings(encoding):
    text = "Café prices rose, “she” said.\r\n\r\nNobody knows why the prices rose so fast.\r\n" * 4
    assert (
        read(text.encode(encoding), "draft.txt").text
        == text.replace("\r\n", "\n").replace("fast.\n", "fast.\n\n").replace("said.\n\n", "said.\n\n").strip()
    )


def kinds(text):
    document = read(text.encode(), "draft.txt")
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_blank_lines_part_paragraphs():
    assert kinds("One went.\nTwo.\n\n\nThree stayed.")[-1] == (BlockKind.PARAGRAPH, "Three stayed.")


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The council voted on Tuesday night to close the bridge for repairs\n"
        "that are expected to last until the end of the summer, the mayor\nsaid.\n\nMore."
    )
    assert [piece for _, piece in kinds(wrapped)] == [wrapped.removesuffix("\n\nMore.").replace("\n", " "), "More."]


def test_one_paragraph_a_line():
    text = "Bridge to close\nThe council voted.\nThe mayor said so.\n"
    assert [piece for _, piece in kinds(text)] == text.splitlines()


def test_the_byline_stands_below_the_headline():
    document = structure(read(b"Bridge to close\n\nBy Jo Marsh and Lee Adams\n\nThe council voted.", "draft.txt"))
    assert document.title == "Bridge to close"
    assert document.byline == "By Jo Marsh and Lee Adams"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 100, bytes(range(256)) * 20, b"\xff\xfeabc", b"\xef\xbb\xbf\xff"]
)
def test_binary_and_broken_files_are_a_clear_error(data):
    with pytest.raises(UnreadableError, match=r"save it as|give a text"):
        read(data, "draft.txt")


RUSSIAN = "Мэр сказал, что мост закроют в мае. Источники сообщили о пропаже."
GREEK = "Η γέφυρα θα κλείσει, είπε ο δήμαρχος."
JAPANESE = "市長は橋を閉鎖すると述べた。関係者によると資金が消えた。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251"), (GREEK, "iso8859-7"), (JAPANESE, "euc-jp"), (JAPANESE, "gbk")],
)
def test_letters_of_another_encoding_are_no_accented_ones(text, encoding):
    with pytest.raises(UnreadableError, match="save it as UTF-8"):
        decode(text.encode(encoding))
    assert decode(text.encode(encoding), declared=encoding) == text


@pytest.mark.parametrize(
    "text", ["«Été à Évian», dit André.", "“£5 — or €6”", "Éa. “Öl”", "Çınar’s café".replace("ı", "i")]
)
def test_accents_and_marks_of_windows_1252_are_read(text):
    assert decode(text.encode("cp1252")) == text
