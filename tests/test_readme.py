"""The README is short, and what it shows is what a user gets (tests/docs checks the report that it shows)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from onrecord.reporters import formats
from onrecord.rules import rules
from onrecord.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCES = dict.fromkeys(re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
COMMANDS = [body for language, body in FENCES if not language]


def shown(language: str) -> str:
    (body,) = [body for name, body in FENCES if name == language]
    return body


def test_it_has_fewer_than_150_lines():
    assert len(README.splitlines()) < 150


def test_the_first_screen_shows_a_report():
    assert README.index("```text\n") < README.index("\n## ")
    assert len(shown("text").splitlines()) > 30


def test_two_commands_install_one_to_use_it_and_one_to_develop_it():
    assert [line.count("pip install") for line in COMMANDS] == [1, 1]
    assert README.count("pip install") == 2
    assert all(len(each.splitlines()) == 1 for each in COMMANDS)


def test_the_install_command_audits_the_draft_of_the_example():
    audit = COMMANDS[0].rpartition("&&")[2].split()
    assert audit[:3] == ["onrecord", "check", "--exit-zero"]
    assert f"onrecord check {audit[3]}\n" == shown("sh")
    assert (ROOT / audit[3]).is_file()


def test_the_settings_are_valid():
    assert Settings.model_validate(tomllib.loads(shown("toml"))).profile == "wire"


def test_the_python_example_prints_the_findings():
    run = subprocess.run(
        [sys.executable, "-c", shown("python")], cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, check=True,
        text=True, capture_output=True,
    )  # fmt: skip
    codes = [line.split()[0] for line in run.stdout.splitlines()]
    assert codes == re.findall(r"(?:error|warning|info) +([A-Z]{2}\d{3})", shown("text"))


def test_what_it_says_of_rules_and_formats_is_true():
    assert len(rules()) > 50
    assert set(re.findall(r"--output-format (\w+)", README)) <= set(formats())
    codes = {each.code for each in (rule.info for rule in rules())}
    assert set(re.findall(r"\b[A-Z]{2}\d{3}\b", README)) <= codes
