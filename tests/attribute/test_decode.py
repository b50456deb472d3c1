"""The likeliest allowed sequence, against a search of all of them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.decode import Chunk, best_sequence, chunks
from onrecord.attribute.labels import TAGS


def allowed(path: tuple[int, ...]) -> bool:
    """An inside tag follows its own role's."""
    before = (0, *path)
    return all(tag == 0 or tag % 2 or last in (tag, tag - 1) for last, tag in zip(before, path, strict=False))


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_decoder_finds_the_best_allowed_sequence(count, seed):
    tags = np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32)
    best = max(
        (path for path in product(range(len(TAGS)), repeat=count) if allowed(path)),
        key=lambda path: sum(float(tags[at, tag]) for at, tag in enumerate(path)),
    )
    assert tuple(best_sequence(tags)) == best


def certain(*names: str) -> np.ndarray:
    tags = np.full((len(names), len(TAGS)), -9.0, dtype=np.float32)
    for at, name in enumerate(names):
        tags[at, TAGS.index(name)] = 0
    return tags


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-source", "I-source", "B-cue"], [("source", 0, 2), ("cue", 2, 3)]),
        (["B-content", "B-content", "I-content"], [("content", 0, 1), ("content", 1, 3)]),
        (["B-cue", "O", "B-cue"], [("cue", 0, 1), ("cue", 2, 3)]),
    ],
)
def test_tags_become_spans_of_one_role(tags, expected):
    assert chunks(certain(*tags)) == [Chunk(*each) for each in expected]
