"""A report that fills a folder."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from onrecord.cli import main


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("Bridge to close\n\nSome say the plan will fail.\n")
    (tmp_path / "two.txt").write_text("Bridge to close\n\nMayor Lee Adams said the plan will fail.\n")
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(main, ["check", "--isolated", *arguments])


@pytest.mark.parametrize("target", ["new/deep/", "there"])
def test_html_folder_has_an_index_and_a_page_per_draft(drafts, target):
    (drafts / "there").mkdir()
    result = check("one.txt", "two.txt", "--output-format", f"html={target}")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert {path.name for path in (drafts / target).iterdir()} == {"index.html", "one.html", "two.html"}
    assert "<!doctype html>" in (drafts / target / "one.html").read_text(encoding="utf-8")


def test_html_file_has_the_page_and_the_exit_code_is_unchanged(drafts):
    assert check("two.txt", "--output-format", "html=page.html").exit_code == 0
    assert (drafts / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("output", "complaint"),
    [("json=there/", "there/: is a folder, but json is written to one file; give a file name"), ("html=one.txt/", "one.txt/: cannot be written")],
)  # fmt: skip
def test_impossible_output_path_is_one_line_and_exits_2(drafts, output, complaint):
    result = check("one.txt", "--output-format", output)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"onrecord: {complaint}")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "what"), [("b.xlsx", "a spreadsheet"), ("b.ods", "a spreadsheet"), ("b.pptx", "a presentation")]
)
def test_sheets_and_slides_in_a_folder_are_told(tmp_path, name, what):
    (tmp_path / "a.txt").write_text("The mill is shut, the foreman said.\n", encoding="utf-8")
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    ended = CliRunner().invoke(main, ["check", "--isolated", "--no-cache", "--exit-zero", str(tmp_path)])
    assert ended.exit_code == 0
    assert f"{name}: is {what}, which onrecord cannot read" in ended.stderr
