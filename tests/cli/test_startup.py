"""Help, and what is wrong with a command or its settings, come without the parts that read and understand drafts."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = (
    "onnxruntime",
    "numpy",
    "onrecord.readers",
    "onrecord.domain",
    "onrecord.archive",
    "pyarrow",
    "daft",
    "pydantic",
)
_MODEL = "onnxruntime", "onrecord.attribute.tagger", "daft"
_SCRIPT = "import sys; from onrecord.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"


def loaded(folder, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["archive", "--help"], ["check", "--no-such-option"]])
def test_help_loads_nothing_that_reads_drafts(tmp_path, arguments):
    _, modules = loaded(tmp_path, *arguments)
    assert modules.isdisjoint(_HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--config", "no-such-setting=1", "draft.txt"],
        ["check", "--config", "fail-on=never", "draft.txt"],
        ["check", "--output-format", "nothing", "draft.txt"],
        ["check", "no-such-draft.txt"],
        ["diff", "draft.txt", "no-such-draft.txt"],
        ["archive", "no-such-folder", "--to", "out"],
        ["archive", "report", "draft.txt", "--html", "page.html"],
    ],
)
def test_an_error_of_usage_or_settings_loads_no_model(tmp_path, arguments):
    (tmp_path / "draft.txt").write_text("Mayor Lee Adams said the bridge is safe.")
    code, modules = loaded(tmp_path, *arguments)
    assert code == 2
    assert modules.isdisjoint(_MODEL)
