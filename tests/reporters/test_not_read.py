""" "No findings" never speaks for words that nobody read: what was left out is told, by kind and by place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import onrecord
from onrecord.domain import NOT_ARTICLE, Audit, Omission, Omitted
from onrecord.reporters import Style, reporter
from onrecord.reporters._not_read import _NOUNS
from onrecord.settings import Settings
from tests.reporters.audits import report

TEXT = "Some say it is over, and many fear the worst."
FULL = report(TEXT, "Some say")


def with_omitted(*omitted: Omitted, name: str = "draft.txt"):
    document = replace(FULL.dossier.document, omitted=omitted, name=name)
    return replace(FULL, dossier=replace(FULL.dossier, document=document))


PARTS = with_omitted(Omitted(Omission.COMMENT, 5, 2), Omitted(Omission.HIDDEN, 9, 1), Omitted(Omission.COMMENT, 14, 0))


@pytest.mark.parametrize("format", ["text", "grouped"])
def test_a_single_draft_is_followed_by_a_line_that_counts_by_kind(format):
    assert "Not read: 2 comments, 1 hidden passage (3 words)." in reporter(format).render(Audit((PARTS,)), Style())
    assert "Not read" not in reporter(format).render(Audit((FULL,)), Style())
    assert "Not read" not in reporter(format).render(Audit((PARTS,)), Style(quiet=True))


@pytest.mark.parametrize("format", ["html", "markdown", "github-summary", "concise"])
def test_pages_and_summaries_tell_it_too(format):
    told = "Not read: 2 comments, 1 hidden passage"
    assert told in reporter(format).render(Audit((PARTS,)), Style())
    assert told not in reporter(format).render(Audit((FULL,)), Style())


def test_verbose_lists_the_places():
    shown = reporter("text").render(Audit((PARTS,)), Style(verbose=True))
    assert "  1:6  comment, 2 words\n  1:10  hidden passage, 1 word\n  1:15  comment\n" in shown


def test_of_several_drafts_the_number_is_told_and_verbose_names_each():
    audit = Audit((PARTS, with_omitted(Omitted(Omission.CODE, 0, 4), name="b.md"), FULL))
    assert "Not read: parts of 2 drafts (-v lists them)." in reporter("text").render(audit, Style())
    shown = reporter("text").render(audit, Style(verbose=True))
    assert "draft.txt: Not read: 2 comments" in shown
    assert "b.md: Not read: 1 passage of code (4 words)." in shown


def test_json_lists_each_part_with_its_place():
    (document,) = json.loads(reporter("json").render(Audit((PARTS,)), Style()))["documents"]
    assert document["not_read"][:2] == [
        {"kind": "comment", "words": 2, "line": 1, "column": 6},
        {"kind": "hidden", "words": 1, "line": 1, "column": 10},
    ]


def test_every_kind_has_a_name():
    assert set(_NOUNS) == {*Omission, *NOT_ARTICLE}


def test_blocks_that_are_no_article_and_paragraphs_in_another_language_are_told():
    text = (
        "Bridge shut\n\nMayor Nora Vale said on Monday that the bridge would be shut for ten days, and that the work "
        "would cost the town two million pounds.\n\nLe maire a déclaré que le pont serait fermé pendant dix jours et "
        "que les travaux devraient commencer au printemps prochain, selon le conseil de la ville.\n\n"
        "Photo: Sam Poe/Getty\n\nShe said that the town would pay for it."
    )
    made = onrecord.audit(text, "a.txt", settings=Settings(min_confidence=0))
    assert [(each.kind.value, each.at.line) for each in made.dossier.document.not_read] == [
        ("language", 5),
        ("credit", 7),
    ]
