"""Tables whose rows are drafts: each is named by its place in the file, and a row without a draft is told."""

from __future__ import annotations

import gzip

import pytest

from onrecord.errors import UnreadableError
from onrecord.readers import holds_several, left_out, parts, read


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_and_errors_of_json_lines_are_named_by_the_line_of_the_file(end):
    good = '{"text": "Some say so."}'
    assert parts(end.join((good, "", good)).encode(), "a.jsonl", "text") == ("1", "3")
    with pytest.raises(UnreadableError, match="not valid at line 4:"):
        parts(end.join((good, "", good, '{"text": so}')).encode(), "a.jsonl", "text")


@pytest.mark.parametrize(
    ("source", "name", "told"),
    [
        ("id,text\n1,Some say so.\n2,\n3\n", "a.csv", "rows 3, 4"),
        ('{"text": "So."}\n{"text": 5}\n', "a.jsonl", "row 2"),
        ('{"text": "So."}\n\n"So."\n[1]\n', "a.jsonl", "rows 3, 4"),
    ],
)
def test_rows_without_a_text_are_told(source, name, told):
    assert str(left_out(source.encode(), name, "text")).endswith(told)
    assert str(left_out(gzip.compress(source.encode()), f"{name}.gz", "text")).endswith(told)
    assert left_out(b"text\nSo.\n", "a.csv", "text") is None


def test_a_packed_table_is_one_of_several_drafts():
    packed = gzip.compress(b"text\nSo.\nSo, too.\n")
    assert holds_several(packed, "a.csv.gz", "text")
    assert parts(packed, "a.csv.gz", "text") == ("2", "3")
    assert read(packed, "a.csv.gz:3", part="3", column="text").name == "a.csv.gz:3"
