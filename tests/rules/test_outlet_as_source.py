"""AN111 and the names of the draft's own outlet."""

from __future__ import annotations

import pytest

from onrecord import Settings, audit
from onrecord.cache import Cache

BODY = "Bridge to close\n\n{}The Daily Lantern has learned that the minister will go.\n\nThe plan, the Lantern understands, is dead.\n"


def found(draft, name="draft.txt", **settings):
    report = audit(draft, name, settings=Settings(**settings))
    return [report.dossier.text(each.span) for each in report.findings if each.rule.code == "AN111"]


def test_an_outlet_of_a_name_that_no_list_holds_is_found_where_the_settings_name_it():
    assert found(BODY.format("")) == []
    for name in ("The Daily Lantern", "Daily Lantern", "the  Daily Lantern ", ("Harbour Echo", "The Daily Lantern")):
        assert found(BODY.format(""), outlet=name) == ["The Daily Lantern has learned"]
    assert found(BODY.format(""), outlet=("Daily Lantern", "Lantern")) == [
        "The Daily Lantern has learned",
        "the Lantern understands",
    ]


@pytest.mark.parametrize(
    ("name", "copy", "hit"),
    [
        ("Women's Weekly", "Women’s Weekly can reveal that he left.", "Women’s Weekly can reveal"),
        ("C+ (Lyon)", "C+ (Lyon) has been told that he left.", "C+ (Lyon) has been told"),
        ("Daily Lantern", "THE DAILY LANTERN UNDERSTANDS nothing. DAILY LANTERN understands he left.", "DAILY LANTERN understands"),
        ("Daily Lantern", "The Daily\u00a0Lantern understands he left.", "The Daily Lantern understands"),
    ],
)  # fmt: skip
def test_names_are_found_as_they_are_written(name, copy, hit):
    assert found(f"Bridge to close\n\n{copy}\n", outlet=name) == [hit]


@pytest.mark.parametrize("name", ["()", (), ("()", "…")])
def test_a_name_of_no_letters_names_nobody(name):
    assert found("Bridge to close\n\nShe has learned that the minister will go. It has been told.\n", outlet=name) == []


def test_other_outlets_that_end_alike_are_not_the_own_one():
    assert (
        found(
            "Bridge to close\n\nThe Morning Lanterns understands it. Mr Daily Lanternman has learned it.\n",
            outlet="Daily Lantern",
        )
        == []
    )


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (BODY.format("By Jo Marsh, The Daily Lantern\n\n"), "a.txt"),
        ("---\ntitle: x\noutlet: The Daily Lantern\n---\n# " + BODY.format(""), "a.md"),
        ('---\npublication: "Daily Lantern"\n---\n# ' + BODY.format(""), "a.md"),
        ('+++\npublisher = "The Daily Lantern"\n+++\n# ' + BODY.format(""), "a.md"),
        ("---\nauthor: Jo Marsh for the Daily Lantern\n---\n# " + BODY.format(""), "a.md"),
        ("---\nauthor: Jo Marsh, The Daily Lantern staff writer\n---\n# " + BODY.format(""), "a.md"),
        (
            "<html><head><meta content='The Daily Lantern' property='og:site_name'></head><body><article><h1>Bridge to close</h1>"
            "<p>The Daily Lantern has learned that the minister will go, and the whole council knows it.</p></article></body></html>",
            "a.html",
        ),
    ],
)  # fmt: skip
def test_a_draft_that_says_what_it_is_for_is_believed(draft, name):
    assert found(draft, name) == ["The Daily Lantern has learned"]


@pytest.mark.parametrize(
    "byline", ["By Jo Marsh, Lee Adams and Ivy Lund", "By Jo Marsh, Political Editor", "By Jo Marsh"]
)
def test_a_colleague_or_a_post_in_the_byline_is_no_outlet(byline):
    report = audit(BODY.format(f"{byline}\n\n"))
    assert report.dossier.document.byline == byline
    assert report.dossier.document.outlets == ()


def test_the_cache_tells_outlets_apart(tmp_path):
    cache = Cache(tmp_path)
    for _ in range(2):
        for outlet, count in (("Daily Lantern", 1), ((), 0)):
            report = audit(BODY.format(""), settings=Settings(outlet=outlet), cache=cache)
            assert sum(each.rule.code == "AN111" for each in report.findings) == count
