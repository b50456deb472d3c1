"""What a draft fails is told by every format, at its place."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from onrecord.domain import (
    Audit,
    Block,
    BlockKind,
    Confidence,
    Gate,
    Growth,
    Hold,
    Message,
    Report,
    Requirements,
    Score,
    Severity,
    Skipped,
    Span,
)  # fmt: skip
from onrecord.reporters import Style, formats, pages, render
from tests.reporters.audits import HOSTILE, many, report, word
from tests.reporters.schemas import assert_valid, assert_valid_junit
from tests.reporters.test_every_reporter import obeyed

TEXT = "By A. Bee\n\nFund lost it\n\nLee took the money."
LOW = "the backing score is 12, below the required 60"
HELD = "a quotation has no speaker"


def failing(audited: Report, accused: str = "") -> Report:
    """A draft whose second block is the headline: its score is too low, and a quotation in the third holds it."""
    reason = Message.of("no-reply", accused=accused) if accused else Message.of("quotation-without-speaker")
    text = audited.dossier.document.text
    third = len(text) - len("Lee took the money.") if text == TEXT else 0
    blocks = (Block(Span(11, 23), BlockKind.HEADLINE),) if text == TEXT else audited.dossier.document.blocks
    document = replace(audited.dossier.document, blocks=blocks)
    score = Score(12.0, 3, 6, 0.0, 0.0, 1, "1", 1.0, (Hold(Gate.SPEAKER, reason, Span(third, third + 3)),))
    return replace(
        audited, dossier=replace(audited.dossier, document=document, score=score),
        required=Requirements(min_score=60, fail_on_hold=True),
    )  # fmt: skip


AUDIT = Audit((failing(report(TEXT)),))
OVERALL = Audit(
    (many("Some say.", "Some", {(Severity.WARNING, Confidence.HIGH): 3}),),
    max_warnings=2, grown=(Growth("VA203", 2, 3),),
)  # fmt: skip
WARNINGS, GREW = "there are 3 warnings, and at most 2 are allowed", "VA203 some-say: 3 now, 2 in the baseline"


@pytest.mark.parametrize("format", sorted(formats()))
@pytest.mark.parametrize("style", [Style(width=200), Style(width=200, quiet=True), Style(width=200, redact=True)])
def test_every_format_tells_why(format, style):
    shown = render(format, AUDIT, style)
    assert LOW in shown
    assert HELD in shown.lower() or "on hold" in shown
    assert "min-score" in shown
    assert "fail-on-hold" in shown
    overall = render(format, OVERALL, style)
    assert WARNINGS in overall
    assert GREW in overall
    for made in (pages(format, AUDIT, style) or {"": shown}).values():
        assert LOW in made or "index" in made


@pytest.mark.parametrize("format", sorted(set(formats()) - {"json", "html"}))
def test_no_format_tells_of_failures_that_there_are_none_of(format):
    shown = render(format, Audit((report("Lee says so."),)), Style())
    assert not re.search(r"min-score|fail-on-hold|max-warnings|ratchet|not met|[Ff]ailed", shown)


@pytest.mark.parametrize("format", ["github", "junit"])
def test_a_required_score_that_a_draft_has_too_few_claims_for_is_told_and_fails_nothing(format):
    untested = "the draft makes too few claims to score, so the required 60 was not tested"
    shown = render(format, Audit((replace(report("Lee says so."), required=Requirements(min_score=60)),)), Style())
    assert untested in shown
    assert "::error" not in shown
    assert "<failure" not in shown
    assert untested not in render(format, AUDIT, Style())


def test_annotations_stand_at_the_headline_and_at_the_hold():
    lines = render("github", AUDIT, Style()).splitlines()
    assert lines == [
        f"::error file=draft.txt,line=3,endLine=3,col=1,endColumn=13,title=min-score::{LOW}",
        f"::error file=draft.txt,line=5,endLine=5,col=1,endColumn=4,title=fail-on-hold::on hold: {HELD} (line 5)",
    ]
    assert render("github", OVERALL, Style()).splitlines()[:2] == [
        f"::error title=ratchet::{GREW}", f"::error title=max-warnings::{WARNINGS}",
    ]  # fmt: skip


def test_a_failure_is_annotated_before_any_number_of_errors():
    crowded = many("Some say.", "Some", {(Severity.ERROR, Confidence.HIGH): 30})
    lines = render("github", Audit((failing(crowded),)), Style()).splitlines()
    assert sum("title=min-score" in line or "title=fail-on-hold" in line for line in lines) == 2
    assert sum(line.startswith("::error") for line in lines) == 10


def test_gitlab_and_rdjson_point_at_lines():
    issues = assert_valid("gitlab-code-quality.json", render("gitlab", AUDIT, Style()))
    assert [(each["check_name"], each["location"]["lines"]["begin"]) for each in issues] == [
        ("min-score", 3), ("fail-on-hold", 5),
    ]  # fmt: skip
    assert len({each["fingerprint"] for each in issues}) == 2
    found = assert_valid("rdjson.json", render("rdjson", AUDIT, Style()))["diagnostics"]
    assert [(each["code"]["value"], each["severity"], each["location"]["range"]["start"]["line"]) for each in found] == [
        ("min-score", "ERROR", 3), ("fail-on-hold", "ERROR", 5),
    ]  # fmt: skip
    for format, schema in (("gitlab", "gitlab-code-quality.json"), ("rdjson", "rdjson.json")):
        assert "draft.txt" in json.dumps(assert_valid(schema, render(format, OVERALL, Style())))


def test_a_word_draft_has_no_line_to_point_at():
    audit = Audit((failing(word("Lee took the money.")),))
    issue = assert_valid("gitlab-code-quality.json", render("gitlab", audit, Style()))[0]
    assert issue["location"]["lines"] == {"begin": 1, "end": 1}
    assert "(paragraph 7)" in render("text", audit, Style())
    assert_valid("sarif-2.1.0-rtm.5.json", render("sarif", audit, Style()))


def test_sarif_has_a_result_a_failure_and_the_run_itself_succeeded():
    run = assert_valid("sarif-2.1.0-rtm.5.json", render("sarif", AUDIT, Style()))["runs"][0]
    described = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert [(each["ruleId"], described[each["ruleIndex"]], each["level"]) for each in run["results"]] == [
        ("min-score", "min-score", "error"), ("fail-on-hold", "fail-on-hold", "error"),
    ]  # fmt: skip
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert run["invocations"] == [{"executionSuccessful": True}]
    overall = assert_valid("sarif-2.1.0-rtm.5.json", render("sarif", OVERALL, Style()))["runs"][0]["invocations"][0]
    assert overall["executionSuccessful"] is True
    assert [each["level"] for each in overall["toolExecutionNotifications"]] == ["warning", "warning"]
    broken = replace(AUDIT, skipped=(Skipped("gone.txt", "does not exist"),))
    run = assert_valid("sarif-2.1.0-rtm.5.json", render("sarif", broken, Style()))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_junit_counts_as_failures_what_fails_and_nothing_else():
    root = assert_valid_junit(render("junit", AUDIT, Style()))
    assert (root.get("tests"), root.get("failures")) == ("2", "2")
    assert [each.get("name") for each in root.iter("testcase")] == ["min-score", "fail-on-hold"]
    warned = many("Some say.", "Some", {(Severity.WARNING, Confidence.HIGH): 2, (Severity.ERROR, Confidence.HIGH): 1})
    only_errors = replace(warned, required=Requirements(Severity.ERROR))
    root = assert_valid_junit(render("junit", Audit((only_errors,)), Style()))
    assert (root.get("tests"), root.get("failures"), len(root.findall(".//system-out"))) == ("3", "1", 2)
    told = many("Some say.", "Some", {(Severity.INFO, Confidence.HIGH): 2})
    root = assert_valid_junit(render("junit", Audit((replace(told, required=Requirements(Severity.INFO)),)), Style()))
    assert root.get("failures") == "2"
    root = assert_valid_junit(render("junit", replace(OVERALL, max_warnings=3, grown=()), Style()))
    assert root.get("failures") == "0"
    root = assert_valid_junit(render("junit", OVERALL, Style()))
    assert root.get("failures") == "5"


def test_json_lists_every_reason_with_its_place():
    wire = json.loads(render("json", AUDIT, Style()))
    failures = wire["documents"][0]["failures"]
    assert [(each["setting"], each["span"]["line"]) for each in failures] == [("min-score", 3), ("fail-on-hold", 5)]
    assert (wire["summary"]["failed"], wire["summary"]["failures"]) == (True, [])
    overall = json.loads(render("json", OVERALL, Style()))
    assert [each["setting"] for each in overall["summary"]["failures"]] == ["ratchet", "max-warnings"]
    assert [each["reason"] for each in overall["documents"][0]["failures"]] == [
        "3 findings of severity warning or worse"
    ]
    assert json.loads(render("json", Audit((report("Lee says so."),)), Style()))["summary"]["failed"] is False


def test_csv_tells_failures_and_holds_in_columns_of_their_own():
    rows = [row for row in csv.DictReader(io.StringIO(render("csv", AUDIT, Style()))) if not row["hold"]]
    assert [(row["path"], row["line"], row["statement"], row["failure"]) for row in rows] == [
        ("draft.txt", "3", "", f"min-score: {LOW}"), ("draft.txt", "5", "", f"fail-on-hold: on hold: {HELD} (line 5)"),
    ]  # fmt: skip


@pytest.mark.parametrize("format", sorted(formats()))
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_in_a_hold_is_text_and_nothing_else(format, name):
    audit = Audit((failing(report(TEXT), name), failing(report(TEXT, name=name.replace("\x00", "")), name)))
    for style in (Style(), Style(quiet=True), Style(width=20)):
        shown = render(format, audit, style)
        assert not obeyed(format, shown)
        shown.encode("utf-8")


def test_a_redacted_reason_names_nobody():
    audit = Audit((failing(report(TEXT), "Ann Lee"),))
    for format in formats():
        assert "Ann Lee" not in render(format, audit, Style(redact=True))


HOLDING = Audit((replace(AUDIT.reports[0], required=Requirements()),))


@pytest.mark.parametrize("format", sorted(formats()))
@pytest.mark.parametrize("style", [Style(width=200), Style(width=200, quiet=True), Style(width=200, redact=True)])
def test_every_format_names_a_hold_that_fails_nothing(format, style):
    assert not HOLDING.failed
    assert HELD in render(format, HOLDING, style).lower()


@pytest.mark.parametrize("format", sorted(set(formats()) - {"json"}))
@pytest.mark.parametrize("style", [Style(width=200), Style(width=200, quiet=True)])
def test_no_format_speaks_of_a_hold_where_there_is_none(format, style):
    shown = render(format, Audit((report("Lee says so."),)), style).lower()
    assert not re.search(r"(?<!not )(?<!, )on[- ]hold\b(?! *\|)", shown.partition("<style>")[0])


def test_a_hold_that_fails_nothing_is_a_warning_at_its_place():
    at_hold = "file=draft.txt,line=5,endLine=5,col=1,endColumn=4,title=G4 on-hold"
    assert render("github", HOLDING, Style()) == f"::warning {at_hold}::on hold: {HELD} (line 5)\n"
    assert render("concise", HOLDING, Style(quiet=True)) == f"draft.txt:5:1: warning G4 on-hold: {HELD} (line 5)\n"
    root = assert_valid_junit(render("junit", HOLDING, Style()))
    assert (root.get("failures"), [each.get("name") for each in root.iter("testcase")]) == ("0", ["G4 on-hold at 5:1"])
    run = assert_valid("sarif-2.1.0-rtm.5.json", render("sarif", HOLDING, Style()))["runs"][0]
    result, = run["results"]  # fmt: skip
    assert (result["ruleId"], result["level"]) == ("on-hold", "warning")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    issue, = assert_valid("gitlab-code-quality.json", render("gitlab", HOLDING, Style()))  # fmt: skip
    assert (issue["check_name"], issue["location"]["lines"]["begin"]) == ("G4 on-hold", 5)
    found, = assert_valid("rdjson.json", render("rdjson", HOLDING, Style()))["diagnostics"]  # fmt: skip
    assert (found["severity"], found["location"]["range"]["start"]["line"]) == ("WARNING", 5)
    row, = csv.DictReader(io.StringIO(render("csv", HOLDING, Style())))  # fmt: skip
    assert (row["line"], row["failure"], row["hold"]) == ("5", "", f"G4 on-hold: {HELD} (line 5)")


def test_a_hold_that_fails_the_check_is_reported_once():
    for format in ("concise", "github", "junit", "gitlab", "rdjson", "sarif"):
        assert render(format, AUDIT, Style()).count(HELD) == 1


def test_the_summary_counts_the_drafts_on_hold():
    assert render("concise", HOLDING, Style()).endswith("1 draft is on hold.\n")
