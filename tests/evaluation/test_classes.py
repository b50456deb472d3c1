"""Scores of claim classes, by hand and by the command."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.domain import ClaimClass
from onrecord.evaluation.classes import ClassPair, f1_by_class

TEXT = "Ana Lee, the auditor, said the fund lost $34 million in 2025. The mayor spoke in the hall on Monday."


def test_macro_f1_is_the_mean_over_all_classes():
    routine, checkable = ClaimClass.ROUTINE, ClaimClass.CHECKABLE
    scores = f1_by_class([ClassPair(routine, routine), ClassPair(routine, checkable), ClassPair(checkable, checkable)])
    assert scores["routine"] == pytest.approx(2 / 3)
    assert scores["checkable"] == pytest.approx(2 / 3)
    assert scores["allegation"] == 0
    assert scores["macro-F1"] == pytest.approx(1 / 3)


@pytest.fixture
def files(tmp_path):
    start = TEXT.index("the fund lost")
    content = [start, TEXT.index(" in 2025")]
    source, cue = [0, len("Ana Lee")], [TEXT.index("said"), TEXT.index("said") + 4]
    gold, labels = tmp_path / "gold.jsonl", tmp_path / "labels.jsonl"
    article = {"file": "a", "text": TEXT, "attributions": [{"source": [source], "cue": [cue], "content": [content]}]}
    gold.write_text(json.dumps(article) + "\n")
    rows = [
        {"file": "a", "attribution": 0, "claim_class": "checkable"},
        {"file": "a", "start": TEXT.index("The mayor"), "end": len(TEXT), "claim_class": "unscored"},
    ]
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(gold), str(labels)


def test_command_measures_attributed_claims_and_sentences(files):
    gold, labels = files
    result = CliRunner().invoke(main, ["eval", gold, "--classes", labels, "--output-format", "json"])
    assert result.exit_code == 0, result.output
    table = json.loads(result.output)
    assert table["all"]["checkable"] == 1
    assert table["every third"]["checkable"] == 0


def test_command_prints_a_row_for_each_class(files):
    gold, labels = files
    lines = CliRunner().invoke(main, ["eval", gold, "--classes", labels]).stdout.splitlines()
    assert lines[0].split() == ["F1", "all", "every", "third"]
    assert [line.split()[0] for line in lines[1:]] == ["macro-F1", "unscored", "routine", "checkable", "allegation"]
