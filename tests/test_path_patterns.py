"""Patterns of paths mean what they mean to git, and none keeps a machine busy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from onrecord import layers
from onrecord.errors import SettingsError
from onrecord.path_patterns import path_patterns
from onrecord.settings import settle

PARTS = st.lists(st.sampled_from(["*", "?", "a", "b", "**", "/", "[ab]", ".", "!"]), min_size=1, max_size=8).map(
    "".join
)
PATHS = st.lists(st.sampled_from("ab./"), min_size=1, max_size=9).map("".join)


@given(PARTS, PATHS)
def test_a_pattern_matches_what_git_would_match(pattern, path):
    try:
        expected = GitIgnoreSpec.from_lines([pattern]).match_file(path)
    except ValueError:
        expected = False
    assert path_patterns([pattern]).match_file(path) == expected


def test_a_pattern_of_many_stars_ends():
    assert not path_patterns(["*a" * 40 + "b", "**/" * 40 + "*a*a*a*b"]).match_file("a/" * 40 + "a" * 250)


def test_what_is_no_pattern_is_told_in_settings_and_passed_over_in_gitignore():
    assert path_patterns(["[z-a]*", "b.txt"]).match_file("b.txt")
    with pytest.raises(SettingsError, match=r"'\[z-a\]\*' is no pattern"):
        settle(layers.of_table("onrecord.toml", {"exclude": ["[z-a]*"]}, None))
