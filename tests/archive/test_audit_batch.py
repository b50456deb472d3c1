"""A batch of articles becomes rows of five tables, and nothing else happens."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from onrecord.archive.audit import Plan, audit_batch
from onrecord.archive.inputs import record_batch
from onrecord.archive.tables import TABLES
from onrecord.settings import parse

ARTICLES = [
    {"id": "1", "text": "Bridge to close\n\nMayor Lee Adams said the Harl bridge is safe. Two officials said it is not.\n\n"
     "Sources said 40 people died.", "published": "2026-03-01T10:00:00Z", "outlet": "Harl Echo", "section": "news"},
    {"id": "2", "text": None},
    {"id": "3", "text": " \n "},
    {"id": "4", "text": "Dorn Motors will close, union secretary Jim Okoro said on Friday in Millbrook.", "headline": "Plant to shut"},
    {"id": "5", "text": "word " * 200},
]  # fmt: skip
PLAN = Plan(parse({"min-confidence": 0}, "test"), date(2026, 1, 1))


@pytest.fixture(scope="module")
def tables():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.readers.MAX_CHARACTERS", 900)
        return audit_batch(record_batch(ARTICLES), PLAN)


def rows(tables, name):
    return tables[name].to_pylist()


def test_each_article_is_one_row_of_articles_or_of_errors(tables):
    assert [row["id"] for row in rows(tables, "articles")] == ["1", "4"]
    assert [(row["id"], row["kind"]) for row in rows(tables, "errors")] == [(id, "unreadable") for id in "235"]


def test_an_error_says_what_would_mend_it(tables):
    said = [row["message"] for row in rows(tables, "errors")]
    assert "--text" in said[0]
    assert "no words" in said[1]
    assert "split it" in said[2]


def test_what_the_input_says_of_an_article_is_in_its_row(tables):
    first, second = rows(tables, "articles")
    assert (first["date"], first["outlet"], first["section"]) == (date(2026, 3, 1), "Harl Echo", "news")
    assert second["title"] == "Plant to shut"


def test_statements_have_their_sources_and_words(tables):
    said = [row for row in rows(tables, "statements") if row["name"] == "Lee Adams"]
    assert [(row["article"], row["title"], row["content"]) for row in said] == [
        ("1", "Mayor", "the Harl bridge is safe")
    ]
    source = next(row for row in rows(tables, "sources") if row["article"] == "1" and row["id"] == said[0]["source"])
    assert (source["name"], source["person"], source["statements"]) == ("Lee Adams", "lee adams", 1)


def test_findings_are_counted_by_rule(tables):
    found = [row["rule"] for row in rows(tables, "findings") if row["article"] == "1"]
    assert "AN101" in found
    assert dict(rows(tables, "articles")[0]["rules"]) == {rule: found.count(rule) for rule in found}


def test_counts_of_an_article_are_the_rows_of_the_other_tables(tables):
    for article in rows(tables, "articles"):
        for name in ("statements", "sources"):
            assert article[name] == sum(row["article"] == article["id"] for row in rows(tables, name))


def test_the_same_batch_gives_the_same_tables_in_any_company(tables):
    alone = audit_batch(record_batch([ARTICLES[3]]), PLAN)
    for name in TABLES:
        key = "id" if name in ("articles", "errors") else "article"
        assert rows(alone, name) == [row for row in rows(tables, name) if row[key] == "4"]


def test_redacted_tables_have_no_word_of_the_articles():
    redacted = audit_batch(record_batch(ARTICLES[:1]), Plan(PLAN.settings, PLAN.today, redact=True))
    told = str([redacted[name].to_pylist() for name in TABLES])
    for word in ("Adams", "Mayor", "safe", "Bridge", "officials said"):
        assert word not in told
    assert redacted["articles"].num_rows == 1
    assert redacted["statements"].num_rows == 3


def test_half_a_character_does_not_stop_a_batch():
    batch = pa.RecordBatch.from_pylist([{"id": "1", "data": b"He said it \\ud800 was over.", "place": "a.txt"}])
    assert audit_batch(batch, PLAN)["articles"].num_rows == 1


def test_the_fingerprint_changes_with_settings_only():
    assert PLAN.fingerprint == Plan(parse({"min-confidence": 0}, "elsewhere"), date(2026, 1, 1)).fingerprint
    others = [Plan(parse({"ignore": ["AN101"]}, "test"), PLAN.today), Plan(PLAN.settings, PLAN.today, redact=True)]
    assert len({plan.fingerprint for plan in (PLAN, *others)}) == 3


def test_records_without_ids_are_refused():
    with pytest.raises(ValueError, match="no column 'id'; they have text"):
        audit_batch(pa.RecordBatch.from_pylist([{"text": "x"}]))


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_holds(name):
    for field in TABLES[name]:
        assert field.metadata[b"about"].endswith(b".") or field.metadata[b"about"].endswith(b"\xe2\x80\xa6"), field.name
