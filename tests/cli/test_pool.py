"""Several processes: the same output, in the same order; who dies costs one draft; Ctrl-C ends it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

import pytest
from click.testing import CliRunner

from onrecord.cache import Cache
from onrecord.cli import _audit, _pool, main
from onrecord.cli._audit import audit_all
from onrecord.cli._inputs import Input
from onrecord.domain import Report, Skipped
from onrecord.settings import Settings

COUNT = _audit.FEW + 2


@dataclass(frozen=True, slots=True)
class Deadly(Input):
    """Kills the process that reads it, unless it is the first one."""

    @property
    def is_url(self):
        if multiprocessing.parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        return False


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    for number in range(COUNT):
        text = (
            f"Bridge {number} to close\n\nSome say bridge {number} will fall. Mayor Lee Adams said {number} would do.\n"
        )
        (tmp_path / "drafts" / f"{number:02}.txt").write_text(text)
    (tmp_path / "drafts" / "05.docx").write_bytes(b"no docx")
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(main, ["check", *arguments, "--output-format", "concise"])


def test_the_output_is_the_same_with_and_without_processes_and_cache(folder):
    alone = check("drafts", "-j1", "--no-cache")
    assert alone.exit_code == 2
    assert alone.stdout.count("VA203") == COUNT
    assert alone.stderr.startswith("onrecord: drafts/05.docx: ")
    for options in (["-j2", "--no-cache"], ["-j2"], ["-j2"], ["-j1"], ["-j3"]):
        result = check("drafts", *options)
        assert (result.exit_code, result.stdout, result.stderr) == (2, alone.stdout, alone.stderr), options


def test_the_output_is_the_same_where_only_some_is_remembered(folder):
    alone = check("drafts", "-j1", "--no-cache")
    check("drafts/03.txt", "drafts/07.txt")
    assert check("drafts", "-j2").stdout == alone.stdout


def test_what_is_wrong_for_all_is_said_once(folder):
    result = check("drafts", "-j2", "--config", "needs={routine=1}")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "a need can only be raised" in result.stderr


def test_order_is_that_of_the_command_line(folder):
    names = [f"drafts/{number:02}.txt" for number in reversed(range(COUNT))]
    lines = check(*names, "-j2").stdout.splitlines()[:COUNT]
    assert all(first > second for first, second in pairwise(lines))


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_who_dies_costs_one_draft(folder, tmp_path):
    inputs = [Input(f"drafts/{number:02}.txt", f"drafts/{number:02}.txt") for number in range(COUNT)]
    inputs[4] = Deadly("drafts/04.txt", "drafts/04.txt")
    cache = Cache(tmp_path / "cache")
    audit = audit_all(inputs, Settings(), progress=False, jobs=2, cache=cache)
    assert audit.skipped == (Skipped("drafts/04.txt", _pool._DIED),)
    names = [report.dossier.document.name for report in audit.reports]
    assert names == [each.name for each in inputs if isinstance(each, Input) and not isinstance(each, Deadly)]
    assert all(isinstance(report, Report) and report.findings for report in audit.reports)


@pytest.fixture
def at_work(folder):
    """A run over many long drafts that has audited one, in a process group of its own."""
    text = "Bridge to close\n\n" + "Some say the bridge will fall, and the mayor of Harl said it would not.\n\n" * 400
    for number in range(40):
        (folder / "drafts" / f"long-{number}.txt").write_text(f"{number} {text}")
    command = [sys.executable, "-m", "onrecord", "check", "drafts", "-j2", "--cache-dir", "cache"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    until = time.monotonic() + 1200
    while not list(folder.glob("cache/*.sealed")) and time.monotonic() < until:
        time.sleep(0.05)
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_ends_it_with_one_line(at_work):
    os.killpg(at_work.pid, signal.SIGINT)
    out, err = at_work.communicate(timeout=120)
    assert (at_work.returncode, out, err) == (130, b"", b"onrecord: interrupted\n")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_no_process_outlives_one_that_is_killed(at_work):
    at_work.kill()
    at_work.wait()
    until = time.monotonic() + 120
    while alive(at_work.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not alive(at_work.pid)


def alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_container_may_be_given_less_than_the_machine_has(tmp_path, monkeypatch):
    bound = _pool.cores()
    assert bound >= 1
    for text, cores in (
        ("100000 100000", 1),
        ("150000 100000", min(2, bound)),
        ("10000 100000", 1),
        ("max 100000", None),
    ):
        (tmp_path / "cpu.max").write_text(text)
        monkeypatch.setattr(_pool, "_QUOTA", tmp_path / "cpu.max")
        assert _pool.cores() <= (cores or 10_000)
        assert _pool.cores() >= 1
