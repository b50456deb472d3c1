"""A figure is that of the evidence, rounded, or another one for the same thing; of anything else nothing is said."""

from __future__ import annotations

import pytest

from tests.verify.figure_pairs import PAIRS, verdicts


@pytest.mark.parametrize(("draft", "figure", "expected"), PAIRS)
def test_figure_has_the_verdict_that_a_reader_would_give(draft, figure, expected):
    found = verdicts(draft)
    assert found.get(figure) == expected, found
