"""The page of rules for the browser."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.domain import Example
from onrecord.reporters import rules_page
from onrecord.rules import rules

INFOS = [rule.info for rule in rules()]
PAGE = rules_page(INFOS)
TREE = lxml.html.fromstring(PAGE)


def test_the_command_prints_the_page():
    result = CliRunner().invoke(main, ["rule", "--all", "--output-format", "html"])
    assert (result.exit_code, result.stdout) == (0, PAGE)
    one = CliRunner().invoke(main, ["rule", "some-say", "--output-format", "html"]).stdout
    assert lxml.html.fromstring(one).xpath("//article/@id") == ["VA203"]


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.code)
def test_every_rule_is_there_in_full(info):
    (article,) = TREE.xpath(f"//article[@id='{info.code}']")
    words = " ".join(article.text_content().split())
    for part in (info.name, info.summary, info.why, info.remedy, info.severity.label):
        assert " ".join(part.replace("`", "").split()) in words
    assert len(article.xpath(".//li")) == len(info.flags) + len(info.passes)
    marked = [mark.text_content() for mark in article.xpath(".//mark")]
    assert marked == re.findall(r"\[([^\[\]]*)\]", "".join(each.text for each in (*info.flags, *info.passes)))


def test_the_page_asks_for_nothing_from_anywhere():
    assert not TREE.xpath("//*[@src] | //link[not(starts-with(@href, 'data:'))] | //iframe | //form[@action]")
    assert all(href.startswith("#") for href in TREE.xpath("//a/@href"))
    (policy,) = TREE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "url(" not in PAGE
    assert "@import" not in PAGE


def test_the_page_can_be_read_by_ear_and_by_keyboard():
    assert TREE.get("lang") == "en"
    assert len(TREE.xpath("//h1")) == 1
    levels = [int(each.tag[1]) for each in TREE.xpath("//h1|//h2|//h3|//h4")]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    identities = TREE.xpath("//@id")
    assert len(identities) == len(set(identities))
    assert {href[1:] for href in TREE.xpath("//a/@href")} <= set(identities)
    assert {label for each in TREE.xpath("//@aria-labelledby") for label in each.split()} <= set(identities)
    assert all(cell.get("scope") for cell in TREE.xpath("//th"))


def test_what_a_rule_says_is_text_and_no_markup():
    hostile = "<script>alert(1)</script> & [<img src=x onerror=alert(1)>] {{ 7 * 7 }} `</code><b>` \u202e"
    info = replace(
        INFOS[0],
        summary=hostile,
        why=hostile,
        remedy=hostile,
        flags=(Example(hostile),),
        passes=(Example(hostile, "headline"),),
    )
    page = rules_page([info])
    tree = lxml.html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //article//b")
    assert "{{ 7 * 7 }}" in tree.text_content()
    assert "\u202e" not in page
