"""What was measured of each rule is told the same everywhere, and keeps a bad rule from running unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.domain import Category, Precision
from onrecord.rules import measured, rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "precision.md"
READ_AGAIN = (Category.ANONYMOUS_SOURCING, Category.VAGUE_ATTRIBUTION, Category.EVIDENCE, Category.LOADED_LANGUAGE)
ENTRIES = pytest.mark.parametrize("entry", measured().values(), ids=list(measured()))


def test_docs_show_the_measured_figures():
    names = {rule.code: rule.info.name for rule in rules()}
    rows = re.findall(r"^\| [A-Z]{2}\d{3} \S+ \|.*$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [
        f"| {code} {names[code]} | {each.findings} | {each.read} | {each.right if each.read else '–'} | {each.note} |"
        for code, each in sorted(measured().items())
    ]


def test_every_entry_belongs_to_a_rule():
    assert set(measured()) <= {rule.code for rule in rules()}


@ENTRIES
def test_figures_are_consistent(entry):
    assert 0 <= entry.right <= entry.read <= entry.findings
    assert entry.read or entry.note


def test_rules_enabled_by_default_are_right_in_four_of_five_findings():
    for rule in rules():
        entry = measured().get(rule.code)
        if rule.default and entry and entry.read >= 5 and rule.category in READ_AGAIN:
            assert entry.right / entry.read >= 0.8, rule.code


def test_precision_is_described_in_a_sentence():
    assert str(Precision("US news", 90, 40, 36, "")) == "Right in 36 of 40 findings read on US news."
    assert str(Precision("US news", 0, 0, 0, "rare")) == "No findings have been read yet on US news. Note: rare."
