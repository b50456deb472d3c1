"""Words that decide something, each in a sentence that shows what; see `words.toml` in the folders of the stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.words import made_up_word_has_effect, sections, without_effect, words

SECTIONS = {
    f"{file.parent.name}: {name}": section
    for file in sorted(Path(__file__).parent.glob("*/words.toml"))
    for name, section in sections(file).items()
}


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
