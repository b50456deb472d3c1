"""SARIF, as code scanning reads it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.domain import Audit, Precision, Skipped
from onrecord.reporters import Style, page, render
from onrecord.reporters._rules import precision
from tests.reporters.audits import CLEAN, EMPTY, FULL, HOSTILE, RULE, report, with_set_aside, word
from tests.reporters.schemas import assert_valid

ASIDE = Audit(
    (
        with_set_aside(
            report("Some say so, many fear so, most think so, others hope.", "Some", "many", "most", "others")
        ),
    )
)


def run(audit: Audit, style: Style | None = None) -> dict:
    return assert_valid("sarif-2.1.0-rtm.5.json", render("sarif", audit, style or Style()))["runs"][0]


def test_follows_the_schema():
    for audit in (EMPTY, CLEAN, FULL, ASIDE, Audit((word("Some say.", "Some say"),))):
        assert run(audit)["columnKind"] == "unicodeCodePoints"
    for headline in HOSTILE:
        run(
            Audit(
                (report(headline, "some say", name=f"a{headline[:5]}".replace("\x00", "")),),
                (Skipped(headline, headline),),
            )
        )


def test_a_result_points_at_the_phrase_and_its_rule():
    table = run(FULL)
    result = table["results"][0]
    assert result["ruleId"] == table["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "VA203"
    assert result["level"] == "warning"
    physical = result["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 9}
    assert physical["artifactLocation"] == {"uri": "draft.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert result["partialFingerprints"] == {"onrecord/v1": "f00d"}
    related = result["relatedLocations"][0]
    assert related["message"]["text"] == "claim"
    assert related["physicalLocation"]["region"]["startColumn"] == 10


def test_a_rule_carries_its_page():
    rule = run(FULL)["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == RULE.summary
    assert RULE.why in rule["fullDescription"]["text"]
    assert rule["help"] == {"text": RULE.remedy, "markdown": page(RULE)}
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["properties"] == {
        "tags": ["vague-attribution", "standard/WTW"], "precision": "medium", "problem.severity": "warning",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("read", "right", "says"),
    [(40, 40, "very-high"), (40, 38, "very-high"), (40, 37, "high"), (20, 16, "high"), (20, 12, "medium"), (40, 13, "low"), (4, 4, "medium"), (0, 0, "medium")],
)  # fmt: skip
def test_precision_is_what_was_measured(read, right, says):
    assert precision(Precision("a corpus", 99, read, right, 0, "")) == says
    assert precision(None) == "medium"


def test_what_is_set_aside_is_there_and_marked():
    results = run(ASIDE)["results"]
    assert [each["baselineState"] for each in results] == ["new", "unchanged", "unchanged", "new"]
    assert [len(each.get("suppressions", [])) for each in results] == [1, 0, 0, 0]
    suppression = results[0]["suppressions"][0]
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "whistle-blower; known to the editor"
    assert suppression["location"]["physicalLocation"]["region"]["endColumn"] == 5
    assert suppression["properties"] == {"editor": "KL", "until": "2027-01-31"}
    assert not any("baselineState" in each for each in run(FULL)["results"])


def test_an_exception_in_the_settings_is_external():
    audited = ASIDE.reports[0]
    first = audited.set_aside[0]
    external = replace(first, suppression=replace(first.suppression, span=None))
    suppression = run(Audit((replace(audited, set_aside=(external,)),)))["results"][0]["suppressions"][0]
    assert suppression["kind"] == "external"
    assert "location" not in suppression


def test_what_could_not_be_audited_is_a_notification():
    invocation = run(FULL)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    notification = invocation["toolExecutionNotifications"][0]
    assert "does not exist" in notification["message"]["text"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.txt"
    assert run(CLEAN)["invocations"] == [{"executionSuccessful": True}]


def test_a_paragraph_is_no_line():
    location = run(Audit((word("Some say it is over.", "Some say"),)))["results"][0]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "paragraph 7, character 1"


@pytest.mark.parametrize(
    ("name", "uri", "within"),
    [
        ("a b/ü%#?.txt", "a%20b/%C3%BC%25%23%3F.txt", True), ("c:d.txt", "c%3Ad.txt", True), ("./x.md", "x.md", True),
        ("bad\udcff.txt", "bad%FF.txt", True), ("/elsewhere/a b.txt", "file:///elsewhere/a%20b.txt", False),
        ("../up.txt", "file://{up}/up.txt", False), ("https://example.org/a?b=ü", "https://example.org/a?b=%C3%BC", False),
    ],
)  # fmt: skip
def test_uris(name, uri, within, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    location = run(Audit((report("So.", name=name),)), Style(root=str(tmp_path)))["artifacts"][0]["location"]
    assert location["uri"] == uri.format(up=tmp_path.parent)
    assert location.get("uriBaseId") == ("%SRCROOT%" if within else None)


def test_braces_and_links_of_a_draft_are_plain_text():
    audited = report("Some say {0} and [click](1).", "Some say")
    audited = replace(audited, findings=(replace(audited.findings[0], message="“{0}”, [click](1)"),))
    assert json.loads(render("sarif", Audit((audited,)), Style()))["runs"][0]["results"][0]["message"]["text"] == (
        "“{{0}}”, \\[click](1)"
    )
