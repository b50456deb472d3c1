"""No process that onrecord starts imports a module from the folder that it is run in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LIBRARIES = (
    *("click", "cryptography", "docx", "jinja2", "lxml", "numpy", "onnxruntime", "pathspec", "pydantic", "pyromark"),
    *("rich", "yaml", "trafilatura", "py3langid", "httpx", "sitecustomize", "usercustomize"),
)
BEFORE_US = frozenset(
    [
        *("__future__", "collections", "contextlib", "functools", "importlib", "keyword", "operator", "reprlib"),
        *("types", "typing", "warnings", "re", "enum", "copyreg", "pkgutil", "weakref", "inspect", "tokenize"),
        *("ast", "dis", "opcode", "token", "linecache", "zipimport", "runpy", "string", "threading", "textwrap"),
    ]
)
"""What `python -m` itself may import, from the current folder if it is there, before onrecord is begun."""


@pytest.fixture
def repository(tmp_path):
    """A folder with enough drafts for several processes, and a hostile module for every name that is imported."""
    for number in range(14):
        (tmp_path / f"{number:02}.txt").write_text(f"Some say bridge {number} will fall.\n")
    for name in {*sys.stdlib_module_names, *LIBRARIES} - {"sys", "builtins"}:
        trap = f"open({str(tmp_path / 'sprung')!r}, 'a').write({name!r} + ' ')\nraise SystemExit(99)\n"
        (tmp_path / f"{name}.py").write_text(trap)
    return tmp_path


def run(folder, *command):
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONSAFEPATH", "PYTHONPATH")}
    found = subprocess.run(
        [*command, "check", "-j2", "--no-cache", "--output-format", "concise", "."],
        cwd=folder, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    sprung = folder / "sprung"
    assert not sprung.exists(), sprung.read_text()
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.count("some-say") == 14


def test_command_imports_nothing_from_the_current_folder(repository):
    program = shutil.which("onrecord", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("onrecord is not installed as a command")
    run(repository, program)


@pytest.mark.parametrize("options", ["-P", "-I", "-EP"])
def test_module_with_a_safe_path_imports_nothing_from_the_current_folder(repository, options):
    run(repository, sys.executable, options, "-m", "onrecord")


@pytest.mark.parametrize("options", [(), ("-E",), ("-s",)], ids=str)
def test_module_imports_from_the_current_folder_only_what_python_did_before_it(repository, options):
    for name in BEFORE_US:
        (repository / f"{name}.py").unlink(missing_ok=True)
    run(repository, sys.executable, *options, "-m", "onrecord")


def test_import_into_another_program_leaves_its_path(tmp_path):
    (tmp_path / "app.py").write_text("import onrecord, sys\nprint(sys.path[0])\n")
    (tmp_path / "tool").mkdir()
    (tmp_path / "tool" / "__init__.py").write_text("import onrecord\n")
    (tmp_path / "tool" / "__main__.py").write_text("import sys\nprint(sys.path[0])\n")
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    for name in ("app", "tool"):
        found = subprocess.run(
            [sys.executable, "-m", name, "onrecord"],
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout.strip() == str(tmp_path)
