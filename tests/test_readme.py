"""What README shows is what a user gets."""

from __future__ import annotations

import re
from pathlib import Path

import click
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.check import check

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(monkeypatch, *arguments):
    monkeypatch.chdir(ROOT)
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, list(arguments), prog_name="onrecord").stdout


def test_readme_shows_the_real_report_of_the_example(monkeypatch):
    report = run(monkeypatch, "check", "examples/flood-report.md")
    shown = re.search(r"\$ onrecord check examples/flood-report\.md\n(.+?)```", README, re.DOTALL)
    assert shown
    parts = shown.group(1).split("⋮\n")
    assert len(parts) > 1
    assert all(part.strip("\n") in report for part in parts)


def test_readme_shows_the_real_help():
    context = click.Context(check, info_name="onrecord check", terminal_width=78, **check.context_settings)
    assert check.get_help(context) in README


def test_readme_table_of_rules_matches_the_rules(monkeypatch):
    true = {"| {} | {} | {} | {} |".format(*line.split(maxsplit=3)) for line in run(monkeypatch, "rule").splitlines()}
    shown = set(re.findall(r"^\| [A-Z]{2}\d{3} \|.*$", README, re.MULTILINE))
    assert len(shown) >= 14
    assert shown <= true
