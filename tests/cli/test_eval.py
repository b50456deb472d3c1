"""`onrecord eval` on a gold file of our own."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main

TEXT = "The mayor said the bridge will close. Officials believe that it is safe."


@pytest.fixture
def gold(tmp_path):
    def span(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]]

    first = {"source": span("The mayor"), "cue": span("said"), "content": span("the bridge will close")}
    second = {"source": span("Officials"), "cue": span("believe"), "content": span("that it is safe")}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"file": "a", "text": TEXT, "attributions": [first, second]}) + "\n")
    return path


def test_table_has_intervals_and_calibration(gold):
    result = CliRunner().invoke(main, ["eval", str(gold), "--calibration"])
    assert result.exit_code == 0
    assert "relation         100.0    100.0–100.0" in result.output
    assert "expected calibration error" in result.output


def test_json_has_each_measure_in_per_cent(gold):
    result = CliRunner().invoke(main, ["eval", str(gold), "--output-format", "json"])
    assert json.loads(result.output)["with source"]["f1"] == 100


@pytest.mark.parametrize("text", [None, "not json\n"])
def test_unreadable_gold_file_is_one_line_and_exit_2(tmp_path, text):
    path = tmp_path / "gold.jsonl"
    if text:
        path.write_text(text)
    result = CliRunner().invoke(main, ["eval", str(path)])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "gold.jsonl" in result.stderr
