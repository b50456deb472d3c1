"""Links in circles, pipes, sockets and devices are refused in one line; so is a folder or an output that is gone."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import sys
from tempfile import TemporaryFile

import pytest

from onrecord import audit
from onrecord.cli import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of these kinds are those of POSIX")

TEXT = "Some say the bridge will fall.\n"
NOT_REGULAR = "cannot be read (not a regular file; pipe it in and name it -)"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fine.md").write_text(TEXT)
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def _ready():
    """What an audit loads and compiles, for the processes that are forked from this one."""
    audit(TEXT)


def run(*arguments):
    """The command in a process of its own, which can be ended if a file keeps it waiting."""
    with TemporaryFile("w+") as output, TemporaryFile("w+") as complaints:
        process = multiprocessing.get_context("fork").Process(target=_command, args=(arguments, output, complaints))
        process.start()
        process.join(timeout=120)
        process.kill()
        process.join()
        for each in (output, complaints):
            each.seek(0)
        return _told(process.exitcode, output.read(), complaints.read())


def _command(arguments, output, complaints):
    for number, file in ((1, output), (2, complaints)):
        os.dup2(file.fileno(), number)
    sys.stdout, sys.stderr = (os.fdopen(number, "w") for number in (1, 2))
    main(arguments, prog_name="onrecord")


def run_in_shell(redirection, *arguments):
    """The command as a shell starts it."""
    command = ["sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "onrecord", *arguments]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return _told(found.returncode, found.stdout, found.stderr)


def _told(code, output, complaints):
    assert "Traceback" not in complaints
    return code, output, complaints.splitlines()


def pipe(path):
    os.mkfifo(path)


def bound_socket(path):
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(path.name)


def device(path):
    path.symlink_to("/dev/zero")


def link_to_a_pipe(path):
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe"))


def link_to_itself(path):
    path.symlink_to(path.name)


def links_in_a_circle(path):
    path.symlink_to("other.md")
    path.with_name("other.md").symlink_to(path.name)


UNREADABLE = [
    (pipe, NOT_REGULAR), (bound_socket, NOT_REGULAR), (device, NOT_REGULAR), (link_to_a_pipe, NOT_REGULAR),
    (link_to_itself, "symbolic links)"), (links_in_a_circle, "symbolic links)"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "told"), UNREADABLE)
@pytest.mark.parametrize("place", ["odd.md", ".", "*.md"])
def test_file_that_is_not_regular_is_refused_and_the_others_are_audited(desk, make, told, place):
    make(desk / "odd.md")
    code, output, complaints = run("check", "--output-format", "concise", place, "fine.md")
    assert code == 2
    assert "fine.md:1:1" in output
    assert all(line.endswith(told) for line in complaints)
    assert complaints[-1].startswith("onrecord: o")


@pytest.mark.parametrize(("make", "_told"), UNREADABLE)
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "fine.md", "--config", "odd.md"), ("check", "fine.md", "--config", 'extends="odd.md"'),
        ("check", "fine.md", "--baseline", "odd.md"), ("diff", "fine.md", "odd.md"), ("diff", "odd.md", "fine.md"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_other_inputs_that_are_not_regular_are_refused_in_one_line(desk, make, _told, arguments):
    make(desk / "odd.md")
    code, output, complaints = run(*arguments)
    assert (code, output, len(complaints)) == (2, "", 1)


@pytest.mark.parametrize("name", [".gitignore", "pyproject.toml"])
@pytest.mark.parametrize("make", [device, pipe, link_to_itself])
def test_settings_that_are_no_regular_file_do_not_hang_a_folder(desk, make, name):
    make(desk / name)
    assert run("check", ".", "--output-format", "concise")[0] == 1


@pytest.mark.parametrize("make", [device, pipe, link_to_itself])
def test_own_settings_that_cannot_be_read_are_never_left_out(desk, make):
    make(desk / "onrecord.toml")
    code, output, complaints = run("check", ".", "--output-format", "concise")
    assert (code, output, len(complaints)) == (2, "", 1)
    assert "onrecord.toml" in complaints[0]


@pytest.mark.parametrize("command", ["check .", "check fine.md", "rule", "config", "init -", "diff a b"])
def test_current_folder_that_is_gone_is_one_line(desk, command):
    gone = desk / "gone"
    gone.mkdir()
    code, output, complaints = _in_deleted_folder(gone, command.split())
    assert (code, output) == (2, "")
    assert complaints == ["onrecord: the current folder no longer exists; change to another one"]


def _in_deleted_folder(folder, arguments):
    script = f'cd "{folder}" && rmdir "{folder}" && "$@"'
    command = ["sh", "-c", script, "sh", sys.executable, "-P", "-m", "onrecord", *arguments]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.returncode, found.stdout, found.stderr.splitlines()


@pytest.mark.parametrize(
    "command",
    ["check fine.md", "check --show-files .", "rule", "config", "--help", "--version", "diff fine.md fine.md"],
)
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_output_to_a_full_disk_is_one_line(desk, command):
    code, _, complaints = run_in_shell(">/dev/full", *command.split())
    assert (code, len(complaints)) == (2, 1)
    assert "No space left on device" in complaints[0]


@pytest.mark.parametrize("command", ["check fine.md", "diff fine.md fine.md"])
def test_closed_standard_output_is_one_line(desk, command):
    code, _, complaints = run_in_shell(">&-", *command.split())
    assert (code, len(complaints)) == (2, 1)
    assert "standard output is closed" in complaints[0]


@pytest.mark.parametrize("command", ["check -q -", "diff - fine.md"])
def test_closed_standard_input_is_one_line(desk, command):
    code, _, complaints = run_in_shell("<&-", *command.split())
    assert (code, len(complaints)) == (2, 1)
    assert "standard input is closed" in complaints[0]


def test_closed_standard_error_hides_no_result(desk):
    code, output, _ = run_in_shell("2>&-", "check", "--output-format", "concise", "fine.md")
    assert code == 1
    assert "fine.md:1:1" in output
