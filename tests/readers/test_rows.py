"""Tables whose rows are drafts: each is named by its place in the file, and a row without a draft is told."""

from __future__ import annotations

import gzip

import pytest

from onrecord.errors import UnreadableError
from onrecord.readers import may_hold_several, parts, read, rows_left_out


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_and_errors_of_json_lines_are_named_by_the_line_of_the_file(end):
    good = '{"text": "Some say so."}'
    assert parts(end.join((good, "", good)).encode(), "a.jsonl", "text") == ("1", "3")
    with pytest.raises(UnreadableError, match="not valid JSON at line 4;"):
        parts(end.join((good, "", good, '{"text": so}')).encode(), "a.jsonl", "text")


@pytest.mark.parametrize(
    ("source", "name", "told"),
    [
        ("id,text\n1,Some say so.\n2,\n3\n", "a.csv", "2 rows have no text in the column 'text'"),
        ('{"text": "So."}\n{"text": 5}\n', "a.jsonl", "1 row has no text in the column 'text'"),
        ('{"text": "So."}\n\n"So."\n[1]\n', "a.jsonl", "2 rows have no text in the column 'text'"),
    ],
)
def test_rows_without_a_text_are_told(source, name, told):
    assert str(rows_left_out(source.encode(), name, "text")).startswith(told)
    assert str(rows_left_out(gzip.compress(source.encode()), f"{name}.gz", "text")).startswith(told)
    assert rows_left_out(b"text\nSo.\n", "a.csv", "text") is None


def test_a_packed_table_is_one_of_several_drafts():
    packed = gzip.compress(b"text\nSo.\nSo, too.\n")
    assert may_hold_several("a.csv.gz", "text")
    assert parts(packed, "a.csv.gz", "text") == ("2", "3")
    assert read(packed, "a.csv.gz:3", part="3", column="text").name == "a.csv.gz:3"
