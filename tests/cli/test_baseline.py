"""`--baseline`, `--write-baseline` and `--ratchet`, as a newsroom calls them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main

ONE = "Bridge to close\n\nSome say the plan will fail.\n"
TWO = "Port to open\n\nMany fear the worst.\n\nSome say it is over.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "one.txt").write_text(ONE)
    (tmp_path / "drafts" / "two.txt").write_text(TWO)
    assert check("drafts", "--write-baseline", "base.json").exit_code == 0
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(main, ["check", "--isolated", "--output-format", "concise", *map(str, arguments)])


def against(*arguments):
    return check(*arguments, "--baseline", "base.json")


def test_write_baseline_makes_every_finding_known(folder):
    table = json.loads((folder / "base.json").read_text())
    assert table["schema"] == "onrecord/baseline/v1"
    assert {path: list(rules) for path, rules in table["findings"].items()} == {
        "drafts/one.txt": ["VA203"], "drafts/two.txt": ["VA203"],
    }  # fmt: skip
    assert "plan" not in (folder / "base.json").read_text()
    result = check("drafts", "--write-baseline", "base.json")
    assert result.stdout == "No findings in 2 drafts (21 words). 3 excluded.\n"
    assert result.stderr == "onrecord: base.json: 3 known findings written\n"


def test_known_findings_pass_and_new_ones_fail(folder):
    result = against("drafts")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "No findings in 2 drafts (21 words). 3 excluded.\n",
        "",
    )
    with open(folder / "drafts" / "one.txt", "a") as file:
        file.write("\nMany say more.\n")
    result = against("drafts")
    assert result.exit_code == 1
    assert result.stdout.startswith("drafts/one.txt:5:1: warning VA203")
    assert "1 finding in" in result.stdout


def test_findings_stay_known_through_renaming_moving_and_rewrapping(folder):
    (folder / "drafts" / "one.txt").rename(folder / "moved.txt")
    (folder / "drafts" / "two.txt").write_text(
        "Port to open\n\nNew.\n\nSome say it\nis over.\n\nMany fear the worst.\n"
    )
    assert against("drafts", "moved.txt").exit_code == 0


def test_baseline_works_from_any_folder(folder, monkeypatch):
    monkeypatch.chdir(folder / "drafts")
    assert check("one.txt", "--baseline", "../base.json").exit_code == 0
    assert check(folder / "drafts" / "two.txt", "--baseline", folder / "base.json").exit_code == 0


def test_gone_findings_are_noted_and_removed_by_rewriting(folder):
    (folder / "drafts" / "two.txt").write_text("Port to open\n\nMany fear the worst.\n")
    result = against("drafts")
    assert result.exit_code == 0
    assert result.stderr == (
        "onrecord: base.json: 1 known finding no longer occurs and can be removed; --baseline base.json --write-baseline base.json does so\n"
    )
    assert against("drafts", "-q").stderr == ""
    assert against("drafts/one.txt").stderr == ""
    assert against("drafts", "--select", "LI").stderr == ""
    against("drafts", "--write-baseline", "base.json")
    assert against("drafts").stderr == ""


def test_ratchet_fails_if_a_rule_grows_and_then_writes_nothing(folder):
    before = (folder / "base.json").read_text()
    (folder / "drafts" / "one.txt").write_text("Bridge to close\n\nSome claim the plan will fail.\n")
    assert against("drafts").exit_code == 1
    assert against("drafts", "--ratchet").exit_code == 0
    (folder / "drafts" / "one.txt").write_text(ONE + "\nMany claim it.\n")
    result = against("drafts", "--ratchet", "--write-baseline", "base.json")
    assert result.exit_code == 1
    assert "onrecord: base.json: VA203 grew from 3 to 4\n" in result.stderr
    assert (folder / "base.json").read_text() == before
    (folder / "drafts" / "one.txt").write_text("Bridge to close\n")
    assert against("drafts", "--ratchet", "--write-baseline", "base.json").exit_code == 0
    assert (folder / "base.json").read_text().count('        "') == 2


def test_errors_in_suppressions_never_become_known(folder):
    (folder / "drafts" / "one.txt").write_text(ONE.replace("Some", "onrecord: allow VA203\nSome"))
    result = check("drafts", "--write-baseline", "base.json")
    assert result.exit_code == 1
    assert "SU703" in result.stdout
    assert "SU703" not in (folder / "base.json").read_text()


def test_baseline_is_not_written_if_an_input_was_skipped(folder):
    before = (folder / "base.json").read_text()
    result = check("drafts/one.txt", "gone.txt", "--write-baseline", "base.json")
    assert result.exit_code == 2
    assert "base.json: not written" in result.stderr
    assert (folder / "base.json").read_text() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--baseline", "none.json"], "none.json: cannot be read"), (["--baseline", "drafts/one.txt"], "one.txt: is not valid JSON"),
        (["--ratchet"], "--ratchet: needs --baseline FILE"), (["--write-baseline", "no/where.json"], "where.json: cannot be written"),
        (["--write-baseline", "drafts"], "drafts: cannot be written"),
    ],
)  # fmt: skip
def test_error_is_one_line_and_exits_2(folder, arguments, says):
    result = check("drafts", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_json_marks_known_findings(folder):
    result = CliRunner().invoke(
        main, ["check", "--isolated", "drafts", "--baseline", "base.json", "--output-format", "json"]
    )
    wire = json.loads(result.stdout)
    assert wire["summary"]["set_aside"]["known"] == 3
    assert {each["suppressed"]["why"] for draft in wire["documents"] for each in draft["findings"]} == {"known"}


@pytest.mark.parametrize(
    "settings",
    [
        'extend-ignore = ["VA203"]',
        '[[overrides]]\nfiles = ["drafts/**"]\nignore = ["VA203"]',
        '[[overrides]]\nfiles = ["drafts/**"]\nselect = ["LI"]',
    ],
)
def test_known_findings_of_rules_that_did_not_run_are_not_gone(folder, settings):
    (folder / "onrecord.toml").write_text(settings)
    result = against("drafts", "--config", "onrecord.toml")
    assert (result.exit_code, result.stderr) == (0, "")
