"""A run that looked at nothing, or that nobody can read, never ends as if all were well."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

DRAFT = "# Pier\n\nSome say the pier is unsafe. Sources said that it may fall. Ann Lee, the clerk, said no.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def check(*options: str) -> Result:
    return run("check", "a.md", "--no-cache", "--output-format", "concise", *options)


@pytest.mark.parametrize(
    "options", [("--ignore", "ALL"), ("--select", "AN", "--ignore", "AN"), ("--config", "select=[]")]
)
def test_settings_that_leave_no_rule_to_run_are_refused(options):
    result = check(*options)
    assert result.exit_code == 2
    assert "no rule to run" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("options", [("--select", "SU"), ("--ignore", "ALL", "--fail-on-hold"), ("--ignore", "LI")])
def test_rules_on_suppressions_alone_or_a_bar_alone_are_something_to_do(options):
    assert check(*options).exit_code in (0, 1)


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore", "--exclude", "--extend-exclude"])
@pytest.mark.parametrize("value", ["", ",", " , "])
def test_an_option_with_an_empty_value_is_refused(option, value):
    result = check(option, value)
    assert result.exit_code == 2
    assert result.stderr == f"onrecord: {option}: is empty; give it a value or leave it out\n"


def test_a_folder_of_evidence_without_a_file_is_refused(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / ".hidden").write_text("x", encoding="utf-8")
    result = check("--evidence", "notes")
    assert result.exit_code == 2
    assert "evidence notes: holds no file" in result.stderr


@pytest.mark.parametrize(
    ("name", "data"), [("tower.jpg", b"\xff\xd8\xff\xe0" * 9), ("b.png", b"\x89PNG\r\n\x1a\n" * 9)]
)
def test_evidence_of_pictures_alone_is_said_to_be_compared_with_nothing(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    result = check("--evidence", name)
    assert f"a.md: was compared with no evidence: {name} is " in result.stderr


def test_a_draft_that_is_its_own_evidence_is_said_to_be_compared_with_nothing():
    assert "a.md: was compared with no evidence: a.md is the draft itself" in check("--evidence", "a.md").stderr


def test_evidence_with_words_is_compared_without_a_word_about_it(tmp_path):
    (tmp_path / "notes.txt").write_text("Ann Lee said no.", encoding="utf-8")
    (tmp_path / "tower.jpg").write_bytes(b"\xff\xd8\xff\xe0" * 9)
    assert "no evidence" not in check("--evidence", "notes.txt", "--evidence", "tower.jpg").stderr


@pytest.mark.parametrize("name", ["onrecord.toml", "pyproject.toml"])
def test_settings_saved_with_a_byte_order_mark_are_read(tmp_path, name):
    head = "[tool.onrecord]\n" if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(f"\ufeff{head}select = ['AN101']\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert "AN101" in result.stdout
    assert "VA203" not in result.stdout


def test_settings_in_another_encoding_are_refused_in_plain_words(tmp_path):
    (tmp_path / "onrecord.toml").write_bytes(b'outlet = "caf\xe9"\n')
    result = check()
    assert result.exit_code == 2
    assert "is not UTF-8 at byte 14; save it as UTF-8" in result.stderr


@pytest.mark.parametrize("formats", [("json", "sarif"), ("text", "json"), ("junit", "concise")])
def test_a_report_for_programs_shares_standard_output_with_nothing(formats):
    result = run("check", "a.md", "--no-cache", *(part for each in formats for part in ("--output-format", each)))
    assert result.exit_code == 2
    assert "all go to standard output" in result.stderr
    assert result.stdout == ""


def test_a_report_for_programs_and_another_in_a_file_are_written():
    result = run("check", "a.md", "--no-cache", "--output-format", "json", "--output-format", "sarif=out.sarif")
    assert json.loads(result.stdout)["schema"] == "onrecord/report/v1"


@pytest.mark.parametrize("address", ["ftp://example.org/a.md", "file:///a.md", "htp://example.org"])
def test_an_address_of_another_kind_is_no_missing_file(address):
    result = run("check", address)
    assert result.exit_code == 2
    assert "is not an http or https address" in result.stderr


@pytest.mark.parametrize("data", ["", "text\n", "id,text\n"])
def test_a_table_without_rows_says_so(tmp_path, data):
    (tmp_path / "t.csv").write_text(data, encoding="utf-8")
    result = run("check", "t.csv", "--text-column", "text")
    assert result.exit_code == 2
    assert "t.csv: has no rows below the names of its columns" in result.stderr


@pytest.mark.parametrize("data", ["", "\n\n"])
def test_a_gold_file_without_articles_measures_nothing(tmp_path, data):
    (tmp_path / "gold.jsonl").write_text(data, encoding="utf-8")
    result = run("eval", "gold.jsonl")
    assert result.exit_code == 2
    assert "gold.jsonl: holds no articles" in result.stderr


@pytest.mark.parametrize("paths", [(), ("-",), ("-", "a.md")])
def test_a_name_for_standard_input_audits_it(paths):
    arguments = ["check", *paths, "--stdin-filename", "b.md", "--no-cache", "--output-format", "concise"]
    result = CliRunner().invoke(main, arguments, input="Many fear that the quay is next.\n")
    assert "b.md:1:1: " in result.stdout
    assert ("a.md:" in result.stdout) == ("a.md" in paths)


def test_a_name_for_standard_input_that_is_no_draft_is_refused():
    result = check("--stdin-filename", "b.md")
    assert result.exit_code == 2
    assert "give - as well" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("text", ["By Nora Vale\n", "Photo: Nora Vale for the Harl Post\n", "12 34 56\n"])
def test_a_draft_of_nothing_but_lines_that_are_not_audited_is_no_clean_draft(tmp_path, text):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    result = check()
    assert result.exit_code == 2
    assert "holds nothing but lines that are not audited" in result.stderr


@pytest.mark.parametrize("text", ["# Quay to close\n", "“We close on Friday.”\n", "By Nora Vale\n\nThe quay closes.\n"])
def test_a_headline_a_quotation_or_one_line_is_a_draft(tmp_path, text):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert check().exit_code != 2


@pytest.mark.parametrize(
    "option",
    ["--baseline", "--write-baseline", "--annotate", "--explain", "--cache-dir", "--genre"],
)
def test_an_option_whose_value_is_blank_is_refused(option):
    for value in ("", " "):
        result = run("check", "a.md", "--no-cache", option, value)
        assert result.exit_code == 2
        assert result.stderr == f"onrecord: {option}: is empty; give it a value or leave it out\n"
        assert result.stdout == ""
