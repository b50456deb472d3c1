"""Rules that a desk writes in its settings: the same engine as ours, checked key by key, tested by their examples."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cache import Cache
from onrecord.cli import main
from onrecord.configure import places_of, settled
from onrecord.domain import Audit, Category, SourceKind
from onrecord.errors import SettingsError
from onrecord.language.desk import LISTS, desk_words
from onrecord.language.expression import bounded
from onrecord.language.pattern_cost import check_cost
from onrecord.language.word_lists import word_pattern, word_set
from onrecord.layers import of_file
from onrecord.pipeline import audit
from onrecord.reporters import Style, render
from onrecord.rule_test import failed_examples
from onrecord.rules import house, rules, rules_of
from onrecord.settings import Settings, parse
from tests.language.steps import worst

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "house-rules").glob("*.toml"))
RULE = {
    "code": "QX101",
    "name": "no-pier",
    "message": "{words}: call it a jetty.",
    "help": "Write jetty.",
    "flags": ["The [pier] fell."],
    "passes": ["The jetty fell."],
    "find": {"phrases": {"phrase": ["pier|piers"]}},
}


def desk(*written: dict, **tables) -> Settings:
    return parse({"house-rules": [{**RULE, **each} for each in written], **tables}, "desk.toml")


def flagged(settings: Settings, text: str, name: str = "draft.md") -> list[tuple[str, str]]:
    report = audit(text, name, settings=settings)
    return [
        (each.rule.code, each.span.of(report.dossier.document.text))
        for each in report.findings
        if each.rule.category is Category.HOUSE
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_shipped_examples_are_right_and_flag_what_they_mark(path):
    settings = settled(of_file(path))
    assert len(house(settings)) >= 4
    assert [str(each) for each in failed_examples(house(settings), settings)] == []


def test_shipped_examples_use_every_limit_that_the_page_names():
    written = " ".join(path.read_text("utf-8") for path in EXAMPLES)
    for limit in "voice source_kind grade directness needs_backing backing burden genre section files near".split():
        assert f"{limit} = " in written or f'"{limit}"' in written, limit
    assert all(f"{key} = [" in written for key in LISTS)


@pytest.mark.parametrize(
    ("limit", "flags", "passes"),
    [
        ({"find": {"phrases": {"phrase": ["pier"], "voice": ["headline"]}}}, "(headline) New [pier] opens", "The pier opened."),
        ({"find": {"phrases": {"phrase": ["pier"], "voice": ["quoted"]}}}, "“The [pier] is ours, and it stays,” she said.", "The pier opened."),
        ({"only_if": [{"source_kind": "none"}]}, "The [pier] fell.", "Nora Vale said that the pier fell."),
        ({"only_if": [{"source_kind": "person"}]}, "Nora Vale said that the [pier] fell.", "Sources said that the pier fell."),
        ({"only_if": [{"grade": ["D0", "D1"]}]}, "A source said that the [pier] had failed.", "Nora Vale said that the pier had failed."),
        ({"only_if": [{"directness": "indirect"}]}, "Nora Vale said that the [pier] fell.", "The pier fell."),
        ({"only_if": ["needs_backing"]}, "The [pier] cost £14.2m, twice the sum in the plan.", "Is the pier open?"),
        ({"only_if": [{"burden": ["accusation"]}]}, "The director had stolen £40,000 from the [pier] fund.", "The pier is 40 metres long."),
        ({"only_if": [{"backing": ["unbacked"]}]}, "The director had stolen £40,000 from the [pier] fund.", "The pier opened on Monday."),
        ({"only_if": [{"genre": "live"}]}, "(live) The [pier] fell.", "The pier fell."),
        ({"only_if": [{"section": ["Sport"]}]}, "(section sport) The [pier] fell.", "(section News) The pier fell."),
        ({"only_if": [{"near": "storm", "words": 4}]}, "The [pier] fell in the storm.", "The pier fell late on Monday night in the storm."),
        ({"unless": [{"near": "old", "words": 2}]}, "The [pier] fell.", "The old pier fell."),
    ],
)  # fmt: skip
def test_rule_is_limited_by_what_the_audit_knows(limit, flags, passes):
    settings = desk({**limit, "flags": [flags], "passes": [passes]})
    assert [str(each) for each in failed_examples(house(settings), settings)] == []


def test_files_limit_a_rule_to_drafts_by_their_path(tmp_path):
    (tmp_path / "onrecord.toml").write_text(toml(files=["sport/**"]))
    settings = settled(of_file(tmp_path / "onrecord.toml"))
    assert flagged(settings, "The pier fell.", str(tmp_path / "sport/a.md")) == [("QX101", "pier")]
    assert flagged(settings, "The pier fell.", str(tmp_path / "news/a.md")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\nsection: Sport\n---\n\nThe pier fell.\n"),
        ("a.html", '<html><head><meta property="article:section" content="Sport"></head><body><p>The pier fell.</p></body></html>'),
        ("b.html", '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Sport"]}</script></head><body><article><p>The pier fell.</p></article></body></html>'),
    ],
)  # fmt: skip
def test_section_is_what_the_draft_states(name, text):
    settings = desk({"only_if": [{"section": "sport"}]}, **{"allow-stub": True})
    assert flagged(settings, text, name) == [("QX101", "pier")]
    assert flagged(settings, text.replace("Sport", "News"), name) == []


def toml(**keys) -> str:
    rule = {**RULE, **keys}
    return "".join(["[[house-rules]]\n", *(f"{key} = {_toml(value)}\n" for key, value in rule.items())])


def _toml(value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


WRONG = {
    "blank phrase": ({"find": {"phrases": {"phrase": [" "]}}}, "find.phrases.phrase: is blank; write the words to look for"),
    "no list of phrases": ({"find": {"phrases": {"phrase": 3}}}, 'find.phrases.phrase: should be a list: ["…"]'),
    "blank expression": ({"only_if": [{"near": " "}]}, "only_if.near.expression: is blank"),
    "words counted backwards": ({"only_if": [{"near": "x", "words": -3}]}, "only_if.near.words: should be a number from 1 to 1,000, not -3"),
    "more words than a draft": ({"unless": [{"near": "x", "words": 10**9}]}, "unless.near.words: should be a number from 1 to 1,000"),
    "blank message": ({"message": " "}, "message: message is missing"),
    "blank help": ({"help": ""}, "help: is blank; say what to do about a finding"),
    "key": ({"mesage": "x"}, "mesage: a house rule has no key 'mesage'; did you mean message?"),
    "code": ({"code": "x1"}, "code: 'x1' should be two to six capitals and a number"),
    "own code": ({"code": "AN999"}, "code: AN is taken by a rule of onrecord's own"),
    "own name": ({"name": "some-say"}, "name: some-say is taken by a rule of onrecord's own"),
    "name": ({"name": "No Pier"}, "name: 'No Pier' should be words in lower case with hyphens"),
    "type": ({"flags": "The [pier] fell."}, 'flags: should be a list: ["…"]'),
    "severity": ({"severity": "fatal"}, "severity: there is no 'fatal' (valid: info, warning, error)"),
    "confidence": ({"confidence": "hihg"}, "confidence: there is no 'hihg'; did you mean high?"),
    "text": ({"summary": 7}, 'summary: should be text: "…"'),
    "switch": ({"enabled": "yes"}, "enabled: should be true or false"),
    "number among phrases": ({"find": {"phrases": {"phrase": [4]}}}, 'find.phrases.phrase: should be text: "…"'),
    "no passes": ({"passes": []}, "passes: should hold an example at least"),
    "unmarked": ({"flags": ["The pier fell."]}, "flags 1: 'The pier fell.' marks nothing"),
    "marked": ({"passes": ["The [jetty] fell."]}, "passes 1: 'The [jetty] fell.' marks words"),
    "finder": ({"find": {"phrase": {}}}, "find: there is no 'phrase'; did you mean phrases?"),
    "two finders": ({"find": {"phrases": {}, "claims": {}}}, "find: looks for one thing, not 2"),
    "option": ({"find": {"phrases": {"phrases": ["a"]}}}, "find.phrases: there is no option 'phrases'; did you mean phrase?"),
    "option type": ({"find": {"phrases": {"phrase": "pier"}}}, "find.phrases.phrase: "),
    "voice": ({"find": {"phrases": {"phrase": ["a"], "voice": ["editor"]}}}, "find.phrases: there is no 'editor'"),
    "list": ({"find": {"phrases": {"list": "piers"}}}, "find.phrases.list: there is no word list 'piers'"),
    "query": ({"only_if": ["credit"]}, "only_if: there is no 'credit'; did you mean credited?"),
    "query in none": ({"unless": [{"none": ["credit"]}]}, "unless.none: there is no 'credit'"),
    "query option": ({"unless": [{"before": "a", "withn": 3}]}, "unless.before: there is no option 'withn'; did you mean within?"),
    "query type": ({"unless": [{"before": "a", "within": "3"}]}, "unless.before.within: should be a whole number"),
    "no argument": ({"only_if": ["grade", "before"]}, "only_if.before: expression is missing (valid: expression, within)"),
    "grade": ({"only_if": [{"grade": "D9"}]}, "only_if.grade: there is no 'D9' (valid: D0, D1, D2, D3)"),
    "kind": ({"only_if": [{"source_kind": "anonymous"}]}, "only_if.source_kind: there is no 'anonymous'"),
    "no condition": ({"only_if": [3]}, "only_if: a condition is a name or a table with one, not 3"),
    "no list": ({"only_if": "credited"}, "only_if: "),
    "expression": ({"find": {"phrases": {"expression": "(pier"}}}, "find.phrases.expression: '(pier' is no regular expression"),
    "slow": ({"unless": [{"before": "(\\w+)*x"}]}, "unless.before.expression: '(\\\\w+)*x' may be matched in too many ways"),
    "back reference": ({"find": {"phrases": {"expression": "(a)\\1"}}}, "refers back to a group, which takes too long"),
    "reference": ({"find": {"phrases": {"expression": "{nonesuch}"}}}, "{nonesuch} is no piece of the rule, no word list"),
    "slot": ({"message": "{wrds}: who?"}, "message: nothing is called {wrds} there; did you mean words?"),
    "also": ({"also": [{"fnd": {}}]}, "also 1: fnd: there is no 'fnd'; did you mean find?"),
    "tells": ({"tells": [{"text": "x"}]}, "tells 1: there is no 'text' (valid: message, severity, only_if)"),
    "also in also": ({"also": [{"find": {"phrases": {"phrase": ["a"]}}, "also": []}]}, "also 1: also: there is no 'also'"),
    "find in also": ({"also": [{"find": "pier"}]}, "also 1: find: should be a table: [house-rules.find.phrases], not 'pier'"),
    "message type": ({"also": [{"find": {"phrases": {"phrase": ["a"]}}, "message": 3}]}, "also 1: message: should be a text"),
    "tells type": ({"also": [{"find": {"phrases": {"phrase": ["a"]}}, "tells": "x"}]}, "also 1: tells: should be a list of tables"),
    "no tells": ({"tells": []}, "tells: should be a list of tables, not []"),
    "option of none": ({"unless": [{"none": ["says"], "words": 3}]}, "unless.none: holds conditions alone, no option 'words'"),
    "piece": ({"pieces": {"A": "x"}}, "pieces.A: should be an expression or a list of them"),
    "finder options": ({"find": {"phrases": 3}}, "find.phrases: should be a table: [house-rules.find.phrases], not 3"),
    "files": ({"files": ["[z-a]"]}, "files: '[z-a]' is no pattern"),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "says"), WRONG.values(), ids=WRONG)
def test_mistake_is_one_line_that_names_file_rule_key_and_what_is_valid(keys, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("onrecord-rules.toml").write_text(toml(**keys))
    Path("a.md").write_text("The pier fell.")
    result = CliRunner().invoke(main, ["check", "a.md"])
    assert result.exit_code == 2
    assert says in result.stderr
    assert "onrecord-rules.toml: house rule " in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[desk]\noutlet = ['A']", "desk.outlet: there is no such key; did you mean outlets?"),
        ("[desk]\noutlets = 'A'", 'desk.outlets: should be a list: ["…"]'),
        ("[desk]\ntitles = ['Sarpanch', ' ']", "desk.titles.1: is blank; write words there"),
        ("[desk]\norganisations = ['']", "desk.organisations.0: is blank"),
        ("[desk]\navoid = {'so-called' = 3}", "desk.avoid.so-called: should be text"),
        ("[desk]\navoid = {' ' = 'x'}", "desk.avoid: ' ': should be words to avoid"),
        ("min-score = 4", "min-score: does not belong in a file of house rules (valid: house-rules, desk, extends)"),
        ("house-rules = 'x'", "house-rules: should be tables: [[house-rules]]"),
        ("house-rules = ['QD7']", "house-rules: should be tables: [[house-rules]]"),
        ("[house-rules]\ncode = 'QD7'", "house-rules: should be tables: [[house-rules]]"),
        ("extends = 'gone.toml'", "extends 'gone.toml', but there is no file"),
        (toml() + toml(), "code and name must be its own"),
        (toml() + toml(code="QX102"), "code and name must be its own"),
        ("[[house-rules]\n", "is not valid TOML"),
    ],
)  # fmt: skip
def test_mistake_beside_the_rules_is_one_line_too(text, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("onrecord-rules.toml").write_text(text)
    result = CliRunner().invoke(main, ["rule", "test"])
    assert result.exit_code == 2
    assert says in result.stderr
    assert "onrecord-rules.toml" in result.stderr


def test_rule_test_names_the_example_that_fails_and_what_is_flagged_instead(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("onrecord-rules.toml").write_text(
        toml(passes=["Two piers fell."], flags=["The [pier] fell.", "A [mole] fell."])
    )
    result = CliRunner().invoke(main, ["rule", "test"])
    assert result.exit_code == 2
    assert (
        "house rule QX101 no-pier: flags 2: flags nothing there, and the example says “A [mole] fell.”" in result.stderr
    )
    assert (
        "house rule QX101 no-pier: passes 1: flags “Two [piers] fell.”, and the example says “Two piers fell.”"
        in result.stderr
    )
    Path("onrecord-rules.toml").write_text(toml())
    result = CliRunner().invoke(main, ["rule", "test", "no-pier"])
    assert (result.exit_code, result.stdout) == (0, "1 house rule, 2 examples: all are flagged as marked\n")


def test_house_rule_is_listed_explained_selected_suppressed_and_reported_as_any_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("onrecord-rules.toml").write_text(toml(severity="error"))
    run = CliRunner().invoke
    assert "QX101  no-pier" in run(main, ["rule"]).stdout
    page = run(main, ["rule", "no-pier"]).stdout
    assert "Not measured: a desk wrote it" in page
    told = json.loads(run(main, ["rule", "QX101", "--output-format", "json"]).stdout)[0]
    assert told["origin"] == str(tmp_path / "onrecord-rules.toml")
    assert told["category"] == "house-rules"
    Path("a.md").write_text("The pier fell.\n")
    found = json.loads(run(main, ["check", "a.md", "--output-format", "json", "--min-confidence", "1"]).stdout)
    (one,) = (each for each in found["documents"][0]["findings"] if each["rule"] == "QX101")
    assert (one["name"], one["severity"], one["message"]) == ("no-pier", "error", "“pier”: call it a jetty.")
    sarif = json.loads(run(main, ["check", "a.md", "--output-format", "sarif"]).stdout)
    assert "QX101" in [each["id"] for each in sarif["runs"][0]["tool"]["driver"]["rules"]]
    for selection in (["--ignore", "QX"], ["--ignore", "house-rules"], ["--select", "AN"], ["--isolated"]):
        assert "QX101" not in run(main, ["check", "a.md", *selection]).stdout
    Path("a.md").write_text('<!-- onrecord: allow no-pier reason="its name" -->\nThe pier fell.\n')
    assert run(main, ["check", "a.md"]).exit_code == 0


@pytest.mark.parametrize("format", ["text", "html", "markdown", "github", "gitlab", "junit", "rdjson", "grouped"])
def test_every_reporter_renders_a_house_rule(format):
    report = audit("The pier fell.", "a.md", settings=desk({}))
    assert "no-pier" in render(format, Audit((report,)), Style()).replace("no pier", "no-pier")


def test_shared_files_add_up_and_a_later_rule_replaces_one_of_the_same_code(tmp_path):
    (tmp_path / "shared.toml").write_text(toml() + toml(code="QX102", name="no-mole") + "[desk]\noutlets = ['A B']\n")
    (tmp_path / "onrecord-rules.toml").write_text(
        "extends = 'shared.toml'\n" + toml(severity="info") + "[desk]\noutlets = ['C D']\navoid = {'mole' = 'jetty'}\n"
    )
    settings = settled(places_of(None, tmp_path))
    assert [(rule.code, rule.severity.label) for rule in house(settings)] == [
        ("QX101", "info"), ("QX102", "warning"), ("TA001", "warning"),
    ]  # fmt: skip
    assert settings.desk.outlets == ("A B", "C D")


def test_rules_stand_in_pyproject_too(tmp_path):
    (tmp_path / "pyproject.toml").write_text(toml().replace("[[house-rules]]", "[[tool.onrecord.house-rules]]"))
    assert [rule.code for rule in house(settled(of_file(tmp_path / "pyproject.toml")))] == ["QX101"]


def test_overrides_hold_no_house_rules(tmp_path):
    (tmp_path / "onrecord.toml").write_text(
        "[[overrides]]\nfiles = ['a/**']\n" + toml().replace("[[house-rules]]", "[[overrides.house-rules]]")
    )
    with pytest.raises(SettingsError, match="applies to the whole run"):
        settled(of_file(tmp_path / "onrecord.toml"))


def test_what_is_remembered_depends_on_the_rules_and_on_what_the_desk_knows(tmp_path):
    cache = Cache(tmp_path / "cache")
    other = {"find": {"phrases": {"phrase": ["fell"]}}}
    told = [
        [each.span.start for each in audit("The pier fell.", "a.md", settings=each, cache=cache).findings if each.rule.code == "QX101"]
        for each in (desk({}), desk(other), desk(), desk({}))
    ]  # fmt: skip
    assert told == [[4], [9], [], [4]]
    assert audit("The pier fell.", "a.md", settings=desk({}), cache=cache).remembered
    assert not audit("The pier fell.", "a.md", settings=desk({}, desk={"outlets": ["Quay"]}), cache=cache).remembered


def test_own_rules_are_the_same_for_settings_without_house_rules():
    assert rules_of(Settings()) == rules()
    assert house(Settings()) == ()


def test_terms_to_avoid_are_a_rule_that_says_what_to_write():
    settings = desk(
        desk={"avoid": {"passed away": "died", "so-called": "", "raise|raised … eyebrows": "", "(sic)": "x"}}
    )
    assert [str(each) for each in failed_examples(house(settings), settings)] == []
    assert flagged(settings, "It raised a few eyebrows.") == [("TA001", "raised a few eyebrows")]
    report = audit("The so-called mayor passed away. “She passed away,” he said.", "a.md", settings=settings)
    told = [each.message for each in report.findings if each.rule.code == "TA001"]
    assert told == ["“so-called”: the desk avoids this term.", "“passed away”: the desk wants instead: died."]


def kinds(text: str, **known) -> list[tuple[SourceKind, str | None]]:
    sources = audit(text, "a.txt", settings=parse({"desk": known}, "desk.toml") if known else None).dossier.sources
    return [(each.kind, each.name) for each in sources]


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Corvane Lights said that the gate was shut.", {"outlets": ["Corvane Lights"]}, (SourceKind.OUTLET, "Corvane Lights")),
        ("Nimbus Vale said that the gate was shut.", {"organisations": ["Nimbus Vale"]}, (SourceKind.ORGANIZATION, "Nimbus Vale")),
        ("The weaver said that the gate was shut.", {"never-anonymous": ["the weaver"]}, (SourceKind.PERSON, "the weaver")),
        ("The King said that the gate was shut.", {"never-anonymous": ["King"]}, (SourceKind.PERSON, "King")),
        ("A friend, Kit, said that the gate was shut.", {"never-anonymous": ["a friend"]}, None),
    ],
)  # fmt: skip
def test_what_the_desk_knows_decides_of_what_kind_a_source_is(text, known, expected):
    before = kinds(text)
    after = kinds(text, **known)
    assert before != after or expected is None
    assert expected is None or after[0] == expected
    assert kinds(text) == before, "what one desk knows is forgotten for the next draft"


def test_title_of_the_desk_stands_before_a_name_and_is_no_part_of_it():
    text = "Zarpan Ilse Vorn said that the gate was shut."
    assert kinds(text, titles=["Zarpan"])[0] == (SourceKind.PERSON, "Ilse Vorn")


@pytest.mark.parametrize(
    "text", ["“The gate is shut,” Nora Vale zarped.", "Nora Vale zarped that the gate is shut on Mondays."]
)
def test_verb_of_the_desk_credits_somebody_and_is_speech(text):
    attributions = audit(
        text, "a.txt", settings=parse({"desk": {"cue-verbs": ["zarp|zarped"]}}, "x")
    ).dossier.attributions
    assert [text[each.cue[0].start : each.cue[0].end] for each in attributions] == ["zarped"]
    with desk_words({"cue-verbs": ("zarp|zarped",)}):
        assert word_pattern("cues_of_speech").search("she zarped")
    assert not word_pattern("cues_of_speech").search("she zarped")


def test_every_list_that_a_desk_adds_to_is_asked_for_by_name():
    for key, lists in LISTS.items():
        with desk_words({key: ("Zarp",)}):
            assert all("Zarp" in word_set(name) for name in lists)
        assert all("Zarp" not in word_set(name) for name in lists)


@pytest.mark.parametrize(
    "expression",
    [r"(?:\w+ ){0,3}said", r"\w+ \w+ said", r"“[^”]+”", r"(?i)\bso-called\b", r"(?:[A-Z]\w+ )+Ltd", r"[^,]*, (?:who|which) "],
)  # fmt: skip
def test_pattern_that_is_accepted_takes_linear_time_on_the_texts_that_cost_it_most(expression):
    check_cost(expression)
    assert not worst(bounded(expression)).is_too_dear


@pytest.mark.parametrize(
    "expression", [r"(\w+)*x", r".*a.*b", r"(?:a|a)*b", r"(?:\w+\s*)+:", r"(a)\1", r"((a{1,9}){1,9}){1,9}"]
)
def test_pattern_that_might_take_long_is_refused(expression):
    with pytest.raises(ValueError, match="takes too long"):
        check_cost(expression)


def test_page_of_house_rules_shows_rules_that_work():
    page = (Path(__file__).parents[2] / "docs" / "house-rules.md").read_text("utf-8")
    shown = [part.split("```")[0] for part in page.split("```toml\n")[1:]]
    assert len(shown) >= 2
    for text in shown:
        settings = parse(tomllib.loads(text), "page.toml")
        assert [str(each) for each in failed_examples(house(settings), settings)] == []


def test_file_of_rules_without_its_option_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text("", "utf-8")
    result = CliRunner().invoke(main, ["rule", "test", str(path)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.rstrip().endswith(
        "rules.toml: is a file or folder, not a rule; to test its rules, use --config FILE"
    )
