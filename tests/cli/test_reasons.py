"""An exit code has its reason in the report, whatever the format; figures do not depend on what is selected."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.reporters import formats
from tests.repositories import Repo

HELD = """Fund lost millions, sources say

The harbour fund lost £34 million in 2025, sources said.

Fund manager Viktor Sand misled the board about the losses, sources said.
"""
LOADED = """Council met

Questions remain over the deal. The council chair, Ann Lee, wants to get to the bottom of the affair.

Some say it will fail. The disgraced firm declined to comment.
"""
FORMATS = pytest.mark.parametrize("format", sorted(formats()))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "held.txt").write_text(HELD)
    (tmp_path / "loaded.txt").write_text(LOADED)
    return tmp_path


def check(*arguments, **options):
    return CliRunner().invoke(main, ["check", "--isolated", *map(str, arguments)], **options)


def plain(shown: str) -> str:
    return " ".join(shown.split())


@FORMATS
@pytest.mark.parametrize(
    ("arguments", "setting"),
    [
        (["--select", "LI303", "--min-score", "90", "held.txt"], "min-score"),
        (["--select", "LI303", "--fail-on-hold", "held.txt"], "fail-on-hold"),
        (["--select", "VA203,LI302", "--min-confidence", "0", "--max-warnings", "1", "loaded.txt"], "max-warnings"),
    ],
)  # fmt: skip
def test_unmet_requirement_is_reported_in_every_format(folder, format, arguments, setting):
    result = check(*arguments, "--output-format", format)
    assert result.exit_code == 1
    assert setting in result.stdout
    assert result.stderr == ""
    again = check(*arguments, "--output-format", format, "--exit-zero")
    assert (again.exit_code, again.stdout) == (0, result.stdout)


@pytest.mark.parametrize("format", ["text", "grouped", "concise"])
def test_quiet_output_keeps_holds_and_the_reason_for_failure(folder, format):
    result = check("--select", "LI303", "--min-score", "90", "-q", "--output-format", format, "held.txt")
    assert result.exit_code == 1
    assert "below the required 90" in plain(result.stdout)
    assert "an accusation rests on an unnamed source (line 5)" in plain(result.stdout)
    assert not re.search("Fix first|would ask about|is not met|No findings", result.stdout)


@FORMATS
def test_score_drop_is_reported_in_every_format(folder, format):
    repo = Repo(folder)
    (folder / "fell.txt").write_text(
        "Rates up\n\nThe bank raised rates by 3 percent on Monday, Treasury secretary Ann Lee said.\n\n"
        "Exports fell by 9 percent in March, chief economist Bo Park of Acme Bank said.\n\n"
        "The deficit grew by 4 percent because of that, chief economist Bo Park of Acme Bank said.\n"
    )
    repo.commit()
    (folder / "fell.txt").write_text(
        "Rates up\n\nThe bank raised rates by 3 percent on Monday, sources said.\n\n"
        "Exports fell by 9 percent in March, sources said.\n\n"
        "The deficit grew by 4 percent because of that, sources said.\n"
    )
    result = check(
        "--select", "LI303", "--diff-base", "HEAD", "--max-score-drop", "5", "fell.txt", "--output-format", format
    )  # fmt: skip
    assert result.exit_code == 1
    assert "at most 5 are allowed" in plain(result.stdout)
    assert "max-score-drop" in result.stdout


@FORMATS
def test_grown_rule_is_reported_in_every_format_with_ratchet(folder, format):
    (folder / "a.txt").write_text("Plan set\n\nSome say it will fail.\n")
    assert check("a.txt", "--select", "VA203", "--write-baseline", "known.json").exit_code == 0
    (folder / "a.txt").write_text("Plan set\n\nSome say it will fail. Many fear that it will not end.\n")
    arguments = ["a.txt", "--select", "VA203", "--baseline", "known.json", "--ratchet", "--output-format", format]
    result = check(*arguments)
    assert result.exit_code == 1
    assert "VA203 some-say: 2 now, 1 in the baseline" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fail-on", "error"], ["--fail-on", "warning"], ["--fail-on", "info"], ["--max-warnings", "1"],
        ["--max-warnings", "50"], ["--min-score", "1"], ["--min-score", "99"], ["--fail-on-hold"],
        ["--fail-on", "error", "--select", "LI"], ["--select", "LI303"], ["--config", "severity={VA='info',LI='info'}"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("draft", ["held.txt", "loaded.txt"])
def test_junit_json_and_exit_code_agree(folder, arguments, draft):
    result = check(draft, *arguments, "--output-format", "junit=out.xml", "--output-format", "json=out.json")
    root = ElementTree.parse(folder / "out.xml").getroot()
    assert (root.get("failures") != "0") is (result.exit_code == 1)
    wire = json.loads((folder / "out.json").read_text())
    assert wire["summary"]["failed"] is (result.exit_code == 1)
    assert bool(wire["documents"][0]["failures"]) is (result.exit_code == 1)


def score_of(shown: str) -> str:
    shown = plain(shown)
    return shown[shown.index(" of 100") - len("100") : shown.rindex("loaded phrases")]


def test_figures_do_not_depend_on_selected_rules_or_suppressions(folder):
    """One draft, one set of figures, counted alike where they are remembered and where they are not."""
    draft = HELD + LOADED + "\nCrime rose by 40 percent in May, and traffic fell by 9 percent because of the tolls.\n"
    (folder / "loaded.txt").write_text(draft)
    whole = check("loaded.txt", "--exit-zero").stdout
    assert re.search(r"[1-9]\d*\.\d loaded phrases", plain(whole))
    check("loaded.txt", "--write-baseline", "known.json")
    repo = Repo(folder)
    repo.commit()
    (folder / "loaded.txt").write_text(draft + "\nMayor Cy Bell said on Monday that the talks went on.\n")
    now = score_of(check("loaded.txt", "--exit-zero").stdout)
    for arguments in (
        ["--select", "VA"], ["--select", "LI302"], ["--ignore", "LI"], ["--extend-select", "scare-quotes"],
        ["--baseline", "known.json"], ["--diff-base", "HEAD"], ["--fail-on", "error"], ["--no-cache", "--ignore", "LI302"],
        ["--config", "per-file-ignores={'*.txt'={rules=['LI'], reason='satire'}}"], ["--config", "severity={LI='info'}"],
    ):  # fmt: skip
        for _ in range(2):
            shown = check("loaded.txt", "--exit-zero", *arguments).stdout
            since = re.sub(r"since +the base version: .*?\b(?=hold|beside)", "", score_of(shown))
            assert since == now, arguments


@FORMATS
@pytest.mark.parametrize("option", [["--sources"], ["--statistics"], ["--explain", "c2"]])
def test_each_format_obeys_an_option_or_refuses_it(folder, format, option):
    result = check("held.txt", *option, "--exit-zero", "--output-format", format)
    if result.exit_code == 2:
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert f"{option[0]}: {format} does not show it; these formats do: " in result.stderr
        return
    assert result.exit_code == 0
    wanted = {"--sources": "sources", "--statistics": "VA|AN|HB", "--explain": r"c2  held\.txt:3"}[option[0]]
    assert re.search(wanted, result.stdout)


def test_option_is_accepted_if_one_of_several_formats_obeys_it(folder):
    arguments = ["held.txt", "--explain", "c2", "--output-format"]
    result = check(*arguments, "text", "--output-format", "json=out.json")
    assert result.exit_code == 0
    assert result.stdout.lstrip().startswith("c2  held.txt:3:1")
    refused = check(*arguments, "concise", "--output-format", "json=other.json")
    assert refused.exit_code == 2
    assert "--explain: concise and json do not show it" in refused.stderr
    assert not (folder / "other.json").exists()


def test_explain_exits_0(folder):
    assert check("held.txt").exit_code == 1
    assert check("held.txt", "--explain", "c2").exit_code == 0
    assert check("held.txt", "--explain", "3", "--min-score", "99", "--output-format", "grouped").exit_code == 0
    assert check("held.txt", "--explain", "c99").exit_code == 2


def test_statistics_are_the_same_in_text_and_markdown(folder):
    shown = check("held.txt", "--statistics", "--output-format", "markdown").stdout
    assert "| findings | rule |" in shown
    for number, code in re.findall(r"^\| (\d+) \| \*\*(\w+)\*\*", shown, re.M):
        assert re.search(rf"^ +{number}  {code}  ", check("held.txt", "--statistics").stdout, re.M)


def test_assertion_numbers_are_explained_if_the_ledger_is_not_shown(folder):
    alone = check("held.txt", "--exit-zero").stdout
    several = check("held.txt", "loaded.txt", "--exit-zero").stdout
    assert "(c" in several
    assert "c1, c2 … number the assertions of each draft" in several
    assert "c1, c2 … number the assertions" not in alone
    assert "what an editor would ask about" in alone


def test_verbose_output_marks_source_cue_and_claim(folder):
    labels = re.compile(r"^ {4,}(?:.* )?(?:source|cue|claim)$", re.M)
    assert not labels.search(check("held.txt").stdout)
    assert labels.search(check("held.txt", "-v").stdout)


def test_explained_score_names_its_draft_where_there_are_several(folder):
    (folder / "second.txt").write_text("The bridge is shut, Mayor Nora Vale said. It will open in May, she said.")
    lines = check("held.txt", "second.txt", "--explain", "score").stdout.splitlines()
    assert [line for line in lines if line.endswith(".txt")] == ["held.txt", "second.txt"]
    assert "held.txt" not in check("held.txt", "--explain", "score").stdout
