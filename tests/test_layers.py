"""Settings in several places: who wins, for which draft, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingsError
from onrecord.layers import Layer, merged, profile, profiles, table_of
from onrecord.rules import measured, named, rules, select, severities
from onrecord.settings import Settings, load, parse


@pytest.mark.parametrize(
    ("text", "told"),
    [("a = " + "[" * 5_000, "nests tables or lists too deeply"), ("a = " + "1" * 5_000, "is not valid TOML: Exceeds")],
)
def test_settings_that_no_parser_takes_are_one_line_with_their_place(tmp_path, text, told):
    path = tmp_path / "onrecord.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=told) as raised:
        table_of(path)
    assert str(raised.value).startswith(f"{path}: ")


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def writing(text, name="onrecord.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return writing


def test_nearer_file_wins_in_a_chain_of_extends(write):
    write(
        'fail-on = "info"\nmin-score = 10\nextend-ignore = ["LI304"]\nseverity = {AN = "info", VA = "info"}\n',
        "far.toml",
    )
    write('extends = "../far.toml"\nmin-score = 20\nseverity = {VA = "error"}\n', "shared/near.toml")
    path = write('extends = "shared/near.toml"\nmax-warnings = 3\nextend-ignore = ["LI303"]\n')
    settings = load(path)
    assert (settings.fail_on, settings.min_score, settings.max_warnings) == ("info", 20, 3)
    assert settings.extend_ignore == ("LI304", "LI303")
    assert settings.severity == {"AN": "info", "VA": "error"}


def test_later_file_wins_in_a_list_of_extends(write):
    write("min-score = 1\nmax-warnings = 1\n", "a.toml")
    write("min-score = 2\n", "b.toml")
    settings = load(write('extends = ["a.toml", "b.toml"]\n'))
    assert (settings.min_score, settings.max_warnings) == (2, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('extends = "gone.toml"', "onrecord.toml: extends 'gone.toml', but there is no file"),
        ('extends = "onrecord.toml"', "extends it in turn"),
        ('extends = "round.toml"', "extends it in turn"),
        ("extends = 5", "should be a path or a list of paths"),
        ('profile = "wrie"', r"profile: there is no profile 'wrie'; did you mean wire\?"),
        ('severity = {AN103 = "loud"}', r"severity.AN103: there is no 'loud' \(valid: info, warning, error\)"),
        ("overrides = 3", "should be tables"),
        ("[[overrides]]\nmin-score = 3", r"overrides 1: files: should list the drafts"),
        (
            '[[overrides]]\nfiles = ["a"]\nmin-scroe = 3',
            r"overrides 1: unknown setting 'min-scroe'; did you mean min-score",
        ),
        ('[[overrides]]\nfiles = ["a"]\nprofile = "x"', r"overrides 1: profile: there is no profile 'x'"),
        ('[[overrides]]\nfiles = ["a"]\njobs = 3', r"overrides 1: jobs: applies to the whole run"),
    ],
)
def test_invalid_setting_is_a_one_line_error_that_names_the_place(write, text, reason):
    write('extends = "onrecord.toml"\n', "round.toml")
    with pytest.raises(SettingsError, match=reason) as raised:
        load(write(text + "\n"))
    assert "\n" not in str(raised.value)


def test_error_in_an_extended_file_names_that_file(write):
    write("min-score = 500\n", "shared.toml")
    with pytest.raises(SettingsError, match=r"shared\.toml: min-score"):
        load(write('extends = "shared.toml"\n'))


def test_later_overrides_win_and_are_relative_to_the_settings_file(write):
    path = write(
        'min-score = 10\n[[overrides]]\nfiles = ["opinion/**", "*.letter.md"]\nmin-score = 20\nprofile = "opinion"\n'
        '[[overrides]]\nfiles = ["opinion/guests/", "!opinion/guests/staff.md"]\nmin-score = 30\n',
        "news/onrecord.toml",
    )
    settings = load(path)
    scores = {
        "news/a.md": 10, "news/opinion/a.md": 20, "news/deep/x.letter.md": 20, "news/opinion/guests/b.md": 30,
        "news/opinion/guests/staff.md": 20, "opinion/a.md": 10, "../opinion/a.md": 10, "https://a.test/opinion/a": 10,
    }  # fmt: skip
    assert {name: settings.of(name).min_score for name in scores} == scores
    assert settings.of("news/opinion/a.md").extend_ignore == ("LI",)
    assert settings.of(path.parent / "opinion" / "a.md").min_score == 20
    assert settings.extend_ignore == ()


def test_overrides_match_names_with_dots_and_linked_folders(write):
    path = write('[[overrides]]\nfiles = ["*"]\nmin-score = 5\n', "real/onrecord.toml")
    (path.parents[1] / "link").symlink_to("real")
    settings = load(path)
    assert settings.of("real/..a.md").min_score == settings.of("link/a.md").min_score == 5
    assert settings.of("other/a.md").min_score is None


def test_overrides_of_an_extended_file_are_relative_to_the_extending_file(write):
    write('[[overrides]]\nfiles = ["opinion/**"]\nmin-score = 5\n', "shared/house.toml")
    settings = load(write('extends = "shared/house.toml"\nmin-score = 9\n'))
    assert (settings.of("opinion/a.md").min_score, settings.of("a.md").min_score) == (5, 9)


def test_settings_win_over_the_profile_and_an_override_replaces_the_profile(write):
    settings = load(
        write('profile = "wire"\nseverity = {AN103 = "info"}\n[[overrides]]\nfiles = ["live/**"]\nprofile = "live"\n')
    )
    assert settings.severity == {"AN": "error", "HB": "error", "AN103": "info"}
    assert settings.of("live/a.md").severity == {"AN103": "warning", "EV406": "error"}


def test_layer_with_select_discards_extend_select_of_lower_layers(write):
    text = 'select = ["VA"]\nextend-select = ["LI305"]\n[[overrides]]\nfiles = ["opinion/**"]\nprofile = "opinion"\n'
    assert load(write(text)).of("opinion/a.md").extend_select == ("LI305", "AN", "HB605", "FR501")
    text = text.replace("profile =", 'select = ["EV"]\nextend-select = ["EV408"]\nprofile =')
    settings = load(write(text)).of("opinion/a.md")
    assert (settings.select, settings.extend_select) == (("EV",), ("EV408",))


def test_settings_built_in_code_resolve_profiles_and_overrides_by_draft():
    assert parse({"profile": "opinion"}, "x").extend_ignore == ("LI",)
    assert Settings(profile="opinion").of("a.md").extend_ignore == ("LI",)
    assert Settings(fail_on="error").of("a.md") == parse({"fail-on": "error"}, "given")
    overrides = ({"files": ["a/**"], "fail-on": "error"},)
    assert Settings(overrides=overrides).of("a/b.md").fail_on == "error"
    assert Settings(overrides=overrides).of("b/b.md").fail_on == "warning"


@pytest.mark.parametrize("name", profiles())
def test_every_profile_selects_rules_that_exist(name):
    settings = parse({"profile": name}, "x")
    chosen = select(rules(), settings.select + settings.extend_select, settings.ignore + settings.extend_ignore)
    assert chosen
    severities(rules(), settings.severity)
    for selector in profile(name).get("extend-select", ()):
        for rule in named(rules(), selector):
            precision = measured()[rule.code]
            assert rule.default or precision.right >= 0.8 * precision.read > 0, "off by default, and not earned"


def test_profiles_are_those_of_the_rulebook():
    assert set(profiles()) == {
        "wire",
        "investigation",
        "live",
        "feature",
        "opinion",
        "explainer",
        "transcript",
        "satire",
    }


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(), max_size=3), max_size=5))
def test_last_scalar_value_wins(tables):
    from pathlib import Path

    whole = merged(Layer("x", table, Path()) for table in tables)
    for key in "abc":
        said = [table[key] for table in tables if key in table]
        assert whole.get(key) == (said[-1] if said else None)


@pytest.mark.parametrize("text", ['[[tool.onrecord]]\nselect = ["LI"]', "[tool]\nonrecord = 3", "tool = 3"])
def test_pyproject_with_something_else_than_our_table_is_handled(tmp_path, text):
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    if text == "tool = 3":
        assert table_of(path) == {}
        return
    with pytest.raises(SettingsError, match=r"pyproject\.toml: tool\.onrecord: should be a table"):
        table_of(path)


def test_names_with_underscores_are_accepted(tmp_path):
    file = tmp_path / "onrecord.toml"
    file.write_text(
        'fail_on = "error"\n[per_file_ignores."a.md"]\nrules = ["AN103"]\nreason = "settled"\n'
        '[[overrides]]\nfiles = ["b.md"]\nextend_ignore = ["LI"]\n'
    )
    settled = load(file)
    assert settled.fail_on == "error"
    assert settled.exceptions(tmp_path / "a.md")[0].reason == "settled"
    assert settled.of(tmp_path / "b.md").extend_ignore == ("LI",)
