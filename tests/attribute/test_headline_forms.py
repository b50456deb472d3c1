"""Whom a headline credits by its own grammar: a name at its end, behind a verb, a dash, or before a colon."""

from __future__ import annotations

import pytest

from onrecord.attribute.headline_forms import headline_forms
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.structure import structure


def credited(headline):
    document = structure(read(f"# {headline}\n\nThe hearing opened on Tuesday in the old mill.\n".encode(), "a.md"))
    found = headline_forms((), document.text, segment(document))
    return [(one.source[0].of(document.text), one.content[0].of(document.text)) for one in found]


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Flood takes nine lives, say rescuers", "rescuers", "Flood takes nine lives"),
        ("Barn blaze was no accident, says fire chief", "fire chief", "Barn blaze was no accident"),
        ("Lock gates could fail by May, warns former keeper", "former keeper", "Lock gates could fail by May"),
        ("Otters Are Back, According to Survey", "Survey", "Otters Are Back"),
        ("Library hours to be halved, staff union says", "staff union", "Library hours to be halved"),
        ("Two ferries to be sold, the Mercury understands", "the Mercury", "Two ferries to be sold"),
        ("Worn brake caused crash, inquiry finds", "inquiry", "Worn brake caused crash"),
        ("Guard 'laughed' at prisoner, jury told", "jury", "Guard 'laughed' at prisoner"),
        ("Clinic 'ignored alarms' – inspectors", "inspectors", "Clinic 'ignored alarms'"),
        ("Tea may help sleep - study", "study", "Tea may help sleep"),
        ("Governor: There will be no tolls", "Governor", "There will be no tolls"),
        ("Sources: Captain to leave Rovers", "Sources", "Captain to leave Rovers"),
    ],
)
def test_whoever_is_credited_in_the_grammar_of_headlines_is_the_source(headline, source, content):
    assert credited(headline) == [(source, content)]


@pytest.mark.parametrize(
    "headline",
    [
        "Match report: Calder 1-2 Rovers",
        "Rugby union: Wales name a new captain",
        "League One: Calder slip to the bottom",
        "Review: The Mill loses its shine",
        "Dear Doctor: My knee clicks",
        "Refugees: the forgotten winter",
        "Rovers 2-1 Calder – as it happened",
        "The inn that will not close - Calder Gazette",
        "Five walks for spring - guide",
        "Ministers clash over what to say",
        "She came, she saw, she said nothing",
        "Trams, ferries and what the law says",
        "Fares to rise: what it means for you",
        "Ann Vale: My life in three objects",
    ],
)
def test_labels_and_other_ends_of_a_headline_credit_nobody(headline):
    assert credited(headline) == []
