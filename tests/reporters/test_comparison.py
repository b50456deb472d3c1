"""A comparison of two drafts as text, Markdown and JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files

import pyromark
import pytest
from jsonschema import Draft202012Validator

from onrecord.compare import compare
from onrecord.domain import Comparison, SourceMap
from onrecord.reporters import Style, comparison_formats
from onrecord.reporters._comparison import json_v1, markdown
from tests.compare.versions import OFFICIAL, RUIZ, SHAH, Said, version

HOSTILE = (
    "the fund lost £34 million \x1b[31m\u202e @everyone ![x](http://evil.example/p.png) <img src=x onerror=alert(1)> "
    "```` #1 https://evil.example www.evil.example ::error::gone"
)
FAKER = replace(
    RUIZ,
    name="@all <b>Ruiz</b> ``[x](y) ::set-output #7",
    label="@all <b>Ruiz</b>",
    title="*chair* of https://evil.example",
)
OLD = version(Said(HOSTILE, FAKER, 3), Said("the port handled 212 ships", RUIZ, 3), name="old `x`\n.md")
NEW = version(Said(HOSTILE), Said("the port handled 212 ships", OFFICIAL, 1), name="new\x1b[0m @x.md", backing=30.4)
NONE = Comparison(OLD, OLD)
FULL = compare(OLD, NEW)
LONG = compare(
    version(),
    version(*(Said(f"{n} ships came to the port in the month of rain and wind " + "x" * 500) for n in range(300))),
)
ALL = (NONE, FULL, LONG, compare(NEW, OLD))
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


@pytest.mark.parametrize("name", ["text", "markdown", "json"])
@pytest.mark.parametrize("style", [Style(), Style(quiet=True), Style(width=30)])
def test_every_format_renders_and_holds_no_control_character(name, style):
    for each in ALL:
        assert not UNSAFE.search(comparison_formats()[name].render(each, style))


def text(comparison, **style):
    return comparison_formats()["text"].render(comparison, Style(**style))


def test_text_shows_place_kind_and_both_sentences():
    old, new = (
        version(Said("the port handled 212 ships", SHAH, 3)),
        version(Said("the port handled 212 ships", OFFICIAL, 1)),
    )
    assert text(compare(old, new)) == (
        "draft.txt:1:1  weaker  source-unnamed\n"
        "  “Amir Shah” (chair) becomes “an official”, not named; no reason is given.\n\n"
        "    − the port handled 212 ships, Amir Shah said.\n"
        "    + the port handled 212 ships, an official said.\n\n"
        "draft.txt → draft.txt\n"
        "  backing 50 of 100 · anonymous reliance 50% · fully identified sources 1\n\n"
        "1 change in the sourcing: 1 weaker.\n"
    )


def test_text_says_when_there_is_nothing():
    assert text(NONE).endswith("\n\nNo change in the sourcing.\n")
    assert text(NONE, quiet=True) == ""


def test_text_is_coloured_where_wanted_only():
    assert "\x1b[1;31mweaker" in text(FULL, color=True)
    assert "\x1b" not in text(FULL)


def test_text_keeps_to_its_width_and_tells_a_long_list_short():
    claims = [Said(f"the port handled {n} ships", SHAH, 3) for n in range(9)]
    told = text(compare(version(*claims), version(*(replace(each, source=OFFICIAL) for each in claims))), width=60)
    assert told.count("… and 5 more") == 2
    assert max(map(len, told.splitlines())) <= 60


def test_markdown_obeys_nothing_in_a_draft():
    told = comparison_formats()["markdown"].render(FULL, Style())
    html = pyromark.html(told)
    assert not re.search(r"<(?:img|b|a|em)\b", html)
    assert "evil.example/p.png" in html
    outside = re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
    assert "[x]" in outside
    assert not re.search(r"@\w|#\w|https?://|www\.|::\w", outside)


def test_markdown_fits_a_comment():
    told = comparison_formats()["markdown"].render(LONG, Style())
    assert len(told.encode()) < 65_536
    assert re.search(r"\n… and \d+ more changes\.\n\Z", told)


@pytest.mark.parametrize("name", ["a.md", "`", "a`b``c", " ", "", "`` x"])
def test_a_path_is_code_whatever_it_holds(name):
    html = pyromark.html(f"x {markdown.code(name)} y")
    if name.strip(" "):
        assert re.search(r"<code>(.*)</code>", html).group(1).strip() == name.strip()


def test_json_is_valid_against_the_shipped_schema():
    shipped = json.loads(files("onrecord.reporters._comparison").joinpath("diff-v1.schema.json").read_text())
    assert shipped == json_v1.schema(), (
        "run: python -m onrecord.reporters._comparison.json_v1 > src/onrecord/reporters/_comparison/diff-v1.schema.json"
    )
    for each in ALL:
        Draft202012Validator(shipped).validate(json.loads(json_v1.render(each, Style())))


def test_json_points_at_claims_and_sources_of_both_versions():
    wire = json.loads(json_v1.render(FULL, Style()))
    (change,) = [each for each in wire["changes"] if each["kind"] == "source-unnamed"]
    assert (change["old"]["source"]["name"], change["new"]["source"]["name"]) == ("Dana Ruiz", None)
    assert change["new"]["claims"][0]["id"] == "c2"
    assert wire["weaker"]
    assert wire["summary"]["weaker"] == sum(each["direction"] == "weaker" for each in wire["changes"])


def test_paragraphs_are_told_as_such():
    def word(report):
        document = report.dossier.document
        kept = document.source_map
        paragraphs = SourceMap(kept.runs, kept.line_starts, "paragraph")
        return replace(report, dossier=replace(report.dossier, document=replace(document, source_map=paragraphs)))

    assert ":¶1:1" in text(compare(word(OLD), word(NEW)))
