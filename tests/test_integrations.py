"""What is at the root of the repository for others to use: the GitHub action, the pre-commit hook, the snippets."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from onrecord import audit
from onrecord.domain import Audit
from onrecord.readers import suffixes
from onrecord.report_mark import MARKDOWN
from onrecord.reporters import Style, render

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DRAFT = "Bridge to close\n\nSome say the wharf will fail.\n"
bash = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps of the action are bash")


class Job:
    """A workspace in which the steps of the action run as the runner of GitHub Actions runs them."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.temp = folder / "work space", folder / "temp"
        self.summary, self.output = folder / "summary.md", folder / "output.txt"
        for each in (self.workspace, self.temp):
            each.mkdir()
        self.summary.write_text("from the step before\n")
        self.output.touch()

    def installed(self) -> Job:
        """As after the first step, with the onrecord of these tests."""
        script = self.temp / "onrecord" / "bin" / "onrecord"
        script.parent.mkdir(parents=True)
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m onrecord "$@"\n')
        script.chmod(0o755)
        return self

    def step(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Runs one step; its inputs are the action's defaults unless given."""
        step = next(each for each in ACTION["runs"]["steps"] if each["name"] == name)
        given = {key: str(each["default"]) for key, each in ACTION["inputs"].items()} | inputs
        env = {key: self._evaluated(value, given) for key, value in step["env"].items()}
        runner = {"RUNNER_TEMP": self.temp, "GITHUB_STEP_SUMMARY": self.summary, "GITHUB_OUTPUT": self.output}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace, env={**os.environ, **{key: str(path) for key, path in runner.items()}, **env},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    @staticmethod
    def _evaluated(value: str, inputs: dict[str, str]) -> str:
        known = {f"inputs.{key}": each for key, each in inputs.items()} | {"github.action_path": str(ROOT)}
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: known[match[1]], value)

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.output.read_text().splitlines())


@pytest.fixture
def job(tmp_path):
    made = Job(tmp_path).installed()
    (made.workspace / "draft one.txt").write_text(DRAFT)
    return made


@bash
def test_action_annotates_summarises_and_writes_sarif(job):
    done = job.step("Audit the drafts")
    assert done.returncode == 1, done.stderr
    assert re.fullmatch(
        r"::warning file=draft one\.txt,line=3,endLine=3,col=1,endColumn=9,title=VA203 some-say::.+\n", done.stdout
    )
    assert job.outputs == {"sarif": "onrecord.sarif", "exit-code": "1"}
    results = json.loads((job.workspace / "onrecord.sarif").read_text())["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == ["VA203"]
    summary = job.summary.read_text()
    assert summary.startswith(f"from the step before\n{MARKDOWN}# onrecord: 1 finding")
    assert "<strong>Some say</strong> the wharf" in summary


@bash
def test_action_accepts_options_and_several_paths(job):
    (job.workspace / "b.md").write_text("# Mayor speaks\n\nMany fear it.\n")
    done = job.step(
        "Audit the drafts",
        paths="draft one.txt\nb.md\n",
        args="--fail-on error\n  --select VA203",
        sarif="",
        summary="false",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("::warning") == 2
    assert job.outputs == {"exit-code": "0"}
    assert job.summary.read_text() == "from the step before\n"


@bash
def test_action_with_redact_shows_no_text_of_the_draft(job):
    done = job.step("Audit the drafts", redact="true")
    everything = done.stdout + done.stderr + job.summary.read_text() + (job.workspace / "onrecord.sarif").read_text()
    assert "wharf" not in everything
    assert "VA203" in everything


@bash
@pytest.mark.parametrize("hostile", ["$(touch owned)", "`touch owned`", "a; touch owned", "--help", "-", "*"])
def test_action_inputs_are_never_run_as_commands(job, hostile):
    done = job.step("Audit the drafts", paths=f"{hostile}\n", args="--select $(touch${IFS}owned)")
    assert done.returncode == 2
    assert not (job.workspace / "owned").exists()


@bash
def test_skipped_input_exits_2_and_is_annotated(job):
    done = job.step("Audit the drafts", paths="gone.txt")
    assert done.returncode == 2
    assert done.stdout.startswith("::error file=gone.txt,title=not audited::gone.txt: does not exist")
    assert job.outputs["exit-code"] == "2"


def test_action_scripts_contain_no_interpolation():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


def test_every_input_of_the_action_is_documented():
    assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in [*ACTION["inputs"], *ACTION["outputs"]])


def test_pre_commit_hook_matches_every_readable_suffix():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert all(re.search(hook["files"], f"drafts/a{suffix}") for suffix in suffixes())
    assert not re.search(hook["files"], "a.py")
    assert hook["entry"].split()[:2] == ["onrecord", "check"]


def test_snippets_in_the_docs_are_yaml():
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    snippets = [yaml.safe_load(each) for each in re.findall(r"```yaml\n(.+?)```", page, re.DOTALL)]
    assert len(snippets) == 3
    assert all(snippets)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_is_printed_for_each_shell(shell):
    env = {**os.environ, "_ONRECORD_COMPLETE": f"{shell}_source"}
    command = [sys.executable, "-c", "from onrecord.cli import main; main(prog_name='onrecord')"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert "_ONRECORD_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("onrecord che", {"check"}), ("onrecord check --out", {"--output-format"}), ("onrecord check --output-format gith", {"github", "github-summary"}),
        ("onrecord rule VA20", {f"VA20{n}" for n in range(1, 10)}), ("onrecord check --select some", {"some-say"}),
        ("onrecord check --profile o", {"opinion"}), ("onrecord config extend-e", {"extend-exclude"}),
    ],
)  # fmt: skip
def test_completion_suggests_commands_options_formats_and_rules(words, offers):
    count = len(words.split()) - 1
    env = {**os.environ, "_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    command = [sys.executable, "-c", "from onrecord.cli import main; main(prog_name='onrecord')"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == offers


@pytest.mark.parametrize(
    "words",
    [
        "onrecord check ",
        "onrecord check dra",
        "onrecord check a.md dr",
        "onrecord check --exclude x ./d",
        "onrecord diff dra",
        "onrecord check --config on",
        "onrecord config --show dra",
    ],
)
def test_completion_leaves_the_names_of_drafts_to_the_shell(words):
    environment = {
        "_ONRECORD_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    command = [sys.executable, "-c", "from onrecord.cli import main; main(prog_name='onrecord')"]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("file,")


def test_the_hook_passes_over_what_the_settings_exclude(tmp_path):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (tmp_path / "a.txt").write_text(DRAFT)
    (tmp_path / "onrecord.toml").write_text('extend-exclude = ["a.txt"]\n')
    command = [sys.executable, "-m", *hook["entry"].split(), "a.txt"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_python_m_onrecord_writes_github_annotations(tmp_path):
    (tmp_path / "a.txt").write_text(DRAFT)
    command = [sys.executable, "-m", "onrecord", "check", "a.txt", "--output-format", "github"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=a.txt")


MARKUP = "# Öffnung\n\nÜber 𐐀: some say it is over, *many fear* it. Some say so &amp; others hope.\n\n- ein — most believe it\n"


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_sarif_and_rdjson_positions_cut_out_the_flagged_phrase(name):
    """SARIF counts code points of the line and reviewdog bytes of it; both cut out what the rule flagged."""
    text = MARKUP.replace("*many fear*", "<em>many fear</em>") if name.endswith("html") else MARKUP
    report = audit(text.encode(), name)
    phrases = [report.dossier.text(finding.span) for finding in report.findings]
    assert len(phrases) >= 3
    lines = text.split("\n")
    results = json.loads(render("sarif", Audit((report,)), Style()))["runs"][0]["results"]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in results]
    assert [lines[at["startLine"] - 1][at["startColumn"] - 1 : at["endColumn"] - 1] for at in regions] == phrases
    diagnostics = json.loads(render("rdjson", Audit((report,)), Style()))["diagnostics"]
    counted = 0
    for each, phrase in zip(diagnostics, phrases, strict=True):
        start, end = each["location"]["range"]["start"], each["location"]["range"]["end"]
        if "column" in start:
            line = lines[start["line"] - 1].encode()
            assert line[start["column"] - 1 : end["column"] - 1].decode() == phrase
            counted += 1
    assert counted
