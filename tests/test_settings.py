"""Settings: nearest file upward, and errors that name the remedy."""

from __future__ import annotations

import re

import pytest

from onrecord.errors import SettingsError, instead
from onrecord.settings import Settings, find, load, names, parse


def test_nearest_settings_file_upward_wins(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.onrecord]\nignore = ["LI305"]\n')
    deep = tmp_path / "news" / "today"
    deep.mkdir(parents=True)
    (tmp_path / "news" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find(deep) == tmp_path / "pyproject.toml"
    assert load(tmp_path / "pyproject.toml").ignore == ("LI305",)
    (tmp_path / "news" / "onrecord.toml").write_text('fail-on = "error"\n')
    assert find(deep) == tmp_path / "news" / "onrecord.toml"
    assert load(tmp_path / "news" / "onrecord.toml").fail_on == "error"


def test_unknown_key_error_lists_the_valid_keys():
    with pytest.raises(SettingsError, match=r"'ignroe'; did you mean ignore\?") as raised:
        parse({"ignroe": []}, "onrecord.toml")
    assert str(raised.value).startswith("onrecord.toml: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("table", [{"fail-on": "never"}, {"max-warnings": -1}, {"select": 5}])
def test_wrong_value_error_names_the_key(table):
    with pytest.raises(SettingsError, match=next(iter(table))):
        parse(table, "x")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"min-score": True}, "min-score: should be a whole number"),
        ({"min-score": "70"}, "min-score: should be a whole number"),
        ({"min-score": 70.5}, "min-score: should be a whole number"),
        ({"jobs": True}, "jobs: should be a whole number"),
        ({"needs": {"told": "3"}}, "needs.told: should be a whole number"),
        ({"min-confidence": False}, "min-confidence: should be a number"),
        ({"fail-on-hold": 1}, "fail-on-hold: should be true or false"),
        ({"cache": "no"}, "cache: should be true or false"),
        ({"ignore": [3]}, 'ignore.0: should be text: "…"'),
        ({"outlet": ["The Harl Post", 3]}, 'outlet.1: should be text: "…"'),
        ({"outlet": ""}, "outlet: is blank"),
        ({"outlet": [" "]}, "outlet.0: is blank"),
        ({"evidence": [""]}, "evidence.0: is blank"),
        ({"text-column": " "}, "text-column: is blank"),
    ],
)
def test_value_of_another_type_or_without_words_is_refused_in_words_of_toml(table, says):
    with pytest.raises(SettingsError, match=re.escape(f"x: {says}")):
        parse(table, "x")


def test_whole_number_stands_for_any_number():
    assert parse({"min-confidence": 1, "outlet": "The Harl Post", "cache": False}, "x").min_confidence == 1


@pytest.mark.parametrize("content", [b"a = [", b"\xff\xfe", b"a = 1\na = 2"])
def test_invalid_toml_error_names_the_file(tmp_path, content):
    path = tmp_path / "onrecord.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"onrecord.toml"):
        load(path)


def test_every_setting_is_documented():
    assert all(names().values())
    assert Settings() == parse({}, "x")


@pytest.mark.parametrize("word", ["concis", "markdow", "sariff"])
def test_a_line_on_an_unknown_name_has_the_one_that_is_close_and_no_list(word):
    names = [f"name-{number}" for number in range(30)] + ["concise", "markdown", "sarif"]
    assert "(valid" not in instead(word, names)


def test_a_line_on_an_unknown_name_lists_a_few_and_says_where_the_rest_is():
    names = [f"option-{letter}" for letter in "abcdefghijklmnop"]
    told = instead("zz", names, "`onrecord config` lists them")
    assert told == f" (valid: {', '.join(names[:8])} and 8 more; `onrecord config` lists them)"
    assert instead("zz", names[:8]) == f" (valid: {', '.join(names[:8])})"


def test_table_of_pyproject_in_our_own_file_is_told_where_it_belongs():
    with pytest.raises(SettingsError, match=r"x: \[tool\.onrecord\] belongs in pyproject\.toml"):
        parse({"tool": {"onrecord": {"ignore": ["AN"]}}}, "x")


@pytest.mark.parametrize(
    "text", ["[tool]\nonrecord = {jobs = 2}\n", "tool.onrecord.jobs = 2\n", '[tool."onrecord"]\njobs = 2\n']
)
def test_settings_are_found_however_the_table_is_written(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text)
    assert find(tmp_path) == tmp_path / "pyproject.toml"
    assert load(tmp_path / "pyproject.toml").jobs == 2


@pytest.mark.parametrize("text", ["[tool]\nonrecord = 3\n", "[[tool.onrecord]]\njobs = 2\n", "[tool.onrecord\n"])
def test_what_is_no_table_of_settings_is_not_left_out(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text)
    assert find(tmp_path) == tmp_path / "pyproject.toml"
    with pytest.raises(SettingsError, match=r"should be a table|is not valid TOML"):
        load(tmp_path / "pyproject.toml")


def test_a_pyproject_that_only_mentions_onrecord_has_no_settings(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["onrecord"]\n[tool.ruff]\n')
    assert find(tmp_path) is None


def test_settings_under_the_name_of_other_tools_are_not_left_out(tmp_path):
    (tmp_path / ".onrecord.toml").write_text("jobs = 2\n")
    with pytest.raises(SettingsError, match=r"\.onrecord\.toml: is not read; call it onrecord\.toml"):
        find(tmp_path)


@pytest.mark.parametrize("key", ["exclude", "extend-exclude"])
def test_a_blank_pattern_is_refused(key):
    with pytest.raises(SettingsError, match=rf"{key}\.1: is blank"):
        parse({key: ["old/", " "]}, "onrecord.toml")
