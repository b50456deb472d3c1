"""What an article tells of a document before, or where, it credits it."""

from __future__ import annotations

import pytest

from onrecord.domain import SourceKind
from tests.identify.test_identify import story


def described(marked: str) -> bool | None:
    return story(marked)[0][-1].described


@pytest.mark.parametrize(
    "marked",
    [
        "The agency wrote a long report. [The report] shows it.",
        "The Echo has seen letters to the mayor. [Letters] show it.",
        "The university ran a survey in May. [The findings] show it.",
        "[A study of 400 rivers] shows it. [The study] shows more.",
        "[Her diary] shows it.",
    ],
)
def test_a_document_that_was_told_of_is_described(marked):
    assert described(marked) is True


@pytest.mark.parametrize(
    "marked",
    [
        "[The report] shows it.",
        "[Studies] show it.",
        "The university ran a survey. [Polls] show it.",
        "[Video posted online] shows it. [The video] shows more.",
        "[A document] shows it.",
    ],
)
def test_a_document_of_which_nothing_was_told_is_not(marked):
    assert described(marked) is False


@pytest.mark.parametrize(
    "words",
    [
        "Reports", "Several reports", "unconfirmed reports", "Reports from the front", "Reports from Kyiv",
        "Rumours", "the rumour mill", "Gossip", "Chatter", "Social media", "The internet", "Local media",
        "media accounts", "History", "Speculation in the town",
    ],
)  # fmt: skip
def test_what_is_passed_on_is_nobody(words):
    assert story(f"[{words}] say it.")[0][0].kind is SourceKind.NONE


@pytest.mark.parametrize("words", ["Police reports", "Reports by the Rivers Agency", "the inspectors’ reports"])
def test_reports_that_somebody_made_are_documents(words):
    assert story(f"[{words}] say it.")[0][0].kind is SourceKind.DOCUMENT


def test_a_plural_that_opens_its_sentence_is_no_name():
    assert story("[Cynics] say it.")[0][0].kind is SourceKind.UNNAMED_GROUP


@pytest.mark.parametrize("marked", ["[Polls on Tuesday] show it.", "[Video posted on Facebook on Monday] shows it."])
def test_a_day_identifies_no_document(marked):
    assert story(marked)[0][0].identified is False


@pytest.mark.parametrize(("words", "label"), [("Police", "police"), ("Congress", "Congress"), ("Unions", "unions")])
def test_a_capital_that_opens_a_sentence_makes_no_name(words, label):
    assert story(f"[{words}] said it.")[0][0].label == label


@pytest.mark.parametrize(
    "marked",
    [
        "[Ann Hall, the leader of the council], spoke. [The surveyor], who wishes to remain anonymous, saw it crack.",
        "[Mayor Jo Poe] spoke. [The mayor], speaking on condition of anonymity, saw it crack.",
        "[Ann Hall] spoke. [The porter], who asked not to be named, knew it. [The porter] saw it.",
    ],
)
def test_whoever_asks_for_no_name_is_nobody_named(marked):
    assert story(marked)[0][-1].kind is SourceKind.UNNAMED_PERSON
