"""The package is loaded by `onrecord eval` and by no other command."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SCRIPT = """
import json, sys
from click.testing import CliRunner
from onrecord.cli import main
result = CliRunner().invoke(main, json.loads(sys.argv[1]))
loaded = sorted(name for name in sys.modules if name.startswith("onrecord.evaluation"))
print(json.dumps([result.exit_code, loaded]))
"""


def modules_after(*arguments: str, folder) -> tuple[int, list[str]]:
    command = [sys.executable, "-c", SCRIPT, json.dumps(arguments)]
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "draft.txt").write_text("Bridge to close\n\nSome say the bridge will fall.\n")
    (tmp_path / "gold.jsonl").write_text(
        '{"file": "a", "text": "Ann Lee said no.", "attributions": []}\n', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "draft.txt", "--exit-zero", "--output-format", "json"],
        ["diff", "draft.txt", "draft.txt"],
        ["rule", "--all"],
        ["--help"],
    ],
)
def test_other_commands_load_no_module_of_evaluation(folder, arguments):
    assert modules_after(*arguments, folder=folder) == [0, []]


def test_eval_loads_it(folder):
    code, loaded = modules_after("eval", "gold.jsonl", folder=folder)
    assert code == 0
    assert "onrecord.evaluation.report" in loaded
