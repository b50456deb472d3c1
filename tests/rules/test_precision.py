"""What was measured of each rule is told the same everywhere, and keeps a bad rule from running unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.domain import Precision
from onrecord.rules import measured, rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "precision.md"
ENTRIES = pytest.mark.parametrize("entry", measured().values(), ids=list(measured()))


def test_docs_show_the_measured_figures():
    names = {rule.code: rule.info.name for rule in rules()}
    rows = re.findall(r"^\| [A-Z]{2}\d{3} \S+ \|.*$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [
        f"| {code} {names[code]} | {each.findings} | {each.right} | {each.arguable} | {each.wrong} | {each.note} |"
        for code, each in sorted(measured().items())
    ]


def test_every_entry_belongs_to_a_rule():
    assert set(measured()) <= {rule.code for rule in rules()}


@ENTRIES
def test_figures_are_consistent(entry):
    assert 0 <= entry.right + entry.arguable <= entry.read == 2 * entry.findings
    assert entry.wrong >= 0


def test_precision_is_described_in_a_sentence():
    votes = "40 readers' votes on 20 findings (each was read by two) in US news: 30 right, 6 arguable, 4 wrong."
    assert str(Precision("US news", 20, 40, 30, 6, "")) == votes
    assert str(Precision("US news", 0, 0, 0, 0, "rare")) == "No findings have been read yet in US news. Note: rare."
