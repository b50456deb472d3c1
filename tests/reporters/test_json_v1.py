"""The JSON contract."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

from jsonschema import Draft202012Validator

from onrecord.domain import Attribution, Audit, Directness, Report, Span
from onrecord.reporters import Style
from onrecord.reporters.json_v1 import render, schema
from tests.reporters.audits import CLEAN, EMPTY, FULL


def test_output_is_valid_against_the_shipped_schema():
    shipped = json.loads(files("onrecord.reporters").joinpath("report-v1.schema.json").read_text())
    assert shipped == schema(), (
        "run: python -m onrecord.reporters.json_v1 > src/onrecord/reporters/report-v1.schema.json"
    )
    for audit in (EMPTY, FULL):
        for style in (Style(), Style(include_text=True)):
            Draft202012Validator(shipped).validate(json.loads(render(audit, style)))


def test_spans_count_code_points_of_the_text_and_of_the_file():
    wire = json.loads(render(FULL, Style(include_text=True)))
    third = wire["documents"][2]
    span = third["findings"][0]["span"]
    assert third["text"][span["start"] : span["end"]] == "many fear"
    assert (span["line"], span["column"], span["end_line"], span["end_column"]) == (2, 6, 2, 15)


def test_the_text_is_left_out_unless_asked_for():
    assert "text" not in json.loads(render(FULL, Style()))["documents"][0]


def test_summary():
    wire = json.loads(render(FULL, Style()))
    assert wire["schema"] == "onrecord/report/v1"
    assert wire["summary"]["findings"] == {"error": 0, "warning": 2, "info": 0}
    assert wire["skipped"] == [{"path": "gone.txt", "error": "does not exist; check the path"}]


def test_attributions_have_their_spans_and_the_statement_they_stand_in():
    (report,) = CLEAN.reports
    text = report.dossier.document.text
    source, cue, content = ((Span(text.index(part), text.index(part) + len(part)),) for part in ("Lee", "says", "so"))
    dossier = replace(report.dossier, attributions=(Attribution(source, cue, content, Directness.INDIRECT, 0.87),))
    (document,) = json.loads(render(Audit((Report(dossier, ()),)), Style()))["documents"]
    (wire,) = document["attributions"]
    assert (wire["id"], wire["directness"], wire["confidence"]) == ("a1", "indirect", 0.87)
    assert [[span["start"], span["end"]] for span in (*wire["source"], *wire["cue"], *wire["content"])] == [
        [0, 3],
        [4, 8],
        [9, 11],
    ]
    assert (wire["statement"]["start"], wire["statement"]["end"]) == (0, len(text))
