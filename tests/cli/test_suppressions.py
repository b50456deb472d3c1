"""Exceptions from end to end: in each format, in the settings, and what becomes of them in the report."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main

REASON = 'reason="poll follows" editor="KL" until=2999-01-31'
SAYS, FEARS = "Some say the plan will fail.", "Many fear the worst."


def check(*arguments):
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def wire(path, *options):
    """Per finding: the code, and the reason for which it does not count."""
    result = check(path, "--isolated", "--output-format", "json", *options)
    assert result.exit_code in {0, 1}, result.stderr
    (document,) = json.loads(result.stdout)["documents"]
    told = [(each["rule"], each["suppressed"] and each["suppressed"]["reason"]) for each in document["findings"]]
    return told, result.exit_code


def markdown(remark):
    return f"# Bridge to close\n\n{SAYS}\n\n<!-- onrecord: {remark} -->\n{FEARS}\n".encode()


def html(remark):
    return f"<h1>Bridge to close</h1><p>{SAYS}</p><!-- onrecord: {remark} --><p>{FEARS}</p>".encode()


def text(remark):
    return f"Bridge to close\n\n{SAYS}\n\nonrecord: {remark}\n{FEARS}\n".encode()


def word(remark):
    document = docx.Document()
    document.add_heading("Bridge to close", 0)
    document.add_paragraph(SAYS)
    fears = document.add_paragraph(FEARS)
    document.add_comment(fears.runs, text=f"Onrecord: {remark}".replace('"', "”"), author="KL", initials="KL")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture(
    params=[("d.md", markdown), ("d.html", html), ("d.txt", text), ("d.docx", word)], ids=lambda each: each[0]
)
def write(request, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name, make = request.param

    def written(remark):
        (tmp_path / name).write_bytes(make(remark))
        return name

    return written


def test_directive_suppresses_in_the_next_block_only(write):
    assert wire(write(f"allow some-say {REASON}")) == ([("VA203", None), ("VA203", "poll follows")], 1)


def test_file_scope_suppresses_in_the_whole_file(write):
    name = write(f"allow VA {REASON} scope=file")
    assert wire(name) == ([("VA203", "poll follows")] * 2, 0)
    shown = check(name, "--isolated").stdout
    assert "Excluded: 2 suppressed." in shown
    assert "VA203 ×2  poll follows (KL, until 2999-01-31)" in shown
    assert shown.endswith("2 excluded.\n")


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        ("allow VA203", "SU703"), ("allow VA999 reason=“x”", "SU704"), ("allow VA203 reason=“x” until=soon", "SU704"),
        ("allow VA203 reason=“x” until=2020-01-31", "SU701"), ("allow LI303 reason=“x”", "SU702"), ("allow VA203 reason=“x” scope=range", "SU704"),
    ],
)  # fmt: skip
def test_wrong_directive_is_a_finding_and_suppresses_nothing(write, remark, code):
    told, exit_code = wire(write(remark))
    assert sorted(told, key=str) == sorted([("VA203", None), ("VA203", None), (code, None)], key=str)
    assert exit_code == 1


def test_wrong_directive_is_reported_unless_suppression_rules_are_ignored(write):
    name = write("allow VA203")
    assert wire(name, "--select", "LI") == ([("SU703", None)], 1)
    assert wire(name, "--select", "LI", "--ignore", "SU")[1] == 0


@pytest.mark.parametrize("scope", ["block", "file"])
def test_directive_changes_neither_words_nor_claims_nor_score(write, scope):
    """Not the words, not the claims, not the score: its reason is no copy, whatever it says."""
    remark = (
        f'allow VA203 reason="an aide verified that 400 people, some say, were killed by Viktor Sand" scope={scope}'
    )
    with_remark, without = (onrecord.audit(Path(write(each))) for each in (remark, "end"))
    assert with_remark.dossier.document.words == without.dossier.document.words
    assert [s.block.kind for s in with_remark.dossier.sentences] == [s.block.kind for s in without.dossier.sentences]
    assert with_remark.dossier.score == without.dossier.score
    assert "verified" not in with_remark.dossier.document.text
    every = [*with_remark.findings, *(each.finding for each in with_remark.set_aside)]
    assert sorted(f.fingerprint for f in every) == sorted(
        f.fingerprint for f in without.findings if f.rule.code != "SU704"
    )


def test_range_suppresses_up_to_its_end(tmp_path):
    path = tmp_path / "d.md"
    open_, end = f"<!-- onrecord: allow VA203 {REASON} scope=range -->", "<!-- onrecord: end -->"
    path.write_text(f"# Bridge\n\n{open_}\n\n{SAYS}\n\n{FEARS}\n\n{end}\n\nCritics fear more. Some say it is over.\n")
    told, _ = wire(path)
    assert [reason for code, reason in told if code == "VA203"] == ["poll follows", "poll follows", None]


def test_control_characters_of_directives_do_not_reach_the_terminal(tmp_path):
    path = tmp_path / "d.txt"
    path.write_text(
        'Head\n\nonrecord: allow VA203 reason="\x1b]0;owned\x07 \u202eevil \x00"\nSome say so.\nonrecord: \x1b[31m\u202e"""\n'
    )
    result = check(path, "--isolated", "--output-format", "text", "--output-format", "concise")
    assert result.exit_code == 1
    assert "1 suppressed" in result.stdout
    assert "SU704" in result.stdout
    assert not set(result.output) & {"\x1b", "\x07", "\x00", "\u202e"}


SETTING = 'per-file-ignores = {"archive/**" = {rules = ["VA203"], reason = "not reopened", editor = "KL"%s}}\n'


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("archive/old", "desk"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "d.txt").write_text(f"Head\n\n{SAYS}\n")
    (tmp_path / "onrecord.toml").write_text(SETTING % "")
    return tmp_path


def test_settings_suppress_rules_by_file(archive, monkeypatch):
    result = check(".", "--output-format", "concise")
    assert result.stdout.splitlines() == [
        "desk/d.txt:3:1: warning VA203 some-say: “Some say”: who, and how many?",
        "1 finding in 2 drafts (14 words): 1 warning. 1 excluded.",
    ]
    assert check(archive / "archive").exit_code == 0
    monkeypatch.chdir(archive / "archive" / "old")
    assert check("d.txt").exit_code == 0
    assert "archive/old/d.txt" not in check("d.txt").stdout
    assert "d.txt (settings)  VA203  not reopened (KL)" in check("d.txt").stdout


def test_suppression_in_the_settings_expires(archive):
    (archive / "onrecord.toml").write_text(SETTING % ", until = 2020-01-31")
    result = check("archive", "--output-format", "concise")
    assert result.exit_code == 1
    assert "SU701 expired-suppression: The suppression in the settings for VA203 ended on 2020-01-31" in result.stdout


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('{rules = ["VA203"]}', "per-file-ignores.archive/**.reason: field required"), ('{rules = ["VA203"], reason = " "}', "reason"),
        ('{rules = [], reason = "x"}', "rules"), ('{rules = ["VA999"], reason = "x"}', "VA999"), ('{rules = ["VA203"], reason = "x", til = 1}', "til"),
        ('["VA203"]', "archive/**"), ('{rules = ["VA203"], reason = "x", until = "soon"}', "until"),
    ],
)  # fmt: skip
def test_wrong_suppression_in_the_settings_is_one_line_and_exits_2(archive, entry, says):
    (archive / "onrecord.toml").write_text(f'per-file-ignores = {{"archive/**" = {entry}}}\n')
    result = check("desk")
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_date_of_the_audit_can_be_given():
    draft = f'Head\n\nonrecord: allow VA203 reason="x" until=2026-06-30\n{SAYS}\n'
    held, over = (onrecord.audit(draft, today=date(2026, month, 30)) for month in (6, 7))
    assert [f.rule.code for f in held.findings] == []
    assert [f.rule.code for f in over.findings] == ["SU701", "VA203"]
    assert [each.suppression.until for each in held.set_aside] == [date(2026, 6, 30)]
