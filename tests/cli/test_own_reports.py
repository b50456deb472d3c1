"""onrecord does not audit its own reports, and nothing but a report is taken for one."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.report_mark import HTML, MARKDOWN, TEXT, is_report
from onrecord.report_mark import REFUSAL as REASON
from onrecord.reporters import formats
from onrecord.version import VERSION

LOADED = "Bridge to close\n\nSome say the plan will fail.\n"
MARKS = (HTML, MARKDOWN, TEXT)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(LOADED)
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(main, ["check", "--isolated", *arguments])


def drafts():
    return check("--show-files", "-q", ".").stdout.split()


@pytest.mark.parametrize("format", [name for name in sorted(formats()) if name not in ("json", "sarif")])
@pytest.mark.parametrize("flags", [(), ("-q",), ("--redact",)])
def test_a_report_with_the_ending_of_a_draft_is_skipped_in_a_folder(folder, format, flags):
    if format in ("csv", "gitlab", "junit", "rdjson"):
        pytest.skip("JSON, XML and tables are refused whatever they are called")
    for ending in ("html", "md", "txt"):
        report = folder / f"report.{ending}"
        check("a.md", "--exit-zero", "--output-format", f"{format}={report.name}", *flags)
        result = check(".", "--output-format", "json")
        assert [each["path"] for each in json.loads(result.stdout)["documents"]] == ["a.md"]
        assert result.stderr == f"onrecord: not read: {report.name}: {REASON}\n"
        report.unlink()


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_so_is_a_comparison_and_a_page_of_rules(folder, format):
    (folder / "b.md").write_text(LOADED)
    CliRunner().invoke(main, ["diff", "a.md", "b.md", "--output-format", f"{format}=changes.md"])
    (folder / "rules.html").write_text(CliRunner().invoke(main, ["rule", "--output-format", "html"]).stdout)
    assert drafts() == ["a.md", "b.md"]


def test_so_is_each_page_of_a_folder_of_reports(folder):
    check("a.md", "--output-format", "html=site/")
    assert drafts() == ["a.md"]


def test_a_report_that_is_named_is_an_error(folder):
    check("a.md", "--output-format", "html=report.html")
    for arguments in (["report.html"], ["report.html", "a.md"], ["--force-exclude", "report.html"]):
        result = check(*arguments)
        assert result.exit_code == 2
        assert f"report.html: {REASON}" in result.stderr
        assert "delete that mark if somebody wrote the file" in result.stderr


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("before", ["\n", " ", "\ufeff", "# Headline\n\n", "<!-- -->", "```\n"])
def test_a_draft_that_quotes_a_mark_is_audited(folder, mark, before):
    (folder / "quotes.md").write_text(f"{before}{mark}\n{LOADED}", encoding="utf-8")
    assert drafts() == ["a.md", "quotes.md"]


@pytest.mark.parametrize(
    "text",
    [
        mark.replace(VERSION, version)
        for mark in MARKS
        for version in ("", "x", "1 of us", "0.1.0 -->", "1" * 500)
    ]
    + [mark.upper() for mark in MARKS]
    + [mark[:-2] for mark in MARKS],
)  # fmt: skip
def test_what_only_resembles_a_mark_is_none(text):
    assert not is_report(f"{text} {LOADED}".encode())


@pytest.mark.parametrize("mark", MARKS)
def test_reports_of_other_versions_and_with_other_line_ends_are_reports(mark):
    for version in ("0.1.0", "1.2.3rc1", "2.0.0.dev1+local"):
        report = f"{mark.replace(VERSION, version)}{LOADED}"
        assert is_report(report.encode())
        assert is_report(report.replace("\n", "\r\n").encode())


def test_a_report_on_standard_output_has_no_mark_in_plain_text(folder):
    assert TEXT not in check("a.md", "--output-format", "concise").stdout
    assert check("a.md", "--output-format", "markdown").stdout.startswith(MARKDOWN)
