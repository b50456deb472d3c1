"""The work that a draft makes grows with its length, whatever its shape: calls are counted, not seconds."""

from __future__ import annotations

import sys
from collections import Counter
from types import CodeType

import pytest

import onrecord
from onrecord.assess import statements
from onrecord.attribute.tagger import load
from onrecord.compare import align, compare
from onrecord.compare import cast as compared
from onrecord.domain import Audit
from onrecord.identify import cast, discourse, members
from onrecord.reporters import Style, render
from onrecord.rules.evidence import attribution_drift
from onrecord.rules.verification import two_spellings
from onrecord.settings import Settings
from tests.hostile import draft

SIZE = 2_000
MANY = 1_700
"""Calls of one function from which growth is told from chance."""
DOUBLED = 3.2
"""How much oftener a function may be called for a draft twice as long: 2, and what thresholds and windows add; not 4."""

SHAPES = (
    "he said, quoted",
    "John Smith said so",
    "everybody says",
    "everybody, quoted",
    "everybody, in one sentence",
    "accusations",
    "sources",
    "the senator",
    "studies",
    "documents",
    "capitals",
    "a list of names",
    "titles before names",
    "shortened names",
    "names by initials",
    "chained possessives",
    "marks never closed",
    "footnotes",
    "numbered headings",
    "numbered remarks",
    "nested lists",
    "links of a page",
    "remarks of a page",
    "headlines",
    "questions and answers",
    "links",
    "remarks",
    "replies",
)


COMPILERS = ("language/regex.py", "language/word_lists.py", "language/patterns.py")
"""They work once for each pattern, when it is first used."""
BOUNDS = (
    (members, "_MOST"), (cast, "_MOST_HOLDERS"), (cast, "_PROTAGONISTS"), (discourse, "_REMEMBERED"),
    (statements, "_MOST"), (attribution_drift, "_MOST"), (align, "_COMMON"), (compared, "_COMMON"),
    (two_spellings, "_MOST"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _low_bounds(monkeypatch):
    """How many of a kind are compared with one is bounded; low bounds show in short drafts."""
    for module, name in BOUNDS:
        assert getattr(module, name) >= 50
        monkeypatch.setattr(module, name, 8)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_function_is_called_more_than_twice_as_often_for_a_draft_twice_as_long(shape):
    load()
    _calls(shape, SIZE // 10)  # what is compiled or remembered on first use counts for nobody
    once, twice = _calls(shape, SIZE), _calls(shape, 2 * SIZE)
    grown = {
        f"{code.co_filename.rpartition('onrecord/')[2]}:{code.co_firstlineno} {code.co_qualname}": (once[code], count)
        for code, count in twice.items()
        if count > DOUBLED * max(once[code], MANY) and not code.co_filename.endswith(COMPILERS)
    }
    assert not grown


def _calls(shape: str, size: int) -> Counter[CodeType]:
    """How often each function of the package is called in an audit, a comparison and the largest reports."""
    found: Counter[CodeType] = Counter()

    def count(frame, event, _):
        if event == "call" and "onrecord" in frame.f_code.co_filename:
            found[frame.f_code] += 1

    data, name = draft(shape, size)
    sys.setprofile(count)
    try:
        report = onrecord.audit(data, name, settings=Settings(select=("ALL",), language="en"), threads=1)
        compare(report, report)
        for format in ("json", "html"):
            render(format, Audit((report,)), Style(width=100))
    finally:
        sys.setprofile(None)
    return found
