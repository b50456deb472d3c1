"""`onrecord check --evidence`: what is read, what is left out, and where the result is shown."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.reporters import formats

DRAFT = """\
Bridge to close

“We will close the bridge before May because the traffic is heavy,” Ann Poe said. “I have asked 14 engineers,” she said.

“Nobody asked the people on the east quay,” Jon Ruiz said.
"""
NOTES = "ANN POE: We will close the bridge before May, um, because the traffic is heavy. I have asked 41 engineers.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    (tmp_path / "notes").mkdir()
    (tmp_path / "draft.txt").write_text(DRAFT)
    (tmp_path / "notes/poe.txt").write_text(NOTES)
    (tmp_path / "notes/photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "notes/copy of draft.txt").write_text(DRAFT)
    return tmp_path


def run(*arguments: str):
    return CliRunner().invoke(main, ["check", "draft.txt", "--select", "verification", *arguments])


def report(*arguments: str):
    return json.loads(run("--output-format", "json", *arguments).stdout)["documents"][0]


def verdicts(document) -> list[tuple[str, str]]:
    return [(each["kind"], each["verdict"]) for each in document["verifications"] if each["kind"] != "name"]


EXPECTED = [
    ("quotation", "tidied"), ("speaker", "agrees"), ("quotation", "altered"), ("speaker", "agrees"), ("quotation", "not-found"),
]  # fmt: skip


def test_quotations_are_compared_and_what_differs_fails_the_check(desk):
    result = run("--evidence", "notes")
    assert result.exit_code == 1
    assert "VF801 altered-quotation" in result.output
    assert "3 quotations: 1 tidied, 1 altered, 1 not found" in result.output
    document = report("--evidence", "notes")
    assert verdicts(document) == EXPECTED
    assert {each["path"]: each["skipped"] for each in document["evidence_files"]} == {
        "notes/poe.txt": None,
        "notes/photo.png": "is an image; give the draft as DOCX, HTML, Markdown or text",
        "notes/copy of draft.txt": "is the draft itself",
    }


def test_second_run_reads_the_words_from_the_cache_and_a_changed_file_anew(desk, monkeypatch):
    first = report("--evidence", "notes")
    from onrecord import evidence

    monkeypatch.setattr(evidence, "index_file", None)  # nothing may be read again
    evidence._opened.cache_clear()
    assert report("--evidence", "notes") == first
    monkeypatch.undo()
    monkeypatch.chdir(desk)
    (desk / "notes/poe.txt").write_text(NOTES.replace("41", "14"))
    assert verdicts(report("--evidence", "notes"))[2] == ("quotation", "verbatim")


def test_excerpts_are_shown_only_where_text_is_asked_for_and_never_redacted(desk):
    assert "excerpt" not in report("--evidence", "notes")["verifications"][0]["evidence"]
    shown = report("--evidence", "notes", "--include-text")["verifications"][0]["evidence"]
    assert "um, because the traffic" in shown["excerpt"]
    hidden = run("--evidence", "notes", "--redact", "--include-text", "--output-format", "json").stdout
    assert "traffic" not in hidden
    assert "41" not in json.dumps(json.loads(hidden)["documents"][0]["verifications"][2]["differences"])


def test_evidence_may_be_a_setting_and_is_seen_from_its_file(desk):
    (desk / "onrecord.toml").write_text(
        '[[overrides]]\nfiles = ["draft.txt"]\nevidence = ["notes"]\n', encoding="utf-8"
    )
    assert verdicts(report()) == EXPECTED
    (desk / "onrecord.toml").write_text(
        '[[overrides]]\nfiles = ["other.txt"]\nevidence = ["notes"]\n', encoding="utf-8"
    )
    assert report()["evidence_files"] == []


def test_both_texts_are_explained_side_by_side(desk):
    lines = run("--evidence", "notes", "--explain", "3").output.splitlines()
    both = next(line for line in lines if "{14}" in line)
    assert "“I have asked {14} engineers,”" in both
    assert both.index("“I have") < 10
    assert "    in notes/poe.txt, line 1, ANN POE" in lines
    assert "{41}" in "".join(line[44:] for line in lines)


def test_in_a_narrow_terminal_texts_stand_one_below_the_other(desk, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    told = " ".join(run("--evidence", "notes", "--explain", "3").output.split())
    assert "draft “I have asked {14} engineers,” evidence" in told


@pytest.mark.parametrize("place", ["missing", "none*.txt"])
def test_a_place_without_evidence_is_an_error(desk, place):
    result = run("--evidence", place)
    assert result.exit_code == 2
    assert f"evidence {place}" in result.output


def test_an_older_version_of_the_draft_is_told_of(desk):
    own = "The bridge over the river in the old town has been shut for repairs since the first week of March. " * 8
    (desk / "draft.txt").write_text(f"Bridge\n\n{own}\n\n{DRAFT}")
    (desk / "notes/old.txt").write_text(f"Bridge\n\n{own}\n\nMore to come.\n")
    notes = {each["path"]: each["note"] for each in report("--evidence", "notes")["evidence_files"]}
    assert "version of the draft" in notes["notes/old.txt"]
    assert notes["notes/poe.txt"] is None


def test_suppression_of_what_was_compared_is_not_unused_without_evidence(desk):
    remark = 'onrecord: allow VF801 reason="read back to her"'
    (desk / "notes/copy of draft.txt").unlink()
    (desk / "draft.txt").write_text(DRAFT.replace("“We will", f"{remark}\n\n“We will"))
    assert "VF801" not in run("--evidence", "notes", "--quiet").output
    result = run("--select", "suppressions")
    assert "unused" not in result.output
    assert result.exit_code == 0


def test_without_evidence_nothing_is_said_of_it(desk):
    result = run()
    assert result.exit_code == 0
    assert "evidence" not in result.output


@pytest.fixture
def scan(desk):
    (desk / "notes/scan.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (desk / "notes/old.docx").write_bytes(b"PK\x03\x04 cut short")


@pytest.mark.usefixtures("scan")
def test_quotation_that_may_be_in_a_file_that_cannot_be_read_is_not_checked(desk):
    found = report("--evidence", "notes")
    assert verdicts(found)[-1] == ("quotation", "not-checked")
    assert "notes/old.docx and 1 more, which could not be read" in found["verifications"][-1]["because"]
    assert [each["failed"] for each in found["evidence_files"] if each["path"] == "notes/photo.png"] == [False]


@pytest.mark.usefixtures("scan")
@pytest.mark.parametrize("format", sorted(set(formats()) - {"csv", "concise", "grouped", "text"}))
def test_evidence_that_cannot_be_read_is_told_in_every_format_and_fails_the_check(desk, format):
    result = run("--evidence", "notes", "--output-format", format)
    assert result.exit_code == 2
    assert "notes/scan.pdf: is evidence that could not be used: it" in result.stderr
    assert "scan.pdf" in result.stdout
    assert "could not be used" in result.stdout


@pytest.mark.usefixtures("scan")
def test_text_names_the_evidence_that_could_not_be_used(desk):
    assert "not used: notes/scan.pdf" in run("--evidence", "notes").stdout
