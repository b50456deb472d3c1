"""`onrecord check --annotate`: where copies go, and what is refused."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.readers.test_docx import run, with_body
from tests.readers.word_marks import under

LOADED = with_body(f"<w:p>{run('Bridge to close')}</w:p><w:p>{run('Some say the plan will fail.')}</w:p>")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(LOADED)
    (tmp_path / "b.docx").write_bytes(LOADED)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.docx").write_bytes(LOADED)
    (tmp_path / "c.txt").write_text("Bridge to close\n\nSome say the plan will fail.\n")
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(main, ["check", "--isolated", "--select", "VA203", *arguments])


def test_annotating_an_annotated_draft_changes_nothing(folder):
    assert check("a.docx", "--annotate", "out.docx").exit_code == 1
    first = (folder / "out.docx").read_bytes()
    assert under(first) == {"0": "Bridge", "1": "Some say"}
    assert (folder / "a.docx").read_bytes() == LOADED
    assert check("out.docx", "--annotate", "out2.docx").exit_code == 1
    assert (folder / "out2.docx").read_bytes() == first
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.docx",
        "b.docx",
        "c.txt",
        "out.docx",
        "out2.docx",
        "sub",
    ]


def test_drafts_are_annotated_to_a_folder_and_other_formats_reported(folder):
    result = check("a.docx", "b.docx", "c.txt", "--annotate", "new/out", "--output-format", "concise")
    assert result.exit_code == 2
    assert (
        result.stderr
        == "onrecord: c.txt: not annotated: is not a Word document; comments can only be written into DOCX files\n"
    )
    assert result.stdout.count("VA203") == 3
    assert sorted(path.name for path in (folder / "new" / "out").iterdir()) == ["a.docx", "b.docx"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.docx", "--annotate", "a.docx"], "is the draft a.docx"), (["a.docx", "--annotate", "./sub/../a.docx"], "is the draft a.docx"),
        (["a.docx", "--annotate", "."], "is the draft a.docx"), (["a.docx", "--annotate", "link.docx"], "is the draft a.docx"),
        (["a.docx", "b.docx", "--annotate", "out.docx"], "is one file for 2 drafts"),
        (["a.docx", "sub/a.docx", "--annotate", "out"], "two drafts have this file name"),
        (["a.docx", "--annotate", "c.txt/x.docx"], "cannot be written"),
    ],
)  # fmt: skip
def test_error_is_one_line_exits_2_and_writes_nothing(folder, arguments, says):
    (folder / "link.docx").symlink_to("a.docx")
    before = set(folder.rglob("*"))
    result = check(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert set(folder.rglob("*")) == before
    assert (folder / "a.docx").read_bytes() == LOADED


def test_standard_input_cannot_be_annotated(folder):
    arguments = [
        "check",
        "--isolated",
        "--select",
        "VA203",
        "-",
        "--stdin-filename",
        "a.docx",
        "--annotate",
        "out.docx",
    ]
    result = CliRunner().invoke(main, arguments, input=LOADED)
    assert result.exit_code == 2
    assert (
        "a.docx: not annotated: only a file on this machine can be annotated; save the draft as a file first"
        in result.stderr
    )
    assert not (folder / "out.docx").exists()
