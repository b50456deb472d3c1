"""`onrecord init`: looks first, overwrites nothing, and what it writes works."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli import main
from onrecord.cli._survey import KINDS, survey
from onrecord.cli.init import written
from onrecord.layers import profiles
from onrecord.settings import load

LOADED = "Bridge to close\n\nThe plan got to the bottom of nothing, and why not?\n"


def run(*arguments, **options):
    return CliRunner().invoke(main, list(arguments), **options)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.txt", "opinion/c.md", "desk/Live/d.md", "archive/old.md", "archive/older.md", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LOADED)
    (tmp_path / "picture.png").write_bytes(b"")
    return tmp_path


def test_init_writes_settings_that_fit_the_folder(folder):
    result = run("init")
    assert (result.exit_code, result.stdout) == (0, "Wrote onrecord.toml. Next: onrecord check .\n")
    text = (folder / "onrecord.toml").read_text()
    assert "# Found here: 4 drafts (3 .md, 1 .txt).\n" in text
    assert "# Files to skip in addition to the defaults, as in .gitignore: 2 drafts here.\n" in text
    settings = load(folder / "onrecord.toml")
    assert settings.extend_exclude == ("archive/",)
    assert settings.of("opinion/c.md").profile == "opinion"
    assert settings.of("desk/Live/d.md").profile == "live"
    assert settings.of("a.md").profile is None
    shown = run("check", ".", "--output-format", "concise")
    assert shown.exit_code == 1
    assert "in 4 drafts" in shown.stdout
    assert "LI303" in shown.stdout
    assert not [line for line in shown.stdout.splitlines() if line.startswith("opinion/") and " LI" in line]


def test_init_overwrites_nothing_without_force(folder):
    (folder / "onrecord.toml").write_text("min-score = 3\n")
    result = run("init")
    assert result.exit_code == 2
    assert (
        result.stderr == "onrecord: onrecord.toml already has settings of onrecord; change them there, or use --force\n"
    )
    assert (folder / "onrecord.toml").read_text() == "min-score = 3\n"
    assert run("init", "--force").exit_code == 0
    assert load(folder / "onrecord.toml").min_score is None


def test_init_respects_settings_in_pyproject(folder):
    (folder / "pyproject.toml").write_text("[tool.onrecord]\nmin-score = 3\n")
    assert run("init").stderr.startswith("onrecord: pyproject.toml already has settings of onrecord")
    assert not (folder / "onrecord.toml").exists()
    assert "replaces the settings in pyproject.toml" in run("init", "--force").stdout
    (folder / "onrecord.toml").unlink()
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert run("init").exit_code == 0


@pytest.mark.parametrize("way", ["-", "--dry-run"])
def test_dry_run_prints_the_file_and_writes_nothing(folder, way):
    shown = run("init", way)
    assert shown.exit_code == 0
    assert not (folder / "onrecord.toml").exists()
    run("init")
    assert shown.stdout == (folder / "onrecord.toml").read_text()
    assert run("init", way).stdout == shown.stdout


def test_init_extends_settings_of_a_parent_folder(folder, monkeypatch):
    (folder / "onrecord.toml").write_text("min-score = 7\n")
    monkeypatch.chdir(folder / "opinion")
    assert run("init").exit_code == 0
    settings = load(folder / "opinion" / "onrecord.toml")
    assert (settings.extends, settings.min_score) == ("../onrecord.toml", 7)


def test_empty_folder_gets_commented_examples(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("init")
    assert "# Found here: no drafts yet.\n" in (tmp_path / "onrecord.toml").read_text()
    assert load(tmp_path / "onrecord.toml").overrides == ()


def test_unwritable_target_is_one_line_and_exits_2(folder):
    (folder / "onrecord.toml").mkdir()
    result = run("init")
    assert (result.exit_code, result.stderr) == (2, "onrecord: onrecord.toml: cannot be written (File exists)\n")


def test_every_kind_of_folder_has_a_profile():
    assert set(KINDS) == set(profiles())


NAMES = st.sampled_from(
    ["opinion", "LIVE", "archive", "a[b]", "*", "!x", "# y", 'q"', "new\nline", "b ", "\\", "ü", "\udcff"]
)


@given(st.lists(st.lists(NAMES, min_size=0, max_size=3), max_size=6))
def test_settings_load_and_match_whatever_the_folders_are_called(paths):
    drafts = [Path(*names, "draft.md") for names in paths]
    seen = survey(drafts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "onrecord.toml")
        path.write_text(written(seen, ""), encoding="utf-8")
        known = load(path)
        for draft in drafts:
            kinds = [name.lower() for name in draft.parts if name.lower() in ("opinion", "live")]
            fine = all(name.isprintable() for name in draft.parts) and "archive" not in draft.parts
            assert known.of(Path(folder, draft)).profile == (kinds[0] if kinds and fine else None) or not fine
