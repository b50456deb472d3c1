"""What README shows is what a user gets."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(monkeypatch, *arguments):
    monkeypatch.chdir(ROOT)
    return CliRunner(env={"COLUMNS": "88"}).invoke(main, list(arguments))


def test_the_report_of_the_example(monkeypatch):
    assert run(monkeypatch, "check", "examples/flood-report.md").stdout.strip() in README


def test_the_help(monkeypatch):
    assert run(monkeypatch, "check", "--help").stdout.replace("Usage: main", "Usage: onrecord").strip() in README


def test_the_table_of_rules(monkeypatch):
    for line in run(monkeypatch, "rule").stdout.splitlines():
        code, name, severity, summary = line.split(maxsplit=3)
        assert f"| {code} | {name} | {severity} | {summary} |" in README
