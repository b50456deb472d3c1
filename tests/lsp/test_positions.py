"""Offsets in the file and positions in an editor: the same places, however the editor counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from lsprotocol.types import Position

from onrecord.lsp.positions import Positions

TEXT = "a 🛳️ sale\r\n“né” 𝒳 sold\n\u2028x\x0cy\rend"


@pytest.mark.parametrize(("encoding", "columns"), [("utf-32", (4, 2, 6)), ("utf-16", (5, 2, 7)), ("utf-8", (9, 4, 14))])
def test_columns_are_in_the_units_that_the_editor_chose(encoding, columns):
    positions = Positions(TEXT, encoding)
    found = [positions.position(TEXT.index(words)) for words in (" sale", "é", " sold")]
    assert [each.line for each in found] == [0, 1, 1]
    assert tuple(each.character for each in found) == columns


def test_only_the_line_ends_of_the_protocol_end_a_line():
    positions = Positions(TEXT, "utf-16")
    assert positions.position(TEXT.index("y")) == Position(2, 3)
    assert positions.position(TEXT.index("end")) == Position(3, 0)


def test_position_behind_the_end_of_a_line_or_of_the_text_is_the_end():
    positions = Positions("ab\r\ncd", "utf-16")
    assert positions.offset(Position(0, 99)) == 2
    assert positions.offset(Position(9, 0)) == 6


def test_byte_order_mark_is_counted_by_the_editor_and_not_by_the_reader():
    positions = Positions("\ufeffThe end", "utf-16")
    assert positions.position(4) == Position(0, 5)
    assert positions.offset(Position(0, 5)) == 4


@given(st.text(alphabet="a é🛳𝒳\u2028\n\r", max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_offset_and_position_are_inverse(text, encoding):
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        inside_line_end = text[offset - 1 : offset + 1] == "\r\n"
        if not inside_line_end:
            assert positions.offset(positions.position(offset)) == offset
