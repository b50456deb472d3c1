"""`onrecord cache`, --cache-dir, --no-cache and the setting."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onrecord.cli import main


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text("Bridge to close\n\nSome say the plan will fail.\n")
    return tmp_path


def kept(folder):
    return len(list(folder.glob("**/*.sealed")))


def test_relative_cache_home_is_not_made_in_the_current_folder(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder / "mine"))
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert run("cache", "path").stdout == f"{folder}/mine/.cache/onrecord\n"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert run("cache", "path").stdout == f"{folder}/mine/.cache/onrecord\n"


def test_cache_is_on_unless_switched_off(folder):
    run("check", "a.txt", "--no-cache")
    run("check", "a.txt", "--config", "cache=false")
    (folder / "onrecord.toml").write_text("cache = false\n")
    run("check", "a.txt")
    assert kept(folder) == 0
    run("check", "a.txt", "--isolated")
    assert kept(folder) == 1
    assert run("cache", "path").stdout == f"{folder}/home/onrecord\n"
    assert run("cache", "clean").stdout == f"1 entry deleted from {folder}/home/onrecord\n"
    assert kept(folder) == 0
    assert run("cache", "clean").stdout.startswith("0 entries")


def test_cache_dir_sets_the_folder(folder):
    run("check", "a.txt", "--cache-dir", "here")
    assert len(list((folder / "here").glob("*.sealed"))) == 1
    assert run("cache", "clean", "--cache-dir", "here").stdout == "1 entry deleted from here\n"


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX knows them")
def test_folder_writable_by_others_is_refused_if_named_and_ignored_if_not(folder):
    (folder / "home" / "onrecord").mkdir(parents=True)
    (folder / "home" / "onrecord").chmod(0o777)
    assert run("check", "a.txt").exit_code == 1
    assert kept(folder) == 0
    result = run("check", "a.txt", "--cache-dir", "home/onrecord")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert run("cache", "clean").exit_code == 2


def test_cached_draft_loads_no_model(tmp_path):
    draft, cache = tmp_path / "draft.txt", tmp_path / "cache"
    draft.write_text("Some say the gate is old.\n")
    line = ["check", "--exit-zero", str(draft), "--cache-dir", str(cache)]
    program = f"""
import sys
from onrecord.cli import main
try:
    main({line!r})
finally:
    print(*sorted({{name.split(".")[0] for name in sys.modules}} & {{"numpy", "onnxruntime"}}), file=sys.stderr)
"""
    first, second = (
        subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True) for _ in range(2)
    )
    assert first.stdout == second.stdout
    assert "onnxruntime" in first.stderr
    assert second.stderr.split() == []
