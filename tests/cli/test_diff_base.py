"""`onrecord check --diff-base`, on real repositories."""

from __future__ import annotations

import io
import json
import os

import docx
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.repositories import Repo

OLD = """Bridge to close

Some say the plan will fail. The council met on Monday in the old town hall.

Mayor Lee Adams, who leads the council, said the bridge cost £3 million. The bridge lost £2 million, auditor Dana Ruiz said.

Traffic fell by 9 percent because of the tolls, engineer Bo Park of the Roads Agency said.
"""


@pytest.fixture
def repo(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = Repo(tmp_path)
    monkeypatch.chdir(tmp_path)
    made.write("a.txt", OLD)
    made.commit()
    return made


def check(*arguments, **options):
    always = ("--isolated", "--min-confidence", "0", "--diff-base", "HEAD")
    return CliRunner().invoke(main, ["check", *always, *map(str, arguments)], **options)


def test_unchanged_draft_is_not_audited(repo):
    result = check("a.txt")
    assert result.exit_code == 0
    assert result.stdout == "No findings in 0 drafts (0 words). 1 unchanged draft skipped.\n"


def test_old_findings_are_set_aside_if_another_sentence_was_edited(repo):
    repo.write("a.txt", OLD.replace("Monday", "Tuesday"))
    result = check("a.txt", "--select", "VA203")
    assert result.exit_code == 0
    assert "No findings in 1 draft" in result.stdout
    assert "since" in result.stdout


def test_rewrapping_is_no_edit(repo):
    repo.write("a.txt", OLD.replace("plan will", "plan\nwill"))
    assert check("a.txt", "--select", "VA203").exit_code == 0


def test_findings_in_an_edited_sentence_count(repo):
    repo.write("a.txt", OLD.replace("will fail", "fails"))
    assert "VA203" in check("a.txt").stdout


def test_renamed_draft_is_compared_even_in_another_format(repo):
    repo.git("mv", "a.txt", "b.md")
    repo.write("b.md", "# " + OLD.replace("Monday", "Tuesday"))
    assert check("b.md", "--select", "VA203").exit_code == 0


def test_every_finding_of_a_new_file_counts(repo):
    repo.write("new.txt", OLD)
    assert "VA203" in check("new.txt").stdout


def test_deleted_file_is_no_error_but_a_wrong_name_is(repo):
    (repo.folder / "a.txt").unlink()
    assert check("a.txt").exit_code == 0
    result = check("never.txt")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_unreadable_base_version_counts_as_missing(repo):
    repo.write("b.docx", b"\x00\x01" * 99)
    repo.commit()
    draft = docx.Document()
    draft.add_paragraph("Some say the plan will fail.")
    data = io.BytesIO()
    draft.save(data)
    repo.write("b.docx", data.getvalue())
    assert "VA203" in check("b.docx").stdout


def test_word_file_is_compared_by_its_text(repo):
    def word(*paragraphs):
        draft, data = docx.Document(), io.BytesIO()
        for each in paragraphs:
            draft.add_paragraph(each)
        draft.save(data)
        return data.getvalue()

    repo.write("w.docx", word("Some say the plan will fail.", "The council met."))
    repo.commit()
    repo.write("w.docx", word("A line before.", "Some say the plan will fail.", "Many fear the worst of it."))
    result = check("w.docx", "--select", "VA203", "--output-format", "concise")
    assert [line.split(":")[1] for line in result.stdout.splitlines()[:-1]] == ["3"]


def test_standard_input_is_compared_with_the_file_of_its_name(repo):
    text = OLD.replace("Monday", "Tuesday")
    assert check("-", "--stdin-filename", "a.txt", "--select", "VA203", input=text).exit_code == 0
    assert check("-", "--stdin-filename", "a.txt", "--select", "VA203", input=text + "\nMany fear so.\n").exit_code == 1
    result = check("-", input=text)
    assert result.exit_code == 2
    assert "--stdin-filename" in result.stderr


def test_web_page_with_diff_base_is_an_error(repo):
    result = check("https://example.invalid/")
    assert result.exit_code == 2
    assert "web page" in result.stderr


def test_score_drop_over_the_limit_exits_1_and_is_reported(repo):
    repo.write("a.txt", OLD.replace(", auditor Dana Ruiz said", ""))
    quiet = ("a.txt", "--select", "LI303")
    assert check(*quiet).exit_code == 0
    assert check(*quiet, "--max-score-drop", "99").exit_code == 0
    result = check(*quiet, "--max-score-drop", "1", "--output-format", "text", "--output-format", "json=out.json")
    assert result.exit_code == 1
    assert "backing fell by" in result.stdout
    score = json.loads((repo.folder / "out.json").read_text())["documents"][0]["score"]
    assert score["base_backing"] - score["backing"] > 1
    assert check(*quiet, "--max-score-drop", "1", "--exit-zero").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--diff-base", "nope"], "nope is not a revision"), (["--diff-base", "--", "a.txt"], "not a revision"), (["--diff-base", ""], "is empty")],
)  # fmt: skip
def test_unknown_revision_is_a_one_line_error(repo, arguments, says):
    result = CliRunner().invoke(main, ["check", "--isolated", "a.txt", *arguments])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert says in result.stderr


def test_max_score_drop_needs_diff_base(repo):
    result = CliRunner().invoke(main, ["check", "a.txt", "--max-score-drop", "3"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--diff-base" in result.stderr


def test_show_files_lists_changed_drafts_only(repo):
    repo.write("b.txt", "New.\n")
    assert check(".", "--show-files").stdout == "b.txt\n"


def _without_object(repo, name):
    identity = repo.git("rev-parse", f"HEAD:{name}")
    path = repo.folder / ".git" / "objects" / identity[:2] / identity[2:]
    path.chmod(0o600)
    path.unlink()


def test_draft_whose_earlier_version_is_missing_is_refused_alone(repo):
    repo.write("b.txt", OLD)
    repo.write("c.txt", OLD.replace("Monday", "Friday"))
    repo.commit()
    _without_object(repo, "c.txt")
    repo.write("b.txt", OLD.replace("Monday", "Tuesday"))
    repo.write("c.txt", OLD.replace("Monday", "Tuesday"))
    result = check(".")
    assert result.exit_code == 2
    assert "in 1 draft " in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("onrecord: c.txt: ")


def test_draft_of_a_nested_repository_is_refused_alone(repo):
    repo.write("b.txt", OLD)
    Repo(repo.folder / "inner").write("c.txt", OLD)
    other = Repo(repo.folder / "other")
    other.write("d.txt", OLD)
    other.commit()
    result = check(".", "--diff-base", "refs/heads/main")
    assert result.exit_code == 2
    assert "in 1 draft " in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("onrecord: inner/c.txt: refs/heads/main is not a revision in ")


def test_unknown_revision_is_told_once_for_many_drafts(repo):
    repo.write("b.txt", OLD)
    result = check(".", "--diff-base", "nowhere")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
