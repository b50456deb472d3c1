"""How well the articles of real pages are read, and where; every fifth of them, to be quick."""

from __future__ import annotations

import html
import re

import pytest
from benchmarks import pages

from onrecord.domain import BlockKind, Span
from onrecord.readers._normal import pieces
from onrecord.readers.html import read
from tests.readers.positions import assert_sound

if not (pages.PAGES / "gold.json").exists():
    pytest.skip("needs ../shared/data/pages", allow_module_level=True)

FLOORS = {"F1": 0.919, "authors": 0.74, "date": 0.78}
"""They only rise."""


@pytest.fixture(scope="module")
def documents():
    known = list(pages.pages(pages.PAGES).values())[::5]
    return [(read(source.encode(), "page.html"), source, gold) for source, gold in known]


def test_floors(documents):
    got = [(pages.as_read(document, BlockKind.CAPTION), gold) for document, _, gold in documents]
    right = zip(*(pages.agree(each, gold) for each, gold in got), strict=True)
    _, authors, date = ([each for each in column if each is not None] for column in right)
    assert pages.mean(pages.score(each.text, gold["body"]) for each, gold in got).f1 >= FLOORS["F1"]
    assert sum(authors) / len(authors) >= FLOORS["authors"]
    assert sum(date) / len(date) >= FLOORS["date"]


def test_each_word_stands_at_its_place(documents):
    for document, source, _ in documents:
        assert_sound(document)
        for match in re.finditer(r"\w+", document.text) if document.read_from is None else ():
            where = document.source_map.origin(Span(*match.span()))
            assert normal(where.of(source)) == match.group(), where


def normal(piece):
    """A piece of a page without its markup, in the normal form of text."""
    return "".join(each.text for each in pieces(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", piece))))
