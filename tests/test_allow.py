"""A suppression is written where it applies, and changes no word of the article."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Settings, audit
from onrecord.allow import Order, allow
from onrecord.annotate import annotate
from onrecord.domain import Span
from onrecord.errors import UnreadableError
from onrecord.suppress import parse

EVERYTHING = Settings(min_confidence=0)
SOME = "Some say that the quay at Tolbury will sink."


def word(*paragraphs):
    document, stream = docx.Document(), io.BytesIO()
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(stream)
    return stream.getvalue()


@cache
def audited(data, name):
    return audit(data, name, settings=EVERYTHING)


def allowed(data, name, order=None, finding=None):
    """The draft with the first finding of VA203 allowed, and what is found in it then."""
    report = audited(data, name)
    finding = finding or next(each for each in report.findings if each.rule.code == "VA203")
    order = order or Order(("VA203",), "identity known to the editor", "KL")
    result = allow(data, report, finding, order, settings=EVERYTHING)
    return result, audit(result.data, name, settings=EVERYTHING)


DRAFTS = {
    "line of a text": ("a.txt", f"Quay to close\n\n{SOME}\n\nThe mayor, Ann Lee, said so.\n", "\n\nonrecord: allow VA203"),
    "paragraph of Markdown": ("a.md", f"# Quay to close\n\nIt is old.\n\n{SOME}\n", "\n\n<!-- onrecord: allow VA203"),
    "Markdown with CR LF": ("a.md", f"# Quay to close\r\n\r\nIt is old.\r\n\r\n{SOME}\r\n", "-->\r\nSome say"),
    "list item of Markdown": ("a.md", f"# Quay\n\nIt is old.\n\n- It is wet.\n- {SOME}\n- It is long.\n", "will sink. <!-- onrecord"),
    "line that ends in CR": ("a.txt", f"Quay to close\r\r{SOME}\r\rIt is old.\r", "\r\ronrecord: allow VA203"),
    "bold end of Markdown": ("a.md", f"# Quay\n\nIt is old. **{SOME}**\n", "<!-- onrecord"),
    "headline of Markdown": ("a.md", f"# {SOME}\n\nThe mayor, Ann Lee, said so on Monday.\n", "<!-- onrecord"),
    "front matter": ("a.md", "---\ntitle: Quay\n---\n" + SOME + "\n", "---\n<!-- onrecord"),
    "element of HTML": ("a.html", f"<!doctype html><title>Quay</title><h1>Quay</h1><p>It is old.</p><p>{SOME}</p>", " <!-- onrecord"),
    "link in HTML": ("a.html", f'<!doctype html><title>Quay</title><h1>Quay</h1><p><a href="/x">{SOME}</a></p><p>Old.</p>', "<!-- onrecord"),
    "block of WordPress": ("a.html", f"<!-- wp:paragraph -->\n<p>{SOME}</p>\n<!-- /wp:paragraph -->\n", "<!-- onrecord"),
    "astral characters": ("a.txt", f"Quay 🚢 to close\n\n🙂🙂 It is old 🏚.\n\n{SOME}\n", "🏚.\n\nonrecord: allow"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "shown"), DRAFTS.values(), ids=DRAFTS)
def test_finding_is_suppressed_in_its_block_and_no_word_changes(name, text, shown):
    result, after = allowed(text.encode(), name)
    assert shown in result.data.decode()
    assert "VA203" not in {each.rule.code for each in after.findings}
    assert not after.dossier.lapses
    before = audited(text.encode(), name).dossier.document
    assert [each.span.of(before.text) for each in before.blocks] == [
        each.span.of(after.dossier.document.text) for each in after.dossier.document.blocks
    ]
    assert text[: result.at] + result.inserted + text[result.at :] == result.data.decode()


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_whole_draft_can_be_allowed_at_its_end(name):
    text = f"Quay to close\n\n{SOME}\n\nSome say that it is old, too.\n"
    result, after = allowed(text.encode(), name, Order(("VA203",), "a column", whole=True))
    assert result.data.decode().startswith(text.rstrip())
    assert "VA203" not in {each.rule.code for each in after.findings}


def test_other_paragraphs_keep_their_findings():
    text = f"Quay to close\n\n{SOME}\n\nSome say that it is old, too.\n"
    _, after = allowed(text.encode(), "a.txt")
    assert [each.rule.code for each in after.findings].count("VA203") == 1


def test_word_file_gets_a_comment_that_other_comments_of_ours_do_not_replace():
    data = word("Quay to close", SOME, "The mayor, Ann Lee, said so on Monday.")
    result, after = allowed(data, "a.docx")
    assert result.at is None
    assert "VA203" not in {each.rule.code for each in after.findings}
    again = audit(annotate(result.data, after), "a.docx", settings=EVERYTHING)
    assert "VA203" not in {each.rule.code for each in again.findings}


@pytest.mark.parametrize("odd", ["\ud83d", "\ufeff", "\0", "🚢", "\u2028"])
def test_text_of_an_editor_keeps_its_offsets_whatever_is_in_it(odd):
    text = f"{odd}Quay to close {odd}\n\n{SOME}\n"
    result, after = allowed(text, "a.txt")
    assert text.removeprefix("\ufeff")[result.at :].startswith("Some say")
    assert "VA203" not in {each.rule.code for each in after.findings}


def test_until_and_quotation_marks_and_ends_of_comments_are_written_so_that_they_are_read():
    order = Order(("VA203",), 'the “source” said "no" --> <!-- so', 'K "L"', date(2030, 1, 31))
    result, after = allowed(DRAFTS["paragraph of Markdown"][1].encode(), "a.md", order)
    assert "until=2030-01-31" in result.inserted
    assert not after.dossier.lapses


@given(st.text(min_size=1, max_size=80).filter(lambda each: any(sign.isalnum() for sign in each)))
def test_any_reason_is_understood(reason):
    order = str(Order(("VA203",), reason))
    assert parse(order).rules == ("VA203",)
    assert "-->" not in order
    assert "\n" not in order


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (Order(("VA203",), "x", until=date(2020, 1, 31)), "no effect any more"),
        (Order(("VA203",), " – "), "gives no reason"),
        (Order(("VA203",), "x" * 3000), "is longer than 2,000 characters"),
    ],
)
def test_suppression_that_would_be_ignored_is_refused(order, told):
    with pytest.raises(UnreadableError, match=told):
        allowed(DRAFTS["line of a text"][1].encode(), "a.txt", order)


def test_format_without_comments_is_refused_with_another_way():
    post = '{"headline": "Quay", "text": "x"}'
    report = audited(DRAFTS["line of a text"][1].encode(), "a.txt")
    other = replace(report, dossier=replace(report.dossier, document=replace(report.dossier.document, format="odt")))
    with pytest.raises(UnreadableError, match="per-file-ignores"):
        allow(post.encode(), other, report.findings[0], Order(("VA203",), "because"), settings=EVERYTHING)


def test_title_in_front_matter_can_only_be_allowed_in_the_whole_draft():
    data = f"---\ntitle: Did the mayor bury the report?\n---\n\n{SOME}\n".encode()
    finding = next(each for each in audited(data, "a.md").findings if each.rule.code == "HB604")
    with pytest.raises(UnreadableError, match="allow it in the whole draft"):
        allowed(data, "a.md", Order(("HB604",), "known"), finding)
    _, after = allowed(data, "a.md", Order(("HB604",), "known", whole=True), finding)
    assert "HB604" not in {each.rule.code for each in after.findings}


def test_finding_outside_every_block_has_no_place():
    report = audited(DRAFTS["line of a text"][1].encode(), "a.txt")
    lost = replace(report.findings[0], span=Span(14, 14))
    with pytest.raises(UnreadableError, match="no place for a suppression"):
        allowed(DRAFTS["line of a text"][1].encode(), "a.txt", finding=lost)
