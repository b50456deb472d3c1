"""Quotations in two typewriter apostrophes end at their closing mark, and not at the apostrophe of a word."""

from __future__ import annotations

import pytest

from onrecord.domain import Dossier
from onrecord.readers import read
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.verify.quoted import quotations


def quoted(text: str) -> list[str]:
    document = structure(read(f"Notes\n\n{text}\n".encode(), "draft.txt"))
    dossier = Dossier(document, segment(document))
    return [dossier.text(each.span) for each in quotations(dossier)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "''The ferry doesn't run on Sundays in winter,'' Ida Quill said.",
            ["''The ferry doesn't run on Sundays in winter,''"],
        ),
        (
            "Ida Quill said: ''It wasn't me. I can't swim, and he won't row.'' She left.",
            ["''It wasn't me. I can't swim, and he won't row.''"],
        ),
        (
            "''My sister's boat is gone,'' she said. ''We're not going to buy another.''",
            ["''My sister's boat is gone,''", "''We're not going to buy another.''"],
        ),
        ("''He told me 'never' and left us there,'' she said.", ["''He told me 'never' and left us there,''"]),
        (
            "''The hall is cold. It isn't heated, and nobody's paid. We'll go.'' She left.",
            ["''The hall is cold. It isn't heated, and nobody's paid. We'll go.''"],
        ),
        ("It was a ''plain day'', the clerk wrote.", ["''plain day''"]),
        ('"The ferry doesn\'t run," she said.', ['"The ferry doesn\'t run,"']),
    ],
)
def test_quotation_ends_at_its_closing_marks(text, expected):
    assert quoted(text) == expected
