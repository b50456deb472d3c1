"""Settings: nearest file upward, and errors that name the remedy."""

from __future__ import annotations

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
