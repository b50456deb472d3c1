"""Runs a command and tells which sockets it asked for and where it wrote, by strace or by Python's own audit hooks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_SOCKETS = "socket", "socketpair"
_OPENERS = "open", "openat", "openat2", "creat"
_CHANGERS = (
    "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mknod", "mknodat",
    "unlink", "unlinkat", "rmdir", "truncate", "chmod", "fchmodat", "chown", "fchownat", "setxattr", "bind",
)  # fmt: skip
_CALL = re.compile(r"(\w+)\((.*)")
_PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"|sun_path="([^"]*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")

AUDIT = """
import os, socket, sys
def hook(event, arguments):
    if event == "socket.__new__" and arguments[1] != getattr(socket, "AF_UNIX", None):
        with open(os.environ["SOCKETS_SEEN"], "a") as file:
            print(int(arguments[1]), file=file)
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        with open(os.environ["SOCKETS_SEEN"], "a") as file:
            print(event, file=file)
sys.addaudithook(hook)
"""


@dataclass(slots=True)
class Trace:
    """What a command and its children asked the system for, whether or not they got it."""

    sockets: list[str] = field(default_factory=list)
    writes: list[Path] = field(default_factory=list)


def why_not() -> str | None:
    """Why no command can be traced here, or None."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    tried = subprocess.run([strace, "-f", "-o", os.devnull, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here (ptrace is forbidden)"


def run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Run a command in a folder; its exit code must be 0 or 1."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr


def traced(command: list[str], folder: Path, environment: dict[str, str], logs: Path) -> Trace:
    """Run a command in a folder under strace, which stops it for the calls that matter only."""
    logs.mkdir()
    calls = ",".join((*_SOCKETS, *_OPENERS, *_CHANGERS, "chdir"))
    watch = ["strace", "-ff", "--seccomp-bpf", "-qq", "-y", "-s", "4096"]
    run([*watch, "-e", f"trace=?{calls.replace(',', ',?')}", "-o", str(logs / "of"), *command], folder, environment)
    trace = Trace()
    for log in sorted(logs.iterdir()):
        _read(log.read_text("utf-8", "replace"), folder, trace)
    return trace


def _read(log: str, folder: Path, trace: Trace) -> None:
    for line in log.splitlines():
        if not (call := _CALL.match(line)):
            continue
        name, rest = call.groups()
        places = [Path(folder, base, place or bound) for base, place, bound in _PLACE.findall(rest)]
        if name == "chdir":
            folder = places[0] if rest.endswith("= 0") else folder
        elif name in _SOCKETS:
            trace.sockets.append(rest.split(",")[0])
        elif name in _CHANGERS or _WRITES.search(rest):
            trace.writes += [Path(os.path.normpath(place)) for place in places]


class Hooks:
    """Python's own audit hooks, which note the sockets other than local ones that are made, and the names looked up."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(AUDIT)
        self._folder, self._seen = folder, folder / "seen"
        self._seen.touch()

    def within(self, environment: dict[str, str]) -> dict[str, str]:
        """The environment, with the hooks set in each Python that starts there."""
        return {**environment, "PYTHONPATH": str(self._folder), "SOCKETS_SEEN": str(self._seen)}

    @property
    def seen(self) -> list[str]:
        """The families of the sockets, and the events of looking up a name."""
        return self._seen.read_text().splitlines()
