"""The measure of claim classes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.domain import ClaimClass
from onrecord.errors import UnreadableError
from onrecord.evaluate_classes import Pair, f1, labels

TEXT = "Ana Lee, the auditor, said the fund lost $34 million in 2025. The mayor spoke in the hall on Monday."


def test_f1_of_each_class_and_their_mean():
    routine, checkable = ClaimClass.ROUTINE, ClaimClass.CHECKABLE
    found = f1([Pair(routine, routine), Pair(routine, checkable), Pair(checkable, checkable)])
    assert found["routine"] == pytest.approx(2 / 3)
    assert found["checkable"] == pytest.approx(2 / 3)
    assert found["allegation"] == 0
    assert found["macro-F1"] == pytest.approx(1 / 3)


def test_a_label_that_is_none_is_named_by_its_line(tmp_path):
    path = tmp_path / "labels.jsonl"
    path.write_text(
        '{"file": "a", "attribution": 0, "claim_class": "routine"}\n{"file": "a", "claim_class": "gossip"}\n'
    )
    with pytest.raises(UnreadableError, match=r"labels\.jsonl:2: .*claim_class"):
        labels(path)


def test_the_command_measures_attributed_claims_and_sentences(tmp_path):
    start = TEXT.index("the fund lost")
    content = [start, TEXT.index(" in 2025")]
    source, cue = [0, len("Ana Lee")], [TEXT.index("said"), TEXT.index("said") + 4]
    gold, marks = tmp_path / "gold.jsonl", tmp_path / "labels.jsonl"
    article = {"file": "a", "text": TEXT, "attributions": [{"source": [source], "cue": [cue], "content": [content]}]}
    gold.write_text(json.dumps(article) + "\n")
    rows = [
        {"file": "a", "attribution": 0, "claim_class": "checkable"},
        {"file": "a", "start": TEXT.index("The mayor"), "end": len(TEXT), "claim_class": "unscored"},
    ]
    marks.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = CliRunner().invoke(main, ["eval", str(gold), "--classes", str(marks), "--output-format", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["all"]["checkable"] == 1
