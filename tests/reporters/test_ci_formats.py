"""GitLab, JUnit and reviewdog."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain import Audit, Confidence, Run, Severity, Skipped, SourceMap
from onrecord.reporters import Style, render
from tests.reporters.audits import CLEAN, EMPTY, FULL, HOSTILE, many, report, with_set_aside, word
from tests.reporters.schemas import assert_valid, assert_valid_junit

ASIDE = Audit((with_set_aside(report("Some say so, many fear so, most think so.", "Some say", "many fear", "most")),))
WORD = Audit((word("Some say it is over.", "Some say"),))
AUDITS = [EMPTY, CLEAN, FULL, ASIDE, WORD] + [
    Audit((report(headline, "some say", name="x.txt"),), (Skipped("y", headline),)) for headline in HOSTILE
]


@pytest.mark.parametrize("audit", AUDITS)
def test_follow_their_schemas(audit):
    assert_valid("gitlab-code-quality.json", render("gitlab", audit, Style()))
    assert_valid("rdjson.json", render("rdjson", audit, Style()))
    assert_valid_junit(render("junit", audit, Style()))


def test_gitlab():
    skipped, first, second = assert_valid("gitlab-code-quality.json", render("gitlab", FULL, Style()))
    assert first["check_name"] == "VA203 some-say"
    assert first["severity"] == "minor"
    assert first["location"] == {"path": "draft.txt", "lines": {"begin": 1, "end": 1}}
    assert second["location"]["lines"] == {"begin": 2, "end": 2}
    assert skipped["severity"] == "blocker"


def test_gitlab_tells_the_same_sentence_of_two_drafts_apart():
    drafts = [report("Some say so.", "Some say", name=name) for name in ("a.txt", "b.txt")]
    issues = assert_valid("gitlab-code-quality.json", render("gitlab", Audit(tuple(drafts)), Style()))
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]


def test_a_paragraph_is_told_in_words():
    issue = assert_valid("gitlab-code-quality.json", render("gitlab", WORD, Style()))[0]
    assert "Paragraph 7, character 1: " in issue["description"]
    assert issue["location"]["lines"] == {"begin": 1, "end": 1}
    diagnostic = assert_valid("rdjson.json", render("rdjson", WORD, Style()))["diagnostics"][0]
    assert diagnostic["location"] == {"path": "draft.docx"}
    assert diagnostic["message"].startswith("Paragraph 7, character 1: ")


def test_junit_has_one_passing_case_for_a_clean_draft():
    root = assert_valid_junit(render("junit", CLEAN, Style()))
    case, = root.iter("testcase")  # fmt: skip
    assert not len(case)
    assert dict(root.attrib) == {"name": "onrecord", "tests": "1", "failures": "0", "errors": "0", "time": "0"}


def test_junit_fails_a_finding_and_shows_its_sentence():
    root = assert_valid_junit(render("junit", FULL, Style()))
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["4", "2", "1"]
    failure = root.find("testsuite/testcase/failure")
    assert failure.get("type") == "warning"
    assert "Some say it is over" in failure.text
    assert "━━━━━━━━" in failure.text
    assert "does not exist" in root.find("testsuite/testcase/error").get("message")


def test_junit_fails_nothing_at_info_level_and_skips_what_is_set_aside():
    root = assert_valid_junit(
        render("junit", Audit((many("Some say.", "Some", {(Severity.INFO, Confidence.HIGH): 2}),)), Style())
    )
    assert root.get("failures") == "0"
    assert len(root.findall("testsuite/testcase/system-out")) == 2
    skipped = assert_valid_junit(render("junit", ASIDE, Style())).findall("testsuite/testcase/skipped")
    assert [each.get("message") for each in skipped] == [
        "suppressed: whistle-blower; known to the editor", "in the baseline", "not affected by the change",
    ]  # fmt: skip


def where(audit: Audit) -> dict:
    return assert_valid("rdjson.json", render("rdjson", audit, Style()))["diagnostics"][0]["location"]["range"]


def test_rdjson_counts_bytes():
    assert where(Audit((report("Ünï 𐐀 some say so.", "some say"),))) == {
        "start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 20},
    }  # fmt: skip
    assert where(Audit((report("Ü\nÜ some\nsay ü.", "some\nsay"),))) == {
        "start": {"line": 2, "column": 4}, "end": {"line": 3, "column": 4},
    }  # fmt: skip


def test_rdjson_takes_whole_lines_where_markup_stands_before_the_phrase():
    audited = report("A B some say so.", "some say")
    places = SourceMap((Run(0, 2, 0, 2), Run(2, 16, 5, 19)))
    document = replace(audited.dossier.document, source_map=places)
    audited = replace(audited, dossier=replace(audited.dossier, document=document))
    assert where(Audit((audited,))) == {"start": {"line": 1}, "end": {"line": 1}}


def test_files_passed_over_are_told_and_fail_nothing():
    passed = (Skipped("old/b.odt", "is an OpenDocument text", passed_over=True),)
    audit = replace(CLEAN, passed_over=passed)
    root = assert_valid_junit(render("junit", audit, Style()))
    assert (root.get("failures"), root.get("errors")) == ("0", "0")
    assert [each.get("message") for each in root.iter("skipped")] == ["not read: is an OpenDocument text"]
    (issue,) = assert_valid("gitlab-code-quality.json", render("gitlab", audit, Style()))
    assert (issue["check_name"], issue["severity"]) == ("not-read", "info")
    (diagnostic,) = assert_valid("rdjson.json", render("rdjson", audit, Style()))["diagnostics"]
    assert (diagnostic["severity"], diagnostic["location"]) == ("INFO", {"path": "old/b.odt"})
    assert render("github", audit, Style()).startswith("::notice file=old/b.odt,title=not read::")
    for format in ("markdown", "github-summary"):
        assert "old/b.odt" in render(format, audit, Style())
