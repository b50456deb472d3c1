"""What stands over a stretch of text."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Overlaps, Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 900), st.integers(0, 700))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_everything_that_shares_a_character_is_found_in_the_order_given(spans, wanted):
    found = list(Overlaps((span, number) for number, span in enumerate(spans)).over(wanted))
    assert found == [number for number, span in enumerate(spans) if span.overlaps(wanted)]


def test_what_is_empty_stands_over_nothing():
    assert not list(Overlaps([(Span(3, 3), "a"), (Span(0, 2), "b")]).over(Span(2, 9)))


def test_a_long_span_makes_no_search_for_a_short_one_slow():
    index = Overlaps([(Span(0, 1_000_000), "whole"), *((Span(at, at + 5), at) for at in range(0, 1_000_000, 10))])
    assert list(index.over(Span(999_991, 999_993))) == ["whole", 999_990]
    assert max(map(len, index._cells.values())) < 40
