"""`onrecord diff` as its users call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.report_mark import MARKDOWN
from tests.repositories import Repo

OLD = """Harbour fund lost £34 million, auditor says

The harbour fund lost £34 million in 2025, auditor Dana Ruiz said.

"The board signed nothing," said Amir Shah, who chairs the board.
"""
NEW = OLD.replace(", auditor Dana Ruiz said", "").replace("Amir Shah, who chairs the board", "an official")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW)
    return tmp_path


def diff(*arguments, **options):
    return CliRunner().invoke(main, ["diff", "--isolated", *map(str, arguments)], **options)


def test_weaker_sourcing_is_reported_and_fails_only_if_asked(folder):
    result = diff("old.txt", "new.txt")
    assert result.exit_code == 0
    assert "new.txt:3:1  weaker  attribution-dropped" in result.stdout
    assert "source-unnamed" in result.stdout
    assert diff("old.txt", "new.txt", "--fail-on-weaker").exit_code == 1
    assert diff("new.txt", "old.txt", "--fail-on-weaker").exit_code == 0
    assert diff("old.txt", "old.txt", "--fail-on-weaker").exit_code == 0


def test_diff_writes_several_formats_in_one_run(folder):
    result = diff("old.txt", "new.txt", "--output-format", "markdown", "--output-format", "json=out.json")
    assert result.stdout.startswith(f"{MARKDOWN}### ")
    assert json.loads((folder / "out.json").read_text())["schema"] == "onrecord/diff/v1"


def test_diff_compares_git_revisions(folder):
    repo = Repo(folder)
    (folder / "desk").mkdir()
    repo.write("desk/a b.txt", OLD)
    repo.commit()
    repo.write("desk/a b.txt", NEW)
    result = diff("HEAD:desk/a b.txt", "desk/a b.txt")
    assert result.exit_code == 0
    assert "HEAD:desk/a b.txt → desk/a b.txt" in result.stdout
    repo.commit()
    assert "attribution-dropped" in diff("HEAD~1:desk/a b.txt", "HEAD:desk/a b.txt").stdout


def test_file_name_with_a_colon_wins_over_a_revision(folder):
    (folder / "a:b.txt").write_text(OLD)
    assert diff("a:b.txt", "new.txt").exit_code == 0


def test_diff_reads_one_side_from_standard_input(folder):
    assert "attribution-dropped" in diff("old.txt", "-", input=NEW).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gone.txt", "new.txt"], "gone.txt: does not exist"), (["-", "-"], "only one"), (["old.txt", "."], "is a directory"),
        (["HEAD:old.txt", "new.txt"], "not a git repository"), (["old.txt", "bad.docx"], "bad.docx: "),
        (["old.txt", "new.txt", "--output-format", "pdf"], "no such format"), (["--", "-x:y", "new.txt"], "not a revision"),
        (["old.txt", "new.txt", "--output-format", "json=no/where"], "no/where"), (["", "new.txt"], "does not exist"),
        (["old\x1b[31m", "new.txt"], "does not exist"), (["old.txt", "new.txt", "--config", "x=1"], "'x'"),
    ],
)  # fmt: skip
def test_error_is_one_line_and_exits_2(folder, arguments, says):
    (folder / "bad.docx").write_bytes(b"\x00" * 99)
    result = diff(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr
    assert result.stdout == ""


def test_help_of_diff_loads_no_heavy_module():
    code = (
        "import sys; from onrecord.cli import main; main(['diff', '--help'], standalone_mode=False);"
        "print([m for m in ('pydantic', 'rich', 'httpx', 'docx', 'lxml', 'onrecord.rules', 'onrecord.compare') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
