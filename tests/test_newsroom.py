"""The life of a newsroom's repository: forty drafts in four formats, from the first run to the ratchet.

Each step asserts the exit code and the exact findings. Real git; what the model finds is remembered over all steps, so
that only what a step writes is audited anew.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import onrecord.pipeline
from onrecord.cli import main
from tests.newsroom import drafts, written
from tests.repositories import Repo

CLAIM = "A council employee said that the file was deleted."
MARKDOWN, PLAIN, PAGE, WORD = (
    "drafts/05-harnley.md",
    "drafts/08-corrow.txt",
    "drafts/02-wexbridge.html",
    "drafts/03-wexbridge.docx",
)
"""Sound drafts, one of each format."""
LAST_LINE = {MARKDOWN: 9, PLAIN: 9, PAGE: 7, WORD: 5}
"""Where a block stands that is put behind all others."""
OLD = [
    ("VA203", each.path, 3 if each.path.endswith(".docx") else 5)
    for each in drafts()
    if each.blocks[2].startswith("Some say")
]
COLUMNS = [
    ("LI303", each.path, 3 if each.path.endswith(".docx") else 5)
    for each in drafts()
    if each.path.startswith("opinion")
]
HELD: list[str] = []
"""Drafts whose headline puts them on hold."""
BASE = ("--baseline", "known.json")


@dataclass(frozen=True)
class Run:
    """What one run of `onrecord check` gave."""

    code: int
    out: str
    err: str
    table: dict

    @property
    def found(self) -> list[tuple[str, str, int]]:
        """Rule, path and line of each finding that counts."""
        return self._told(suppressed=False)

    @property
    def aside(self) -> list[tuple[str, str, int]]:
        """The same of those that are set aside."""
        return self._told(suppressed=True)

    @property
    def why(self) -> Counter:
        """How many are set aside for each reason."""
        return Counter({why: count for why, count in self.table["summary"]["set_aside"].items() if count})

    def _told(self, *, suppressed: bool) -> list[tuple[str, str, int]]:
        return [
            (each["rule"], os.path.normpath(document["path"]), each["span"]["line"])
            for document in self.table["documents"]
            for each in document["findings"]
            if (each["suppressed"] is not None) == suppressed
        ]


class Newsroom(Repo):
    """A repository of drafts, and the onrecord that is run there."""

    def __init__(self, folder, cache):
        super().__init__(folder)
        self.cache = cache
        self.texts: dict[str, tuple[str, ...]] = {}
        for each in drafts():
            self.put(each.path, *each.blocks)

    def put(self, path, *blocks):
        self.texts[path] = blocks
        self.write(path, written(path, blocks))

    def add(self, path, *blocks):
        """Blocks at the end of a draft."""
        self.put(path, *self.texts[path], *blocks)

    def edit(self, path, old, new):
        assert any(old in block for block in self.texts[path])
        self.put(path, *(block.replace(old, new) for block in self.texts[path]))

    def check(self, *arguments, paths=(".",), **options):
        report = self.folder.parent / "report.json"
        report.unlink(missing_ok=True)
        places = () if "--no-cache" in arguments else ("--cache-dir", self.cache)
        formats = ("--output-format", "text", "--output-format", f"json={report}", "--min-confidence", "0")
        result = CliRunner().invoke(main, ["check", *map(str, (*formats, *places, *arguments, *paths))], **options)
        table = json.loads(report.read_text()) if report.exists() else {}
        return Run(result.exit_code, result.stdout, result.stderr, table)

    def adopt(self):
        run = self.check("--write-baseline", "known.json")
        assert (run.code, run.err) == (0, f"onrecord: known.json: {len(OLD)} known findings written\n")
        return self


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("memory")
    folder.chmod(0o700)
    return folder


@pytest.fixture
def room(tmp_path, monkeypatch, memory):
    """The drafts as they lie there when somebody first tries onrecord, with its settings and committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = Newsroom(tmp_path / "newsroom", memory)
    monkeypatch.chdir(made.folder)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    made.commit()
    return made


@pytest.fixture
def on(monkeypatch):
    """What day it is; only this process knows, so such runs take `--jobs 1`."""

    def set_to(day):
        class Date(datetime.date):
            @classmethod
            def today(cls):
                return datetime.date.fromisoformat(day)

        monkeypatch.setattr(onrecord.pipeline, "date", Date)

    return set_to


def allow(rule="AN103", reason='reason="whistle-blower; identity known to editor"', until="2027-01-31"):
    return f'onrecord: allow {rule} {reason} editor="KL" until={until}'


def test_first_run_reports_old_drafts_but_no_opinion_columns(room):
    assert 'files = ["opinion/**"]  # 4 drafts\nprofile = "opinion"' in (room.folder / "onrecord.toml").read_text()
    run = room.check()
    assert (run.code, run.found, run.aside) == (1, OLD, [])
    assert run.out.endswith("12 findings in 40 drafts (2,096 words): 12 warnings.\n")
    assert sorted(room.check("--isolated").found) == sorted(OLD + COLUMNS)


def test_baseline_hides_old_findings_through_edits_and_renames(room):
    room.adopt()
    run = room.check(*BASE)
    assert (run.code, run.err, run.found, run.aside, run.why) == (0, "", [], OLD, {"known": len(OLD)})
    assert "\nExcluded: 12 in the baseline.\n\nNo findings in 40 drafts" in run.out
    for _, path, _ in OLD[:6]:
        room.edit(path, "town hall", "market hall")
    room.edit("drafts/16-aldmere.txt", "Some say the plan", "Some say\nthe plan")
    room.edit("drafts/22-penholt.html", "Some say the plan", "Some say\nthe plan")
    room.git("mv", "drafts/25-eastrow.md", "drafts/25-eastrow-library.md")
    run = room.check(*BASE)
    assert (run.code, run.err, run.found, run.why) == (0, "", [], {"known": len(OLD)})
    (room.folder / "drafts/01-wexbridge.md").unlink()
    run = room.check(*BASE)
    assert (run.code, run.found, run.why) == (0, [], {"known": len(OLD) - 1})
    assert "1 known finding no longer occurs" in run.err


@pytest.mark.parametrize("path", LAST_LINE)
def test_added_anonymous_claim_is_the_only_new_finding(room, path):
    room.adopt().add(path, CLAIM)
    expected = [("AN103", path, LAST_LINE[path])]
    run = room.check(*BASE)
    assert (run.code, run.found, run.why) == (1, expected, {"known": len(OLD)})
    run = room.check("--diff-base", "HEAD")
    assert (run.code, run.found, run.why) == (1, expected, {})
    assert "39 unchanged drafts skipped." in run.out


def test_ci_formats_distinguish_new_from_known_findings(room):
    room.adopt().add(MARKDOWN, CLAIM)
    outputs = [f"{name}=../{name}" for name in ("github", "sarif", "junit", "gitlab", "rdjson")]
    assert room.check(*BASE, *(part for each in outputs for part in ("--output-format", each))).code == 1
    text = {name: (room.folder.parent / name).read_text() for name in ("github", "sarif", "junit", "gitlab", "rdjson")}
    new, *holds = sorted(text["github"].splitlines()[2:])
    assert re.fullmatch(
        r"::error file=drafts/05-harnley\.md,line=9,endLine=9,col=1,endColumn=19,title=AN103 no-reason::.*", new
    )
    assert [each.partition(",")[0] for each in holds] == [f"::warning file={path}" for path in HELD]
    results = [each for each in json.loads(text["sarif"])["runs"][0]["results"] if each["ruleId"] != "on-hold"]
    assert Counter((each["ruleId"], each["baselineState"]) for each in results) == {
        ("AN103", "new"): 1, ("VA203", "unchanged"): len(OLD),
    }  # fmt: skip
    suites = ElementTree.fromstring(text["junit"])
    assert (suites.get("failures"), len(suites.findall(".//skipped"))) == ("1", len(OLD))
    assert [case.get("classname") for case in suites.iter("testcase") if case.find("failure") is not None] == [MARKDOWN]
    assert [each["location"]["path"] for each in json.loads(text["gitlab"])] == [MARKDOWN, *HELD]
    assert [each["location"]["path"] for each in json.loads(text["rdjson"])["diagnostics"]] == [MARKDOWN, *HELD]


def test_suppressed_findings_pass_and_are_listed(room, on):
    on("2027-01-31")
    room.adopt()
    for path in LAST_LINE:
        room.add(path, allow(), CLAIM)
    run = room.check(*BASE, "--jobs", "1")
    assert (run.code, run.found, run.why) == (0, [], {"known": len(OLD), "suppressed": 4})
    assert {path for rule, path, _ in run.aside if rule == "AN103"} == set(LAST_LINE)
    assert "Excluded: 4 suppressed, 12 in the baseline.\n" in run.out
    shown = " ".join(run.out.split())
    for place in (f"{MARKDOWN}:9", f"{PLAIN}:9", f"{PAGE}:7", f"{WORD}:¶5"):
        assert f"{place} AN103 whistle-blower; identity known to editor (KL, until 2027-01-31)" in shown
    run = room.check("--jobs", "1", "--diff-base", "HEAD")
    assert (run.code, run.found, run.why) == (0, [], {"suppressed": 4})
    assert room.check("--jobs", "1", "--redact", *BASE).out.count("whistle-blower") == 0


def test_unused_or_unreasoned_suppression_is_a_finding(room, on):
    on("2027-01-31")
    room.adopt().add(MARKDOWN, allow(reason=""), CLAIM)
    room.put(PLAIN, room.texts[PLAIN][0], allow("VA203"), *room.texts[PLAIN][1:])
    expected = [("AN103", MARKDOWN, 11), ("SU703", MARKDOWN, 9), ("SU702", PLAIN, 3)]
    for options in (BASE, ("--diff-base", "HEAD"), (*BASE, "--ratchet"), (*BASE, "--diff-base", "HEAD")):
        run = room.check("--jobs", "1", *options)
        assert (run.code, run.found) == (1, expected)
    room.commit()
    room.put(PLAIN, room.texts[PLAIN][0], allow("VA201"), *room.texts[PLAIN][2:])
    assert room.check("--jobs", "1", "--diff-base", "HEAD").found == [("SU702", PLAIN, 3)]


def test_suppression_expires_in_an_unchanged_draft(room, on):
    room.adopt().add(MARKDOWN, allow(), CLAIM)
    room.commit()
    on("2027-01-31")
    run = room.check("--jobs", "1", *BASE)
    assert (run.code, run.found, run.why) == (0, [], {"known": len(OLD), "suppressed": 1})
    on("2027-02-01")
    run = room.check("--jobs", "1", *BASE)
    assert (run.code, run.found) == (1, [("AN103", MARKDOWN, 11), ("SU701", MARKDOWN, 9)])
    assert "The suppression for AN103 ended on 2027-01-31. Renew it, or fix the passage." in run.out
    room.edit(MARKDOWN, "until=2027-01-31", "until=2027-06-30")
    assert room.check("--jobs", "1", *BASE).code == 0


def test_ratchet_allows_replaced_findings_but_no_more_of_them(room):
    room.adopt()
    room.edit("drafts/01-wexbridge.md", "Some say the plan will", "Many say the plan can")
    assert room.check(*BASE).found == [("VA203", "drafts/01-wexbridge.md", 5)]
    assert room.check(*BASE, "--ratchet").code == 0
    room.add(PLAIN, "Some say the work will last a year.")
    run = room.check(*BASE, "--ratchet", "--write-baseline", "known.json")
    assert (run.code, run.found) == (1, [("VA203", "drafts/01-wexbridge.md", 5), ("VA203", PLAIN, 9)])
    assert run.err.startswith("onrecord: known.json: VA203 grew from 12 to 13\n")
    for path in ("drafts/01-wexbridge.md", PLAIN):
        room.put(path, *next(each.blocks for each in drafts() if each.path == PLAIN))
    run = room.check(*BASE, "--ratchet", "--write-baseline", "known.json")
    assert (run.code, run.err) == (0, "onrecord: known.json: 11 known findings written\n")


def test_partial_run_removes_no_other_draft_from_the_baseline(room):
    room.adopt()
    before = (room.folder / "known.json").read_text()
    run = room.check("--diff-base", "HEAD", "--write-baseline", "known.json")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "--baseline" in run.err
    for part in (("--diff-base", "HEAD"), ("--select", "LI")):
        assert room.check(*BASE, "--write-baseline", "known.json", *part).code == 0
        assert (room.folder / "known.json").read_text() == before
    room.edit("drafts/01-wexbridge.md", "Some say the plan", "Some say this plan")
    assert room.check(*BASE, "--write-baseline", "known.json", paths=["drafts/01-wexbridge.md"]).code == 0
    run = room.check(*BASE)
    assert (run.code, run.err, run.why) == (0, "", {"known": len(OLD)})


def test_baseline_is_compared_by_the_rules_of_each_drafts_profile(room):
    settings = room.folder / "onrecord.toml"
    settings.write_text('select = ["VA"]\n[[overrides]]\nfiles = ["opinion/**"]\nselect = ["LI"]\n')
    assert room.check("--write-baseline", "known.json").code == 0
    run = room.check(*BASE)
    assert (run.code, run.err, sorted(run.aside)) == (0, "", sorted(OLD + COLUMNS))
    settings.write_text('[[overrides]]\nfiles = ["opinion/**"]\nprofile = "opinion"\n')
    run = room.check(*BASE)
    assert (run.code, run.err, run.aside) == (0, "", OLD)


def test_dropped_attribution_is_reported_as_weaker_with_the_score_drop(room):
    room.add(PLAIN, "Traffic fell by 9 percent because of the tolls, engineer Bo Park of the Roads Agency said.")
    room.add(PLAIN, "The bridge lost £2 million in two years, auditor Dana Ruiz said.")
    room.commit()
    room.edit(PLAIN, ", auditor Dana Ruiz said", "")
    room.commit()
    result = CliRunner().invoke(main, ["diff", f"HEAD~1:{PLAIN}", PLAIN, "--fail-on-weaker"])
    assert result.exit_code == 1
    assert f"{PLAIN}:11:1  weaker  attribution-dropped" in result.stdout
    quiet = ("--diff-base", "HEAD~1", "--select", "LI303")
    run = room.check(*quiet)
    (document,) = run.table["documents"]
    assert (run.code, run.found, document["path"]) == (0, [], PLAIN)
    fall = document["score"]["base_backing"] - document["score"]["backing"]
    assert fall > 5
    assert room.check(*quiet, "--max-score-drop", int(fall) + 1).code == 0
    assert room.check(*quiet, "--max-score-drop", int(fall) - 1).code == 1


def test_results_are_the_same_from_a_subfolder_of_the_repository(room, monkeypatch):
    """Also the profile of the earlier version: seen from opinion/, it is the version of a column all the same."""
    room.adopt()
    column = "opinion/10-corrow.md"
    room.edit(column, "an empty square", "empty squares")
    room.add(column, CLAIM)
    room.add(MARKDOWN, CLAIM)
    with (room.folder / "onrecord.toml").open("a") as file:
        file.write('[per-file-ignores]\n"drafts/**" = {rules = ["AN103"], reason = "not reopened"}\n')
    monkeypatch.chdir(room.folder / "opinion")
    for options in (("--baseline", "../known.json"), ("--diff-base", "HEAD")):
        run = room.check(*options, "--output-format", "github=../../github", paths=[".", "../drafts"])
        assert run.code == 1
        assert run.found == [("AN103", "10-corrow.md", 9)]
        assert ("AN103", "../drafts/05-harnley.md", 9) in run.aside
        assert "file=opinion/10-corrow.md,line=9" in (room.folder.parent / "github").read_text()
    room.commit()
    room.put(column, *(block.replace("bought my bread", "bought bread") for block in room.texts[column]))
    text = written(column, room.texts[column]).decode()
    run = room.check("--diff-base", "HEAD", "--stdin-filename", "10-corrow.md", paths=["-"], input=text)
    assert (run.code, run.found, run.why) == (0, [], {"untouched": 1})


def test_earlier_version_is_audited_with_the_profile_of_its_own_path(room, monkeypatch):
    """The rhetorical question is in both versions; were the earlier one taken for a column, it would be called new."""
    room.put(
        "news/opinion/talk.md",
        "Harnley talks",
        "The mayor, Dana Ruiz, spoke on Monday.",
        "Why would anybody want that?",
    )
    room.commit()
    room.edit("news/opinion/talk.md", "on Monday", "on Tuesday")
    monkeypatch.chdir(room.folder / "news")
    run = room.check("--diff-base", "HEAD", "--select", "LI303")
    assert (run.code, run.found, run.why) == (0, [], {"untouched": 1})


def test_unreadable_draft_exits_2_and_other_drafts_are_audited(room):
    room.adopt()
    before = (room.folder / "known.json").read_text()
    room.write(WORD, b"PK\x03\x04 broken")
    room.add(MARKDOWN, CLAIM)
    for options in (BASE, ("--diff-base", "HEAD"), (*BASE, "--exit-zero"), (*BASE, "--write-baseline", "known.json")):
        run = room.check(*options)
        assert run.code == 2
        assert run.found == [("AN103", MARKDOWN, 9)]
        assert [each["path"] for each in run.table["skipped"]] == [WORD]
    assert (room.folder / "known.json").read_text() == before


def test_deleted_paths_are_no_error_with_diff_base(room):
    room.git("rm", "-q", "-r", "opinion", MARKDOWN)
    run = room.check("--diff-base", "HEAD", paths=["opinion", MARKDOWN, PLAIN])
    assert (run.code, run.err, run.found) == (0, "", [])
    assert room.check(paths=["opinion"]).code == 2


def test_results_do_not_depend_on_cores_cache_or_order(room):
    room.adopt().add(MARKDOWN, allow(until="2999-01-31"), CLAIM)
    room.add(WORD, CLAIM)
    expected = room.check(*BASE, "--jobs", "2", "--no-cache")
    assert expected.found == [("AN103", WORD, 5)]
    assert room.check(*BASE, "--jobs", "1") == expected
    assert room.check(*BASE, "--jobs", "2") == expected
    backwards = room.check(*BASE, "--jobs", "2", paths=sorted(room.texts, reverse=True))
    assert backwards.table["documents"] == expected.table["documents"][::-1]
    assert backwards.table["summary"] == expected.table["summary"]
