"""The ledger of statements and the table of sources."""

from __future__ import annotations

import csv
import io
import re

from onrecord import audit
from onrecord.domain import Audit
from onrecord.reporters import Style, reporter

TEXT = (
    "Dana Ruiz, the mayor, said that the dam was safe. “It will hold,” she said.\n\n"
    "A Treasury official said that it had cost £2 million.\n"
)


def test_one_row_a_statement():
    table = list(csv.DictReader(io.StringIO(reporter("csv").render(Audit((audit(TEXT),)), Style()))))
    assert [row["name"] for row in table][:2] == ["Dana Ruiz", "Dana Ruiz"]
    assert table[0]["title"] == "the mayor"
    assert (table[-1]["kind"], table[-1]["grade"], table[-1]["reason"]) == ("unnamed-person", "D2", "none")
    assert [row["line"] for row in table] == ["1", "1", "3"]


def test_no_cell_is_a_formula():
    report = audit("=cmd said that the dam was safe.\n", "=draft.txt")
    rows = list(csv.reader(io.StringIO(reporter("csv").render(Audit((report,)), Style()))))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_each_source_once():
    output = reporter("text").render(Audit((audit(TEXT),)), Style(sources=True))
    assert output.count("Dana Ruiz   ") == 1
    assert re.search(r"unnamed person +institution and role given \(D2\)", output)
