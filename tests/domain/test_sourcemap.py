"""Positions: the way back from text to file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Location, Run, SourceMap, Span
from onrecord.domain.sourcemap import line_starts


@given(st.integers(max_value=-1), st.integers())
def test_a_span_never_starts_before_the_text(start, length):
    with pytest.raises(ValueError):
        Span(start, start + length)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_overlap_means_a_shared_character(a, b, c, d):
    one, two = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == bool(shared)


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_line_starts_follow_universal_newlines(text):
    assert len(line_starts(text)) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_linear_run_maps_character_by_character():
    source_map = SourceMap((Run(0, 5, 10, 15),), (0, 12))
    assert source_map.origin(Span(1, 3)) == Span(11, 13)
    assert source_map.locate(Span(1, 3)) == Location(1, 12, 2, 2)


def test_characters_of_an_atomic_run_map_to_the_whole_run():
    source_map = SourceMap((Run(0, 1, 0, 5), Run(1, 3, 5, 7)))
    assert source_map.origin(Span(0, 1)) == Span(0, 5)
    assert source_map.origin(Span(0, 2)) == Span(0, 6)


def test_text_inserted_by_a_reader_maps_to_the_end_of_the_run_before():
    source_map = SourceMap((Run(0, 3, 4, 7), Run(5, 8, 20, 23)))
    assert source_map.origin(Span(3, 4)) == Span(7, 7)
    assert source_map.origin(Span(3, 6)) == Span(7, 21)
    assert SourceMap(()).origin(Span(0, 0)) == Span(0, 0)
