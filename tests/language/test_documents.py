"""What a noun phrase tells of a document."""

from __future__ import annotations

import pytest

from onrecord.language.documents import generic_documents, is_dated, is_described, is_issued, is_named

VAGUE = (
    "Polls", "a new study", "the latest analyses", "several unconfirmed reports", "video posted on social media",
    "viral footage", "a source document", "leaked e-mails", "anonymous posts on Telegram", "research by experts",
    "this week’s figures", "two surveys", "official data", "a TikTok video", "papers", "exit polls",
)  # fmt: skip
TOLD = (
    "a 2024 survey", "the mayor’s e-mails", "her diary", "court documents", "footage of the crash", "a 42-page report",
    "a Lowbridge University study", "police reports", "an indictment", "the harbour audit", "studies of mice",
    "a post on the mayor’s page", "data from May",
)  # fmt: skip


@pytest.mark.parametrize("words", VAGUE)
def test_a_sort_of_document_alone_describes_none(words):
    assert not is_described(words)


@pytest.mark.parametrize("words", TOLD)
def test_owner_subject_or_date_describe_a_document(words):
    assert is_described(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a report by the Rivers Agency", True),
        ("A Lowbridge University study", True),
        ("NASA images", True),
        ("Polls on Tuesday", False),
        ("video posted on Facebook", False),
        ("polls in Ohio", False),
        ("A study", False),
        ("The report. Leaks", False),
    ],
)
def test_a_day_a_platform_a_place_or_a_first_capital_is_no_issuer(words, expected):
    assert is_named(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("invoices published by the council", True), ("a memo from the water board", True), ("a memo by experts", False)],
)
def test_an_organisation_behind_by_issues_a_document(words, expected):
    assert is_issued(words) is expected


@pytest.mark.parametrize(("words", "expected"), [("a 42-page report", True), ("in March", True), ("a report", False)])
def test_a_date_or_a_number_of_pages_tells_documents_apart(words, expected):
    assert is_dated(words) is expected


def test_every_generic_noun_describes_nothing_by_itself():
    assert [noun for noun in generic_documents() if is_described(f"the {noun}")] == []
