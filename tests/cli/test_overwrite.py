"""An output never overwrites a draft that is audited."""

from __future__ import annotations

import io
import os

import docx
import pytest
from click.testing import CliRunner

from onrecord.cli import main

TEXT = "# Bridge to close\n\nSome say the bridge will fall. The council met on Monday in the old town hall.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text(TEXT)
    (tmp_path / "remarked.md").write_text(f'<!-- onrecord: allow VA reason="poll" -->\n{TEXT}')
    (tmp_path / "index.html").write_text(f"<p>{TEXT}</p>")
    word = docx.Document()
    word.add_paragraph("Some say the bridge will fall.")
    stream = io.BytesIO()
    word.save(stream)
    (tmp_path / "d.docx").write_bytes(stream.getvalue())
    (tmp_path / "link.json").symlink_to("a.md")
    os.link(tmp_path / "a.md", tmp_path / "hard.json")
    (tmp_path / "sub").mkdir()
    (tmp_path / "way").symlink_to(".")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "check a.md --output-format json=a.md", "check . --output-format sarif=a.md", "check a.md b.md --output-format csv=b.md",
        "check a.md --output-format json=link.json", "check a.md --output-format json=hard.json",
        "check link.json --output-format json=a.md", "check way --output-format json=a.md",
        "check a.md --output-format json=./sub/../a.md", "check a.md --output-format text --output-format json=a.md",
        "check a.md --write-baseline a.md", "check a.md --write-baseline link.json", "check . --write-baseline b.md",
        "check d.docx --annotate d.docx", "check d.docx --annotate .", "check d.docx --annotate way",
        "check index.html --output-format html=.", "check index.html --output-format html=way/",
        "check index.html --output-format html=index.html",
        "diff a.md b.md --output-format json=a.md", "diff a.md b.md --output-format markdown=way/b.md",
    ],
)  # fmt: skip
def test_output_that_is_a_draft_is_refused_before_anything_is_written(desk, command):
    before = {path: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    result = CliRunner().invoke(main, [*command.split(), *(["--isolated"])])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is the draft" in result.stderr
    assert {path: path.read_bytes() for path in desk.iterdir() if path.is_file()} == before


def test_earlier_output_is_overwritten(desk):
    for _ in range(2):
        result = CliRunner().invoke(
            main, "check a.md --isolated --output-format json=r.json --write-baseline k.json".split()
        )
        assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    "command",
    [
        "check a.md --output-format json=b.md", "check a.md --write-baseline b.md", "check a.md --output-format html=index.html",
        "check a.md --output-format text=d.docx", "check a.md --output-format json=remarked.md",
    ],
)  # fmt: skip
def test_a_draft_that_is_not_audited_is_not_overwritten_either(desk, command):
    before = {path: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    result = CliRunner().invoke(main, [*command.split(), "--isolated"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already, and not written by onrecord" in result.stderr
    assert {path: path.read_bytes() for path in desk.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("format", ["text", "concise", "json", "html", "markdown", "junit", "sarif", "rdjson"])
def test_an_earlier_report_is_overwritten_whatever_it_is_called(desk, format):
    for _ in range(2):
        result = CliRunner().invoke(main, f"check a.md --isolated --output-format {format}=out.txt".split())
        assert result.exit_code == 1, result.stderr


@pytest.mark.parametrize(
    "paths", ["json=r.json html=r.json", "json=r.json json=./sub/../r.json", "json=r.json sarif=way/r.json"]
)
def test_two_outputs_do_not_go_to_one_file(desk, paths):
    options = [word for each in paths.split() for word in ("--output-format", each)]
    result = CliRunner().invoke(main, ["check", "a.md", "--isolated", *options])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is given for two outputs" in result.stderr
    assert not (desk / "r.json").exists()
