"""Words that the program must know, each in a sentence that shows what it is known for; see `words.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.words import made_up_word_has_effect, sections, without_effect, words

SECTIONS = sections(Path(__file__).with_name("words.toml"))


@pytest.mark.parametrize("name", SECTIONS)
def test_each_word_has_the_effect_of_its_section(name):
    assert without_effect(SECTIONS[name]) == []


@pytest.mark.parametrize("name", SECTIONS)
def test_made_up_word_has_no_effect(name):
    assert not made_up_word_has_effect(SECTIONS[name])


@pytest.mark.parametrize("name", SECTIONS)
def test_no_word_is_listed_twice(name):
    listed = words(SECTIONS[name])
    assert len(listed) == len(set(listed))
