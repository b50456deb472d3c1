"""`onrecord check` as its users call it: exit codes, streams, formats, and bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli import main

LOADED = "Bridge to close\n\nSome say the plan will fail.\n"
THIN = """Fund lost millions, sources say

The harbour fund lost £34 million in 2025, sources said.

Fund manager Viktor Sand misled the board about the losses, sources said.
"""
CLEAN = "Bridge to close\n\nMayor Lee Adams said the plan will fail.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loaded.txt").write_text(LOADED)
    (tmp_path / "clean.txt").write_text(CLEAN)
    return tmp_path


def check(*arguments, **options):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], **options)


def test_draft_without_findings_exits_0(folder):
    result = check("clean.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "No findings in 1 draft (11 words)."


def test_score_below_min_score_exits_1(folder):
    (folder / "thin.txt").write_text(THIN)
    assert check("--isolated", "--select", "LI303", "thin.txt").exit_code == 0
    assert check("--isolated", "--select", "LI303", "--min-score", "50", "thin.txt").exit_code == 1
    assert check("--isolated", "--select", "LI303", "--min-score", "0", "thin.txt").exit_code == 0
    assert check("--isolated", "--select", "LI303", "--min-score", "50", "--exit-zero", "thin.txt").exit_code == 0


def test_hold_exits_1_with_fail_on_hold(folder):
    (folder / "thin.txt").write_text(THIN)
    assert check("--isolated", "--select", "LI303", "--fail-on-hold", "thin.txt").exit_code == 1
    assert check("--isolated", "--select", "LI303", "--fail-on-hold", "clean.txt").exit_code == 0


def test_explain_shows_how_one_assertion_is_scored(folder):
    (folder / "thin.txt").write_text(THIN)
    result = check("--exit-zero", "--explain", "c2", "thin.txt")
    assert result.stdout.lstrip().startswith("c2  thin.txt:3:1")
    assert "counts" in result.stdout


def test_raised_needs_are_reported_and_lowered_ones_refused(folder):
    (folder / "thin.txt").write_text(THIN)
    (folder / "onrecord.toml").write_text("needs = {routine = 3}\n")
    assert "rubric 2, tightened" in " ".join(check("--exit-zero", "thin.txt").stdout.split())
    (folder / "onrecord.toml").write_text("needs = {routine = 1}\n")
    result = check("--exit-zero", "thin.txt")
    assert result.exit_code == 2
    assert "routine: a need can only be raised, from 2 to at most 4" in result.stderr


def test_findings_exit_1_and_point_at_the_phrase(folder):
    result = check("loaded.txt", "clean.txt")
    assert result.exit_code == 1
    assert "loaded.txt:3:1  warning  VA203 some-say" in result.stdout
    assert "1 finding in 2 drafts" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error"], 0), (["--fail-on", "info"], 1), (["--max-warnings", "1"], 0), (["--max-warnings", "0"], 1),
        (["--exit-zero"], 0), (["--ignore", "VA"], 0), (["--select", "LI"], 0), (["--select", "some-say"], 1),
        (["--select", "LI", "--extend-select", "vague-attribution"], 1), (["--config", "fail-on=error"], 0),
        (["--config", "ignore=['VA203']"], 0), (["--config", "max-warnings=5"], 0),
    ],
)  # fmt: skip
def test_exit_code_follows_thresholds_and_selected_rules(folder, arguments, code):
    assert check("loaded.txt", *arguments).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gone.txt"], "gone.txt: does not exist"), (["--select", "XX9", "clean.txt"], "XX9"),
        (["--output-format", "pdf", "clean.txt"], "no such format"), (["--config", "x=1", "clean.txt"], "'x'"),
        (["--config", "gone.toml", "clean.txt"], "gone.toml"), (["--output-format", "json=no/where", "clean.txt"], "no/where"),
    ],
)  # fmt: skip
def test_error_is_one_line_and_exits_2(folder, arguments, says):
    result = check(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output


def test_unreadable_input_does_not_affect_the_others(folder):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 999)
    result = check("bad.txt", "loaded.txt", "gone.txt", "--output-format", "json")
    assert result.exit_code == 2
    wire = json.loads(result.stdout)
    assert [each["path"] for each in wire["documents"]] == ["loaded.txt"]
    assert [each["path"] for each in wire["skipped"]] == ["bad.txt", "gone.txt"]
    assert result.stderr.count("\n") == 2


def test_check_writes_several_formats_in_one_run(folder):
    result = check("loaded.txt", "--output-format", "concise", "--output-format", "json=out.json")
    assert result.stdout.startswith("loaded.txt:3:1: warning VA203 some-say:")
    assert json.loads((folder / "out.json").read_text())["summary"]["findings"]["warning"] == 1


def test_draft_is_read_from_standard_input(folder):
    result = check("-", "--stdin-filename", "desk/draft.md", input="# Head\n\n*Some say* it is over.\n")
    assert "desk/draft.md:3:2" in result.stdout


def test_severity_is_set_by_code_prefix_or_name(folder):
    (folder / "onrecord.toml").write_text('severity = {VA = "info", some-say = "error"}\n')
    assert "loaded.txt:3:1  error  VA203 some-say" in check("loaded.txt").stdout
    (folder / "onrecord.toml").write_text('severity = {VA = "info"}\n')
    assert check("loaded.txt").exit_code == 0
    (folder / "onrecord.toml").write_text('severity = {some-says = "info"}\n')
    result = check("loaded.txt")
    assert result.exit_code == 2
    assert result.stderr.endswith("onrecord.toml: severity: no rule is called 'some-says'; did you mean some-say?\n")


def test_overrides_apply_by_draft_and_flags_win(folder):
    (folder / "opinion").mkdir()
    (folder / "opinion" / "column.txt").write_text(LOADED)
    (folder / "onrecord.toml").write_text(
        'fail-on = "error"\n[[overrides]]\nfiles = ["opinion/**"]\nseverity = {VA203 = "error"}\nignore = ["LI"]\n'
    )
    result = check("loaded.txt", "opinion", "--output-format", "concise")
    assert result.exit_code == 1
    assert "loaded.txt:3:1: warning VA203" in " ".join(result.stdout.split())
    assert "opinion/column.txt:3:1: error VA203" in " ".join(result.stdout.split())
    assert check("loaded.txt").exit_code == 0
    assert check("opinion", "--config", "severity={VA203='info'}").exit_code == 0
    assert check("opinion", "--ignore", "VA203").exit_code == 0
    assert check("-", "--stdin-filename", "opinion/x.txt", input=LOADED).exit_code == 1
    assert check("-", input=LOADED).exit_code == 0


def test_profile_flag_selects_rules(folder):
    (folder / "loaded.txt").write_text("Bridge to close\n\nThe plan got to the bottom of nothing, and why not?\n")
    assert "LI303" in check("loaded.txt").stdout
    assert "LI303" not in check("loaded.txt", "--profile", "opinion").stdout
    result = check("loaded.txt", "--profile", "opinions")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "did you mean opinion?" in result.stderr


def test_configuration_file_is_used_unless_isolated(folder):
    (folder / "onrecord.toml").write_text('ignore = ["VA203"]\n')
    assert check("loaded.txt").exit_code == 0
    assert check("loaded.txt", "--isolated").exit_code == 1
    assert "onrecord.toml" in check("loaded.txt", "--verbose").stderr


def test_show_files_lists_drafts_and_statistics_count_rules(folder):
    assert check(".", "--show-files").stdout == "clean.txt\nloaded.txt\n"
    assert "    1  VA203  some-say" in check(".", "--statistics").stdout


def test_output_has_no_color_unless_asked_for(folder):
    assert "\x1b" not in check("loaded.txt").stdout
    assert "\x1b" in check("loaded.txt", "--color", "always", color=True).stdout


def test_control_characters_of_names_and_drafts_do_not_reach_the_terminal(folder):
    (folder / "a\x1b[31m.txt").write_text("Head\n\nSome say \x1b]0;owned\x07 it is \u202eover.\n")
    result = check(".", "gone\x1b[31m")
    assert "\x1b" not in result.output
    assert "\x07" not in result.output
    assert "\u202e" not in result.output


@settings(max_examples=40)
@given(data=st.binary(max_size=400), name=st.sampled_from(["d.txt", "d.md", "d.html", "d.docx", "d"]))
def test_arbitrary_bytes_never_raise(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    result = check(path, "--isolated")
    assert result.exit_code in {0, 1, 2}
    assert "onrecord fail" not in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)


@settings(max_examples=40)
@given(text=st.text(alphabet=st.sampled_from("aB .,!?\"'“”‘’()<>&;#*_-\n\r\t\x1bé"), max_size=300))
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_arbitrary_text_never_raises(tmp_path, text, suffix):
    path = tmp_path / f"d.{suffix}"
    path.write_text(text, newline="")
    result = check(path, "--isolated", "--output-format", "text", "--output-format", "json=" + os.devnull)
    assert "onrecord fail" not in result.stderr
    assert result.exit_code in {0, 1, 2}


def test_help_of_check_loads_no_heavy_module():
    code = (
        "import sys; from onrecord.cli import main; main(['check', '--help'], standalone_mode=False);"
        "print([m for m in ('pydantic', 'rich', 'httpx', 'docx', 'lxml', 'onrecord.rules') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_closed_pipe_prints_no_traceback(folder):
    command = f"{sys.executable} -m onrecord check loaded.txt | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_python_m_onrecord_runs(folder):
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("onrecord, version ")
