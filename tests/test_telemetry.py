"""The model runs only where the telemetry of onnxruntime was switched off before that library was imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

VARIABLE = "ORT_DISABLE_TELEMETRY"
NOTES = f"""
import os
with open(os.environ["SEEN"], "a") as file:
    print(os.getpid(), os.environ.get("{VARIABLE}"), file=file)
"""
REFUSAL = "the model is not run, because onnxruntime was imported with its telemetry on"
REMEDY = f"import onrecord before onnxruntime, or start the program with {VARIABLE}=1 in its environment"


@pytest.fixture
def desk(tmp_path):
    """A folder of drafts, beside a stand-in for onnxruntime that notes what it is imported with."""
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"Some say bridge {number} will fall.\n")
    (tmp_path / "gold.jsonl").write_text('{"file": "a", "text": "Some say so.", "attributions": []}\n')
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "onnxruntime.py").write_text(NOTES)
    (tmp_path / "seen").touch()
    return tmp_path


def run(desk, *command, **variables):
    kept = {name: value for name, value in os.environ.items() if name != VARIABLE}
    environment = {**kept, "PYTHONPATH": str(desk / "modules"), "SEEN": str(desk / "seen"), **variables}
    return subprocess.run(
        [sys.executable, *command], cwd=desk, env=environment, capture_output=True, check=False, text=True
    )


def onrecord(desk, *arguments, **variables):
    return run(desk, "-m", "onrecord", *arguments, **variables)


def imports_seen(desk):
    """What the variable was in each process that imported the library."""
    return dict(line.split() for line in (desk / "seen").read_text().splitlines())


@pytest.mark.parametrize("inherited", [{}, {VARIABLE: "0"}], ids=str)
@pytest.mark.parametrize(
    ("arguments", "processes"),
    [
        (["check", "00.txt"], 1), (["check", "-j1", "."], 1), (["check", "-j2", "."], 2), (["eval", "gold.jsonl"], 1),
        (["diff", "00.txt", "01.txt"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_every_process_that_imports_the_library_has_telemetry_off(desk, arguments, processes, inherited):
    onrecord(desk, *arguments, **inherited)
    seen = imports_seen(desk)
    assert len(seen) == processes
    assert set(seen.values()) == {"1"}


def test_the_python_api_switches_telemetry_off(desk):
    run(desk, "-c", "import onrecord; onrecord.audit('Some say so.')", **{VARIABLE: "0"})
    assert set(imports_seen(desk).values()) == {"1"}


LINUX = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only Linux keeps the first environment")


@pytest.mark.parametrize(
    ("lines", "at_start", "off"),
    [
        ("import onrecord", None, True),
        ("import onrecord, onnxruntime", None, True),
        ("import onrecord, onnxruntime", "0", True),
        ("import onnxruntime, onrecord", None, False),
        ("import onnxruntime, onrecord", "0", False),
        ("import onnxruntime, onrecord", "1", True),
        ("import onnxruntime, onrecord.domain", None, False),
        ("import onrecord.domain, onnxruntime", None, True),
        ("import onrecord; del os.environ[V]", None, True),
        ("import onrecord; os.environ[V] = '0'", None, True),
        ("import onrecord; os.environ[V] = '0'; import onnxruntime", None, False),
        ("import onrecord; del os.environ[V]; import onnxruntime", "1", False),
        pytest.param("import onnxruntime; os.environ[V] = '1'; import onrecord", None, False, marks=LINUX),
    ],
)
def test_order_of_imports_decides_whether_telemetry_is_off(desk, lines, at_start, off):
    program = f"import os; V = '{VARIABLE}'; {lines}; from onrecord.telemetry import is_off; print(is_off(), os.environ.get(V))"
    variables = {VARIABLE: at_start} if at_start else {}
    said, now = run(desk, "-c", program, **variables).stdout.split()
    assert said == str(off)
    assert now == "1" or not off


def test_the_python_api_refuses_a_library_that_was_imported_before(desk):
    program = "import onnxruntime, onrecord\ntry: onrecord.audit('Some say so.')\nexcept onrecord.errors.ModelError as e: print(e)"
    assert run(desk, "-c", program).stdout == f"{REFUSAL}; {REMEDY}\n"


@pytest.mark.parametrize(
    "arguments", [["check", "00.txt"], ["check", "-j1", "."], ["eval", "gold.jsonl"], ["diff", "00.txt", "01.txt"]], ids=" ".join
)  # fmt: skip
def test_a_command_refuses_once_and_in_one_line(desk, arguments):
    if "." in arguments:
        (desk / "gold.jsonl").unlink()  # of a table among drafts there would be a line
    (desk / "modules" / "sitecustomize.py").write_text("import onnxruntime")
    result = onrecord(desk, *arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"onrecord: {REFUSAL}; {REMEDY}\n")
