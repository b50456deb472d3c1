"""Nothing leaves the machine: no socket but local ones, nothing written but the cache, the outputs and temporary files."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests import traces
from tests.repositories import Repo

SENTENCE = "Some say the bridge at Harl will fall. Mayor Lee Adams said it would not. "
PAGES = Path(__file__).parent / "readers" / "pages"
ONRECORD = [sys.executable, "-m", "onrecord"]
OUTPUTS = ("out.html", "out.sarif", "out.json", "out.xml")
FOLDERS = ("tables", "out-tables")
ARCHIVE = "archive many/1.txt many/2.txt --to tables -j1 -q", "archive report tables --html out.html"

EDITOR = """
import json, pathlib, subprocess, sys
server = subprocess.Popen([sys.executable, "-m", "onrecord", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
def send(method, parameters, **more):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters, **more}).encode()
    server.stdin.write(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
    server.stdin.flush()
def receive(wanted):
    while True:
        length = int(server.stdout.readline().split(b":")[1])
        while server.stdout.readline().strip():
            pass
        if wanted in server.stdout.read(length):
            return
draft = {"uri": pathlib.Path("long.txt").resolve().as_uri(), "languageId": "plaintext", "version": 1, "text": open("long.txt").read()}
send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
receive(b'"id"')
send("initialized", {})
send("textDocument/didOpen", {"textDocument": draft})
receive(b"publishDiagnostics")
send("shutdown", None, id=2)
receive(b'"id"')
send("exit", None)
sys.exit(server.wait())
"""
"""An editor that opens a draft, waits for what is found in it, and leaves."""

COMMANDS = {
    "a long draft": [*ONRECORD, "check", "long.txt", "--output-format", "html=out.html", "--output-format", "json=out.json"],
    "every format of draft": [*ONRECORD, "check", "mixed", "-j1", "--no-cache", "--output-format", "junit=out.xml"],
    "many drafts in two processes": [*ONRECORD, "check", "many", "mixed", "-j2", "--output-format", "sarif=out.sarif"],
    "a baseline of git": [*ONRECORD, "check", "many/1.txt", "--diff-base", "HEAD"],
    "eval": [*ONRECORD, "eval", "gold.jsonl"],
    "diff": [*ONRECORD, "diff", "many/1.txt", "long.txt"],
    "diff with a revision": [*ONRECORD, "diff", "HEAD:many/1.txt", "many/1.txt"],
    "an archive and the report on it": ["sh", "-ec", "; ".join(f"{sys.executable} -m onrecord {each}" for each in ARCHIVE)],
    "the Python API": [sys.executable, "-c", "import onrecord, pathlib; onrecord.audit(pathlib.Path('long.txt'))"],
    "an editor": [sys.executable, "-c", EDITOR],
}  # fmt: skip


class Desk:
    """A home, a folder of drafts to work in, and a folder for temporary files, all empty but for the drafts."""

    def __init__(self, folder: Path) -> None:
        self.home, self.drafts, self.temporary = (folder / name for name in ("home", "drafts", "temporary"))
        for each in (self.home, self.temporary):
            each.mkdir()
        repo = Repo(self.drafts)
        repo.write("long.txt", "Bridge to close\n\n" + (SENTENCE + "\n\n") * 40)
        for number in range(30):
            repo.write(f"many/{number}.txt", f"{number}. {SENTENCE}")
        examples = sorted(Path(__file__).parent.parent.joinpath("examples").glob("*.*"))
        for draft in (*examples, *sorted(PAGES.glob("*.html"))[:3]):
            repo.write(f"mixed/{draft.name}", draft.read_bytes())
        spans = {"source": [[39, 54]], "cue": [[55, 59]], "content": [[60, 72]]}
        repo.write("gold.jsonl", json.dumps({"file": "a", "text": SENTENCE * 20, "attributions": [spans]}))
        repo.commit()
        repo.write("many/1.txt", f"{SENTENCE} Sources said so. ")
        self.before = self.files()

    def files(self) -> set[Path]:
        folders = (self.home, self.drafts, self.temporary)
        return {each for folder in folders for each in folder.rglob("*") if each.is_file()}

    @property
    def environment(self) -> dict[str, str]:
        ours = ("XDG_", "COV", "PYTEST", "GIT_", "ORT_", "PYTHON")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        places = {"HOME": str(self.home), "TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1"}
        return {**kept, **places, "GIT_CONFIG_NOSYSTEM": "1"}

    def allows(self, place: Path) -> bool:
        """Whether the program may write there, or make that folder."""
        cache = self.home / ".cache" / "onrecord"
        return (
            place in (Path(os.devnull), cache, *cache.parents)
            or place in [self.drafts / name for name in OUTPUTS]
            or any(place.is_relative_to(self.drafts / name) for name in FOLDERS)
            or place.is_relative_to(cache)
            or place.is_relative_to(self.temporary)
            or (place.parent == Path("/dev/shm") and place.name.startswith(("sem.", "psm_")))  # Python's processes
        )


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_command_asks_for_a_connection_writes_elsewhere_or_leaves_a_file_behind(desk, tmp_path, command):
    hooks = traces.Hooks(tmp_path / "hooks")
    environment = hooks.within(desk.environment)
    if traces.why_not():
        traces.run(command, desk.drafts, environment)
    else:
        trace = traces.traced(command, desk.drafts, environment, tmp_path / "logs")
        assert [family for family in trace.sockets if family != "AF_UNIX"] == []
        assert [place for place in trace.writes if not desk.allows(place)] == []
    assert hooks.seen == []
    new = desk.files() - desk.before
    assert [file for file in new if not desk.allows(file) or file.is_relative_to(desk.temporary)] == []


def test_a_trace_shows_what_is_forbidden(desk, tmp_path):
    if reason := traces.why_not():
        pytest.skip(reason)
    program = "import os, socket; socket.socket(); os.chdir('many'); open('new', 'w'); os.mkdir('/nowhere/at/all')"
    command = [sys.executable, "-c", f"import contextlib\nwith contextlib.suppress(OSError): {program}"]
    trace = traces.traced(command, desk.drafts, desk.environment, tmp_path / "logs")
    assert trace.sockets == ["AF_INET"]
    assert {desk.drafts / "many" / "new", Path("/nowhere/at/all")} <= set(trace.writes)
    assert not desk.allows(desk.drafts / "many" / "new")


def test_the_audit_hook_shows_what_is_forbidden(desk, tmp_path):
    hooks = traces.Hooks(tmp_path / "hooks")
    command = [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET6)"]
    traces.run(command, desk.drafts, hooks.within(desk.environment))
    assert len(hooks.seen) == 1
