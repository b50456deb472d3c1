"""Literate cases: every grade, every reason, every borderline of the rulebook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.attribute import directness
from onrecord.domain import Attribution, Span
from onrecord.identify import identify
from onrecord.segment import segment
from tests.builders import document

LINES = (Path(__file__).parent / "cases" / "anonymity.md").read_text(encoding="utf-8").splitlines()
CASES = [line[2:].split(" → ") for line in LINES if line.startswith("- ")]


def read(marked: str) -> tuple[str, Attribution]:
    """The text without marks, and the attribution that they make; the content is what follows the cue, or precedes."""
    text, spans = "", {}
    for part in re.split(r"(\[[^]]+\]|\{[^}]+\})", marked):
        start = len(text)
        bare = part[1:-1] if part[:1] in ("[", "{") else part
        text += bare
        if bare != part:
            spans[part[0]] = Span(start, len(text))
    after = text[spans["{"].end :].strip(" .")
    content = (
        Span(spans["{"].end + 1, len(text)) if len(after) > 8 else Span(0, min(spans["["].start, spans["{"].start))
    )
    return text, Attribution((spans["["],), (spans["{"],), (content,), directness(text, (content,)), 1.0)


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_kind_grade_and_reason(marked, expected):
    text, attribution = read(marked)
    draft = document(text)
    sources, _, _ = identify(draft, segment(draft), (attribution,))
    source = next(each for each in sources if 0 in each.attributions)
    kind, grade, reason = expected.split()
    found = [source.kind.value]
    found.append(source.grade.value if grade != "-" and source.grade else "-")
    found.append(source.reason.kind.value if reason != "-" and source.reason else "-")
    assert " ".join(found) == " ".join((kind, grade, reason))


def test_there_are_enough():
    assert len(CASES) >= 150
