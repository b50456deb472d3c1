"""`onrecord check --archive`: sources that have a claim from one origin in an archive do not back each other."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.archive.audit import Plan, audit_batch
from onrecord.archive.circular import Group, Statement
from onrecord.archive.inputs import record_batch
from onrecord.archive.origins import KnownOrigins, read_origins
from onrecord.archive.store import Store
from onrecord.cli import main
from onrecord.domain import Source, SourceKind
from onrecord.settings import parse

CLAIM = "Sandmere Foods will shut its Ottery cannery in August and cut 620 jobs"
ARTICLES = (
    ("1", "Tide Herald", f"{CLAIM}, two officials said. They asked not to be named because the plan is not public."),
    ("2", "Moor Gazette", f"{CLAIM}, the Tide Herald reported on Monday."),
    ("3", "Fell Observer", f"{CLAIM}, chief executive Nora Quill said."),
    ("4", "Harbour Post", f"{CLAIM}, according to Nora Quill, its chief executive."),
)
REST = (
    "Residents of Ottery gathered outside the cannery on Tuesday evening to protest against the plans of the company."
)
TWO_OUTLETS = f"{CLAIM}, the Tide Herald reported.\n\nThe Moor Gazette also reported that {CLAIM}.\n\n{REST}\n"
INDEPENDENT = TWO_OUTLETS.replace("Moor Gazette", "Fell Observer")
OUTLET_AND_ITS_SOURCE = (
    f"{CLAIM}, chief executive Nora Quill said.\n\nThe Fell Observer also reported that {CLAIM}.\n\n{REST}\n"
)


def archive(folder, rows=ARTICLES, *, redact=False):
    store = Store(Path(folder))
    names = ("id", "outlet", "text")
    plan = Plan(parse({}, "test"), redact=redact)
    with store.opened({"redacted": redact}) as token:
        store.write(audit_batch(record_batch(dict(zip(names, row, strict=True)) for row in rows), plan), token)
    return store


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The tables of four articles, with those of a report."""
    place = tmp_path_factory.mktemp("origins")
    archive(place / "tables")
    done = run("archive", "report", str(place / "tables"), "--html", str(place / "page.html"))
    assert done.exit_code == 0, done.output
    return place / "tables"


def run(*args):
    return CliRunner().invoke(main, list(args))


def draft(text):
    Path("draft.txt").write_text(text)
    return "draft.txt"


def corroborations(text, *options):
    result = run("check", draft(text), "--output-format", "json", "--exit-zero", *options)
    (document,) = json.loads(result.stdout)["documents"]
    return [
        (piece["effect"], assertion["level"]) for assertion in document["assertions"]
        for piece in assertion["evidence"] if piece["signal"] == "corroboration"
    ]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_a_new_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("text", [TWO_OUTLETS, OUTLET_AND_ITS_SOURCE])
def test_sources_with_one_origin_do_not_raise_a_claim(tables, text):
    before = corroborations(text, "--isolated")
    after = corroborations(text, "--isolated", "--archive", str(tables))
    assert {effect for effect, _ in before} == {"raise"}
    assert {effect for effect, _ in after} == {"note"}
    assert [level for _, level in after] == [level - 1 for _, level in before]


def test_sources_with_two_origins_raise_it(tables):
    assert corroborations(INDEPENDENT, "--archive", str(tables)) == corroborations(INDEPENDENT)


def test_a_claim_that_the_archive_does_not_hold_is_raised(tables):
    other = TWO_OUTLETS.replace("620", "75")
    assert corroborations(other, "--archive", str(tables)) == corroborations(other)


def test_a_third_source_that_is_independent_counts(tables):
    third = TWO_OUTLETS.replace(REST, f"Union secretary Jim Okoro said {CLAIM}.\n\n{REST}")
    assert {effect for effect, _ in corroborations(third, "--archive", str(tables))} == {"raise"}


def test_the_ledger_names_the_origin(tables):
    told = " ".join(run("check", draft(TWO_OUTLETS), "--archive", str(tables), "--explain", "1").output.split())
    assert "Moor Gazette says the same, but counts together with Tide Herald as one source" in told
    assert "(unnamed: two officials, in tide herald)" in told
    whole = " ".join(run("check", draft(TWO_OUTLETS), "--archive", str(tables), "--ledger", "all").output.split())
    assert "counts together with" in whole


def test_nothing_of_it_is_shown_in_a_redacted_report(tables):
    result = run("check", draft(TWO_OUTLETS), "--archive", str(tables), "--explain", "1", "--redact")
    assert "both count as one" in " ".join(result.output.split())
    assert "officials" not in result.output


def test_the_setting_is_seen_from_the_folder_of_its_file(tables, tmp_path):
    Path("onrecord.toml").write_text(f'archive = "{tables}"\n')
    assert {effect for effect, _ in corroborations(TWO_OUTLETS)} == {"note"}
    (tmp_path / "held").symlink_to(tables)
    Path("onrecord.toml").write_text('archive = "held"\n')
    assert {effect for effect, _ in corroborations(TWO_OUTLETS)} == {"note"}


def test_the_cache_knows_with_which_archive_a_draft_was_audited(tables):
    plain = corroborations(TWO_OUTLETS, "--cache-dir", "cache")
    assert corroborations(TWO_OUTLETS, "--cache-dir", "cache", "--archive", str(tables)) != plain
    assert corroborations(TWO_OUTLETS, "--cache-dir", "cache") == plain


def test_drafts_are_audited_in_processes_with_the_archive(tables):
    Path("many").mkdir()
    for number in range(13):
        Path(f"many/{number}.txt").write_text(TWO_OUTLETS)
    result = run("check", "many", "--archive", str(tables), "-j", "2", "--no-cache", "--output-format", "json")
    assert len(json.loads(result.stdout)["documents"]) == 13
    assert result.stdout.count("counts together with") == 13 * len(corroborations(TWO_OUTLETS))


def test_a_folder_without_tables_is_one_line(tables):
    Path("empty").mkdir()
    for place in ("empty", "nowhere"):
        result = run("check", draft(TWO_OUTLETS), "--archive", place)
        assert result.exit_code == 2
        assert result.stderr == (
            f"onrecord: {place}: holds no tables of an archive; make them with: onrecord archive INPUT... --to DIR\n"
        )


def test_tables_without_a_report_or_without_words_are_one_line():
    archive("unreported")
    result = run("check", draft(TWO_OUTLETS), "--archive", "unreported")
    assert result.exit_code == 2
    assert "unreported: holds no table of origins; write it with: onrecord archive report" in result.stderr
    archive("redacted", redact=True)
    result = run("check", draft(TWO_OUTLETS), "--archive", "redacted")
    assert result.exit_code == 2
    assert "redacted: was made with --redact" in result.stderr


def test_a_broken_table_is_one_line(tables):
    archive("broken").write_origins(record_batch([]))
    (broken := Path("broken/origins/origins.parquet")).write_bytes(b"PAR1 nothing")
    result = run("check", draft(TWO_OUTLETS), "--archive", "broken")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"{broken}: cannot be read" in result.stderr


def test_without_pyarrow_one_line_names_the_extra(tables, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "pyarrow" else find_spec(name))
    result = run("check", draft(TWO_OUTLETS), "--archive", str(tables))
    assert result.exit_code == 2
    assert result.stderr == "onrecord: --archive: needs pyarrow; install it with: pip install 'onrecord[archive]'\n"


def test_the_setting_does_not_change_what_an_archive_is_audited_with():
    with_archive = Plan(parse({"archive": "tables", "min-confidence": 0.5}, "test"))
    without = Plan(parse({"min-confidence": 0.5}, "test"))
    assert with_archive.fingerprint == without.fingerprint
    assert Plan(parse({"archive": "tables"}, "test")).fingerprint == Plan(parse({}, "test")).fingerprint


def test_another_report_replaces_the_table_and_a_new_run_removes_it(tmp_path):
    store = archive("again")
    run("archive", "report", "again", "--html", "page.html")
    assert len(read_origins(store).groups) == 1
    run("archive", "report", "again", "--html", "page.html", "--since", "2030-01-01")
    assert not read_origins(store).groups
    store.clear()
    assert store.origins() is None


def test_unnamed_sources_have_it_from_the_outlet_that_they_told():
    said = [
        Statement("1", "Tide Herald", "", "unnamed-group", "two officials", CLAIM, CLAIM),
        Statement("2", "Moor Gazette", "", "outlet", "Tide Herald", f"{CLAIM}, the Tide Herald reported.", CLAIM),
    ]
    one = frozenset({"unnamed: two officials, in tide herald"})
    known = KnownOrigins((Group(tuple(said), {"1": one, "2": one}),))
    unnamed = Source(SourceKind.UNNAMED_GROUP, "two officials")
    outlet = Source(SourceKind.OUTLET, "the Moor Gazette")
    told = f"{CLAIM}, two officials told the Tide Herald."
    assert known.shared(CLAIM, [(unnamed, told), (outlet, "")]) == next(iter(one))
    assert known.shared(CLAIM, [(unnamed, f"{CLAIM}, two officials said."), (outlet, "")]) is None


def test_nothing_of_the_archive_is_imported_without_it():
    code = "import sys, onrecord.pipeline, onrecord.cli.check; print(*{'pyarrow', 'onrecord.archive'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "\n"
