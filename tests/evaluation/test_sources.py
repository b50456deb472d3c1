"""Scores of sources, by hand and by the command."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.domain import Source, SourceKind
from onrecord.evaluation.gold import GoldSource
from onrecord.evaluation.sources import SourcePair, f1_by_kind, measures

TEXT = "Dana Ruiz said that the dam was safe. Experts warned that it was not."
ARTICLE = {
    "file": "a",
    "text": TEXT,
    "attributions": [
        {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]},
        {"source": [[38, 45]], "cue": [[46, 52]], "content": [[53, 68]]},
    ],
}
LABELS = [
    {"file": "a", "attribution": 0, "kind": "person", "name": "Dana Ruiz", "grade": None},
    {"file": "a", "attribution": 1, "kind": "unnamed-group", "name": None, "grade": "D0"},
]
PERSON, GROUP = (GoldSource.model_validate(label) for label in LABELS)
RUIZ = Source(SourceKind.PERSON, "Ruiz", name="Ruiz")


def test_measures_leave_out_attributions_that_were_not_found():
    scores = measures([SourcePair(PERSON, RUIZ), SourcePair(GROUP, RUIZ), SourcePair(GROUP, None)])
    assert scores["kind accuracy"] == 0.5
    assert scores["macro-F1 over kinds"] == pytest.approx((2 / 3 + 0) / 2)
    assert scores["name accuracy"] == 1.0
    assert scores["found"] == pytest.approx(2 / 3)


def test_f1_is_reported_for_labelled_kinds_only():
    assert list(f1_by_kind([SourcePair(GROUP, RUIZ)])) == ["unnamed-group"]


def test_measures_of_nothing_are_zero():
    assert set(measures([]).values()) == {0.0}


@pytest.fixture
def files(tmp_path):
    gold, labels = tmp_path / "gold.jsonl", tmp_path / "labels.jsonl"
    gold.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    labels.write_text("".join(json.dumps(label) + "\n" for label in LABELS), encoding="utf-8")
    return str(gold), str(labels)


def test_command_measures_sources_with_and_without_given_attributions(files):
    gold, labels = files
    result = CliRunner().invoke(main, ["eval", gold, "--sources", labels, "--output-format", "json"])
    table = json.loads(result.stdout)
    assert list(table["measures"]) == ["given, all", "given, every third", "raw, all", "raw, every third"]
    assert table["measures"]["given, all"]["kind accuracy"] == 1.0
    assert table["confusion"]["given"] == {"person → person": 1, "unnamed-group → unnamed-group": 1}


def test_command_prints_the_table_and_the_confusions(files):
    gold, labels = files
    lines = CliRunner().invoke(main, ["eval", gold, "--sources", labels]).stdout.splitlines()
    assert lines[1].split() == ["kind", "accuracy", "1.000", "0.000", "1.000", "0.000"]
    assert "     1  person → person" in lines
