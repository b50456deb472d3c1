"""What `onrecord check` reads, what it does not, and that it says so."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli._say import wants_color

LOADED = "Bridge to close\n\nSome say the plan will fail.\n"
CLEAN = "Bridge to close\n\nMayor Lee Adams said the plan will fail.\n"
DUTCH = (
    "Brug gaat dicht\n\nDe gemeenteraad heeft maandagavond besloten de brug te sluiten voor onderhoud. Volgens de "
    "burgemeester duren de werkzaamheden tot het einde van de zomer, maar veel winkeliers zijn bang.\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loaded.txt").write_text(LOADED)
    (tmp_path / "clean.txt").write_text(CLEAN)
    return tmp_path


def check(*arguments, **options):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], **options)


def test_without_a_place_the_folder_we_are_in_is_audited(folder):
    result = check()
    assert (result.exit_code, result.stdout) == (1, check(".").stdout)
    assert check("--show-files").stdout == "clean.txt\nloaded.txt\n"


def test_what_is_passed_over_in_a_folder_is_told_and_fails_nothing(folder):
    (folder / "desk").mkdir()
    for name in ("desk/a.doc", "desk/b.pdf", "desk/c.pdf"):
        (folder / name).write_bytes(b"x")
    result = check(".", "--ignore", "VA203", "--output-format", "json")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "onrecord: not read: desk/a.doc: is an old Word file, which onrecord cannot read; save it as DOCX",
        "onrecord: not read: desk: b.pdf, c.pdf: each is a PDF file, which is audited only if it is named",
    ]
    wire = json.loads(result.stdout)
    assert [(each["path"], each["passed_over"]) for each in wire["skipped"]] == [
        ("desk/a.doc", True), ("desk/b.pdf", True), ("desk/c.pdf", True),
    ]  # fmt: skip
    assert (wire["summary"]["skipped"], wire["summary"]["passed_over"]) == (0, 3)
    run = json.loads(check(".", "--ignore", "VA203", "--output-format", "sarif").stdout)["runs"][0]["invocations"][0]
    assert run["executionSuccessful"]
    assert [each["level"] for each in run["toolExecutionNotifications"]] == ["note"] * 3


def test_many_files_passed_over_are_one_line_and_all_with_v(folder):
    for number in range(9):
        (folder / f"{number}.wps").write_bytes(b"x")
    (line,) = check(".").stderr.splitlines()
    assert "0.wps, 1.wps, 2.wps, 3.wps, 4.wps and 4 more (-v names all): each is a Works file" in line
    assert check(".", "-v").stderr.count("not read: ") == 9
    assert check(".", "-q").stderr == ""


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.odt", b"PK\x03\x04", "damaged"), ("a.pdf", b"%PDF-1.4", "PDF file"),
        ("a.gdoc", b'{"url":"https://docs.google.com/x"}', "File > Download > Microsoft Word (.docx)"),
        ("~$a.docx", b"\x04desk", "lock file that Word keeps"), ("dutch.txt", DUTCH.encode(), "seems to be in Dutch"),
        ("a.json", b'{"a": 1}', "seems to be JSON data; "), ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n", "holds no subtitles"), ("a.dokuwiki", b"Gate", "is wiki markup; "),
        ("empty.txt", b"", "holds no words"), ("rule.md", b"---\n", "holds no words"),
    ],
)  # fmt: skip
def test_what_is_named_and_no_draft_is_2_and_the_others_are_audited(folder, name, data, says):
    (folder / name).write_bytes(data)
    result = check("--output-format", "json", name, "loaded.txt")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"onrecord: {name}: ")
    assert says in line
    wire = json.loads(result.stdout)
    assert [each["path"] for each in wire["documents"]] == ["loaded.txt"]
    assert [set(each) for each in wire["skipped"]] == [{"path", "error"}]


def test_nothing_audited_is_never_called_no_findings(folder):
    (folder / "a.gdoc").write_text('{"url": "x"}')
    assert check("a.gdoc").stdout == "No draft was audited. 1 input could not be read: a.gdoc.\n"


def test_a_draft_in_another_language_is_taken_as_english_where_that_is_set(folder):
    (folder / "dutch.txt").write_text(DUTCH)
    assert check("dutch.txt").exit_code == 2
    assert check("dutch.txt", "--config", "language=en").exit_code == 0


def test_software_and_its_notes_are_no_drafts_unless_they_are_wanted(folder):
    for name in ("node_modules/a/README.md", "venv/lib/x.txt", "requirements-dev.txt", "LICENSE", "LICENSE-MIT.txt", "README.md", "docs/notes.md"):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LOADED)

    def shown(*options):
        return check("--show-files", *options).stdout.split()

    assert shown() == ["clean.txt", "docs/notes.md", "loaded.txt"]
    assert shown("--extend-exclude", "docs/") == ["clean.txt", "loaded.txt"]
    assert "README.md" in shown("--extend-exclude", "!README.md")
    assert "venv/lib/x.txt" in shown("--exclude", "docs/")
    assert shown("README.md") == ["README.md"]
    assert shown("README.md", "--force-exclude") == []
    (folder / "onrecord.toml").write_text('extend-exclude = ["loaded.*"]\nforce-exclude = true\n')
    assert shown("loaded.txt", "clean.txt") == ["clean.txt"]
    assert check("loaded.txt", "--quiet").exit_code == 0


def test_a_place_without_drafts_is_2_unless_the_settings_say_that_it_may_be(folder):
    result = check("gone/*.md")
    assert (result.exit_code, result.stderr) == (2, "onrecord: gone/*.md: matches no draft; check the pattern\n")
    result = check("gone/*.md", "--no-error-on-unmatched")
    assert (result.exit_code, result.stderr) == (
        0,
        "onrecord: not read: gone/*.md: matches no draft; check the pattern\n",
    )
    (folder / "onrecord.toml").write_text("error-on-unmatched = false\n")
    assert check("gone/*.md").exit_code == 0
    assert check("gone/*.md", "--error-on-unmatched").exit_code == 2
    assert check("gone.md").exit_code == 2


def test_v_tells_what_is_read_and_whether_it_was_remembered(folder):
    first, second = check("-v").stderr, check("-v", "-j", "1").stderr
    assert "onrecord: read: clean.txt: text, 11 words\n" in first
    assert "onrecord: read: clean.txt: text, 11 words, from the cache\n" in second
    assert "from the cache" not in check("-v", "--no-cache").stderr
    assert "read: " not in check().stderr


def test_the_version_has_a_short_flag():
    assert CliRunner().invoke(main, ["-V"]).stdout == CliRunner().invoke(main, ["--version"]).stdout


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "true"}, True), ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "0"}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({"FORCE_COLOR": "3", "TERM": "dumb"}, True),
    ],
)  # fmt: skip
def test_colour_can_be_forced_by_the_environment(monkeypatch, environment, wanted):
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color("auto") is wanted
    assert wants_color("never") is False
    assert wants_color("always") is True


HEAVY = (
    "numpy onnxruntime pydantic lxml rich httpx docx jinja2 markupsafe cryptography pathspec trafilatura yaml pyromark "
    "py3langid onrecord.rules onrecord.pipeline onrecord.attribute onrecord.settings onrecord.reporters"
).split()


@pytest.mark.parametrize("arguments", [["--help"], ["-V"], *([each, "--help"] for each in main.commands)], ids=" ".join)
def test_help_loads_no_rule_and_nothing_heavy(arguments):
    code = (
        f"import sys; from onrecord.cli import main; main({arguments!r}, standalone_mode=False);"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("evidence", ["notes/", "notes", "notes/*.md", "notes/talk.md"])
@pytest.mark.parametrize("given", ["settings", "option"])
def test_evidence_is_no_draft_of_a_folder_and_that_is_told(folder, evidence, given):
    (folder / "notes").mkdir()
    (folder / "notes" / "talk.md").write_text("# Talk\n\nMany fear that the bridge will fall.\n")
    options = ["--evidence", evidence] if given == "option" else []
    if given == "settings":
        (folder / "onrecord.toml").write_text(f'evidence = ["{evidence}"]\n')
    run = check(".", *options)
    assert "not read: notes/talk.md: is evidence that drafts are compared with; name it to audit it" in run.stderr
    assert "notes/talk.md:3" not in run.stdout
    for named in ("notes/talk.md", "notes", "notes/*.md"):
        assert "notes/talk.md:3" in check(named, *options).stdout, named


def test_drafts_that_are_all_among_the_evidence_are_audited(folder):
    run = check(".", "--evidence", ".", "--show-files")
    assert run.stdout == check(".", "--show-files").stdout
    run = check(".", "--evidence", "**/*", "--show-files")
    assert run.stdout == check(".", "--show-files").stdout
