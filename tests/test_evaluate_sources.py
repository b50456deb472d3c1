"""The measure of sources: names that agree, and scores made by hand."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.domain import Source, SourceKind
from onrecord.errors import UnreadableError
from onrecord.evaluate_sources import GoldSource, Pair, labels, measures, same_name

TEXT = "Dana Ruiz said that the dam was safe. Experts warned that it was not."
ARTICLE = {
    "file": "a", "text": TEXT,
    "attributions": [
        {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]},
        {"source": [[38, 45]], "cue": [[46, 52]], "content": [[53, 68]]},
    ],
}  # fmt: skip
LABELS = [
    {"file": "a", "attribution": 0, "kind": "person", "name": "Dana Ruiz", "grade": None},
    {"file": "a", "attribution": 1, "kind": "unnamed-group", "name": None, "grade": "D0"},
]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Obama", "Barack Obama", True), ("FBI", "the F.B.I.", True), ("NAFTA", "North Atlantic Free Trade Agreement", True),
        ("Michelle Obama", "Barack Obama", False), (None, "Obama", False), ("Trump; Clinton", "Trump", True),
    ],
)  # fmt: skip
def test_names_agree(one, other, alike):
    assert same_name(one, other) is alike


def test_scores():
    person = GoldSource(file="a", attribution=0, kind=SourceKind.PERSON, name="Dana Ruiz", grade=None)
    group = GoldSource(file="a", attribution=1, kind=SourceKind.UNNAMED_GROUP, name=None, grade="D0")
    found = Source(SourceKind.PERSON, "Ruiz", name="Ruiz")
    scores = measures([Pair(person, found), Pair(group, found), Pair(group, None)])
    assert scores["kind accuracy"] == 0.5
    assert scores["macro-F1 over kinds"] == pytest.approx((2 / 3 + 0) / 2)
    assert scores["name accuracy"] == 1.0
    assert scores["found"] == pytest.approx(2 / 3)


def files(folder):
    gold, known = folder / "gold.jsonl", folder / "labels.jsonl"
    gold.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    known.write_text("".join(json.dumps(label) + "\n" for label in LABELS), encoding="utf-8")
    return str(gold), str(known)


def test_the_command_measures_sources(tmp_path):
    gold, known = files(tmp_path)
    table = json.loads(CliRunner().invoke(main, ["eval", gold, "--sources", known, "--output-format", "json"]).stdout)
    assert table["measures"]["given, all"]["kind accuracy"] == 1.0
    assert table["confusion"]["given"] == {"person → person": 1, "unnamed-group → unnamed-group": 1}
    assert "person → person" in CliRunner().invoke(main, ["eval", gold, "--sources", known]).stdout


def test_a_broken_label_names_its_line(tmp_path):
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(LABELS[0]) + "\n{}\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"labels\.jsonl:2"):
        labels(path)
