"""`onrecord rule` and `onrecord config`."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.reporters import page
from onrecord.rules import measured, rules
from onrecord.settings import names


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_rule_command_prints_the_documentation_of_each_rule(rule):
    result = run("rule", rule.code)
    assert result.exit_code == 0
    for part in (rule.info.name, rule.info.summary, "## Why it matters", "## What to do", "## Flagged", "## Passes"):
        assert part in result.stdout
    assert run("rule", rule.info.name).stdout == result.stdout


def test_a_page_tells_the_severity_that_the_settings_set(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "· warning ·" in run("rule", "VA203").stdout
    (tmp_path / "onrecord.toml").write_text('severity = {VA = "error"}')
    assert "· error by your settings, otherwise warning ·" in run("rule", "VA203").stdout
    (tmp_path / "onrecord.toml").write_text('severity = "loud"')
    wrong = run("rule", "VA203")
    assert wrong.exit_code == 0
    assert "· warning ·" in wrong.stdout
    assert "onrecord.toml" in wrong.stderr


def test_table_and_json_list_every_rule():
    assert [line.split()[0] for line in run("rule").stdout.splitlines()] == [rule.code for rule in rules()]
    assert [each["code"] for each in json.loads(run("rule", "--output-format", "json").stdout)] == [
        rule.code for rule in rules()
    ]
    assert run("rule", "--all").stdout.count("## Why it matters") == len(rules())


def test_documentation_shows_the_measured_precision():
    assert str(measured()["AN103"]) in run("rule", "AN103").stdout
    entry = json.loads(run("rule", "AN103", "--output-format", "json").stdout)[0]["precision"]
    assert (entry["read"], entry["right"]) == (measured()["AN103"].read, measured()["AN103"].right)
    assert "Not measured yet." in page(replace(rules()[0].info, precision=None))


def test_unknown_rule_exits_2_and_suggests_the_closest_name():
    result = run("rule", "some-says")
    assert result.exit_code == 2
    assert "did you mean some-say?" in result.stderr


def test_config_shows_every_setting(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "onrecord.toml").write_text('fail-on = "error"\n')
    shown = run("config").stdout
    assert all(f"\n{name} = " in shown for name in names())
    assert 'fail-on = "error"   # default: "warning"' in shown
    assert run("config", "max-warnings").stdout.endswith("max-warnings = (not set)\n\n")
    assert run("config", "nonsense").exit_code == 2
    assert run("config", "--config", "nonsense=1").exit_code == 2


def test_config_shows_the_settings_of_one_draft_and_where_they_come_from(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.toml").write_text('severity = {AN = "info"}\nmin-score = 4\n')
    (tmp_path / "onrecord.toml").write_text(
        'extends = "house.toml"\nmin-score = 5\n[[overrides]]\nfiles = ["live/**"]\nprofile = "live"\n'
    )
    shown = run("config", "--show", "live/a.md", "--config", "fail-on=error").stdout
    assert 'fail-on = "error"   # --config\n' in shown
    assert "min-score = 5   # " + f"{tmp_path}/house.toml; {tmp_path}/onrecord.toml\n" in shown
    assert 'severity = {AN = "info", AN103 = "warning", EV406 = "error"}   # ' in shown
    assert "; profile live" in shown
    assert "profile live" not in run("config", "--show", "a.md").stdout
