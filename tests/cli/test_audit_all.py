"""Audits in several processes: same output and order, one dead worker skips one draft, Ctrl-C stops all."""

from __future__ import annotations

import multiprocessing
import os
import select
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
from onrecord.cli import _processes, main
from onrecord.cli._audit_all import FEW, audit_all
from onrecord.cli._inputs import Input
from onrecord.domain import Report, Skipped
from onrecord.settings import Settings

COUNT = FEW + 2
AGES = 1200
"""Seconds that nothing here takes, however busy the machine is."""


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


def test_output_is_the_same_with_and_without_processes_and_cache(folder):
    alone = check("drafts", "-j1", "--no-cache")
    assert alone.exit_code == 2
    assert alone.stdout.count("VA203") == COUNT
    assert alone.stderr.startswith("onrecord: drafts/05.docx: ")
    for options in (["-j2", "--no-cache"], ["-j2"], ["-j2"], ["-j1"], ["-j3"]):
        result = check("drafts", *options)
        assert (result.exit_code, result.stdout, result.stderr) == (2, alone.stdout, alone.stderr), options


def test_output_is_the_same_if_only_some_drafts_are_cached(folder):
    alone = check("drafts", "-j1", "--no-cache")
    check("drafts/03.txt", "drafts/07.txt")
    assert check("drafts", "-j2").stdout == alone.stdout


def test_settings_error_is_printed_once_for_all_processes(folder):
    result = check("drafts", "-j2", "--config", "needs={routine=1}")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "a need can only be raised" in result.stderr


def test_reports_are_in_the_order_of_the_command_line(folder):
    names = [f"drafts/{number:02}.txt" for number in reversed(range(COUNT))]
    lines = check(*names, "-j2").stdout.splitlines()[:COUNT]
    assert all(first > second for first, second in pairwise(lines))


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_worker_crash_skips_only_its_draft(folder, tmp_path):
    inputs = [Input(f"drafts/{number:02}.txt", f"drafts/{number:02}.txt") for number in range(COUNT)]
    inputs[4] = Deadly("drafts/04.txt", "drafts/04.txt")
    cache = Cache(tmp_path / "cache")
    audit = audit_all(inputs, Settings(), progress=False, jobs=2, cache=cache)
    assert audit.skipped == (Skipped("drafts/04.txt", _processes._PROCESS_DIED),)
    names = [report.dossier.document.name for report in audit.reports]
    assert names == [each.name for each in inputs if isinstance(each, Input) and not isinstance(each, Deadly)]
    assert all(isinstance(report, Report) and report.findings for report in audit.reports)


@pytest.fixture
def at_work(folder):
    """A run over many long drafts that has audited one and has many to go, in a process group of its own."""
    text = "Bridge to close\n\n" + "Some say the bridge will fall, and the mayor of Harl said it would not.\n\n" * 400
    for number in range(40):
        (folder / "drafts" / f"long-{number}.txt").write_text(f"{number} {text}")
    command = [sys.executable, "-m", "onrecord", "check", "drafts", "-j2", "--cache-dir", "cache"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    while not list(folder.glob("cache/*.sealed")) and process.poll() is None:
        time.sleep(0.05)
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_stops_all_processes_with_one_line(at_work):
    os.killpg(at_work.pid, signal.SIGINT)
    out, err = at_work.communicate()  # one that is not stopped comes to its end, with another code
    assert (at_work.returncode, out, err) == (130, b"", b"onrecord: interrupted\n")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_workers_exit_when_the_main_process_is_killed(at_work):
    at_work.kill()
    at_work.wait()
    closed, _, _ = select.select([at_work.stdout], [], [], AGES)  # each process holds it open as long as it lives
    assert closed
    assert at_work.stdout.read() == b""


def test_cores_are_limited_by_the_quota_of_the_container(tmp_path, monkeypatch):
    bound = _processes.cores()
    assert bound >= 1
    for text, cores in (
        ("100000 100000", 1),
        ("150000 100000", min(2, bound)),
        ("10000 100000", 1),
        ("max 100000", None),
    ):
        (tmp_path / "cpu.max").write_text(text)
        monkeypatch.setattr(_processes, "_QUOTA", tmp_path / "cpu.max")
        assert _processes.cores() <= (cores or 10_000)
        assert _processes.cores() >= 1
