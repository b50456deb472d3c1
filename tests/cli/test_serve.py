"""`onrecord serve`: what it prints, and what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from onrecord.cli import main


@pytest.fixture
def started(monkeypatch, tmp_path):
    """The drafts and the door of a server that is started and ended at once."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text("# Quay to close\n\nSome say that it will sink.\n")
    (tmp_path / "broken.docx").write_text("no Word file")
    seen = {}

    def run(drafts, door, *, host, port, ready):
        seen.update(drafts=drafts, door=door, host=host, port=port)
        ready()
        return drafts.counted()

    monkeypatch.setattr("onrecord.serve.run", run)
    return seen


def serve(*arguments):
    return CliRunner().invoke(main, ["serve", "--isolated", *arguments])


def test_start_address_has_a_token_that_no_other_start_has(started):
    tokens = set()
    for _ in range(2):
        result = serve()
        assert result.exit_code == 0
        address = urlsplit(result.stdout.strip())
        assert (address.scheme, address.netloc) == ("http", "127.0.0.1:8765")
        tokens.add(parse_qs(address.query)["token"][0])
    assert len(tokens) == 2
    assert min(map(len, tokens)) >= 43
    assert "0 drafts opened, 0 audits" in result.stderr


def test_token_of_a_file_is_not_printed(started, tmp_path):
    (tmp_path / "token").write_text(f"{'s' * 40}\n")
    (tmp_path / "token").chmod(0o600)
    result = serve("--token-file", "token", "--host", "0.0.0.0", "--allow-host", "desk.example")
    assert "s" * 40 not in result.output
    assert started["door"].opens("s" * 40)
    assert started["door"].hosts == {"0.0.0.0:8765", "desk.example"}


def test_files_and_folders_are_found_anew_whenever_they_are_asked_for(started, tmp_path):
    serve(".")
    found, skipped = started["drafts"].files(*started["drafts"].find())
    assert [each.name for each in found] == ["broken.docx", "draft.md"]
    (tmp_path / "more.txt").write_text("More.\n")
    assert len(started["drafts"].files(*started["drafts"].find())[0]) == 3
    assert skipped == []


def test_settings_and_profile_are_those_of_the_command(started):
    serve("--profile", "wire", "--config", "min-confidence=0.9")
    settings = started["drafts"].settings
    assert (settings.profile, settings.min_confidence) == ("wire", 0.9)


def test_browser_is_opened_by_a_file_that_others_cannot_read(started, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    result = serve("--open")
    (place,) = opened
    assert place.startswith("file://")
    path = urlsplit(place).path
    with open(path, encoding="utf-8") as file:
        assert result.stdout.strip() in file.read()
    assert os.stat(path).st_mode & 0o077 == 0
    os.remove(path)


def test_missing_extra_is_one_line_with_the_remedy(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in [each for each in sys.modules if each.startswith("onrecord.serve.app")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette.applications", None)
    result = serve()
    assert result.exit_code == 2
    assert "pip install 'onrecord[serve]'" in result.stderr


def test_other_commands_do_not_load_the_server():
    code = (
        "import sys; from onrecord.cli import main; import onrecord.pipeline; "
        "print([each for each in sys.modules if each.split('.')[0] in ('starlette', 'uvicorn') or 'onrecord.serve' in each])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
