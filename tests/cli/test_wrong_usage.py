"""What a slip on the command line gets: one line that names the place and the remedy, and exit code 2."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli._options import SECTIONS
from onrecord.cli.check import check


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text("Bridge to close\n\nSome say the plan will fail.\n")
    (tmp_path / "file").write_text("x")
    for name, text in (("own", "short"), ("token", "t" * 32)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "none.md"], "none.md: does not exist"),
        (
            ["check", "draft.txt", "--output-format", "pdf"],
            "--output-format pdf: there is no such format (valid: concise",
        ),
        (["check", "draft.txt", "--output-format", "json=none/x"], "none/x: cannot be written"),
        (["check", "draft.txt", "--output-format", "json="], "--output-format json=: no path follows the ="),
        (
            ["check", "draft.txt", "--config", "needs={routine=1}"],
            "--config: needs: routine: a need can only be raised",
        ),
        (["check", "draft.txt", "--explain", "c99"], "--explain c99: no assertion"),
        (["check", "draft.txt", "--explain", "2"], "--explain 2: no assertion"),
        (["check", "draft.txt", "--config", "select=3"], 'select: should be a list: ["…"]'),
        (["check", "draft.txt", "--config", "severity=3"], "severity: should be a table"),
        (["check", "draft.txt", "--config", "none.toml"], "none.toml: cannot be read"),
        (["check", "draft.txt", "--baseline", "none.json"], "--write-baseline none.json"),
        (["check", "draft.txt", "--ratchet"], "--ratchet: needs --baseline"),
        (["check", "draft.txt", "--cache-dir", "file"], "cache file: File exists; choose another folder"),
        (["diff", "draft.txt", "none.txt"], "none.txt: does not exist"),
        (["diff", "draft.txt", "draft.txt", "--output-format", "pdf"], "valid: json, markdown, text"),
        (["rule", "NONE"], "no rule is called 'NONE'"),
        (["rule", "\x1b[2J"], "no rule is called"),
        (["config", "none"], "there is no setting 'none'"),
        (["cache", "clean", "--cache-dir", "file"], "cache file: File exists"),
        (["eval", "none.jsonl"], "none.jsonl: No such file"),
        (["serve", "none.md"], "none.md: does not exist"),
        (["serve", "--host", "0.0.0.0"], "other machines can reach this address; give a token of your own"),
        (["serve", "--token-file", "none"], "--token-file none: cannot be read (No such file"),
        (["serve", "--token-file", "file"], "--token-file file: others may read it; run: chmod 600 file"),
        (["serve", "--token-file", "own"], "--token-file own: must hold one word of 32 characters or more"),
        (["serve", "--profile", "none"], "there is no profile 'none'"),
        (["serve", "--host", "192.0.2.7", "--token-file", "token"], "192.0.2.7:8765 cannot be used"),
    ],
)
def test_wrong_usage_is_one_line_and_exits_2(folder, arguments, told):
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("onrecord: ")
    assert told in result.stderr
    assert "\x1b" not in result.output


def test_every_option_of_check_has_a_heading_in_the_help():
    grouped = [name for names in SECTIONS.values() for name in names.split()]
    assert len(grouped) == len(set(grouped))
    own = {max(each.opts, key=len).lstrip("-").replace("-", "_") for each in check.params} - {"paths"}
    assert set(grouped) == own
