"""A comment in a Word draft quotes the passage that a quotation was compared with."""

from __future__ import annotations

import io

from docx import Document as WordDocument

from onrecord.annotate import annotate
from onrecord.pipeline import audit
from onrecord.settings import Settings


def test_comment_quotes_the_passage_of_the_evidence(tmp_path):
    (tmp_path / "notes.txt").write_text("ANN POE: We will not close the bridge before May, I promise you that.\n")
    file, out = WordDocument(), io.BytesIO()
    file.add_heading("Bridge to close", 1)
    file.add_paragraph("“We will close the bridge before May,” Mayor Ann Poe said on Monday at the town hall.")
    file.save(out)
    settings = Settings(evidence=(str(tmp_path / "notes.txt"),), select=("verification",))
    report = audit(out.getvalue(), "draft.docx", settings=settings)
    comments = [each.text for each in WordDocument(io.BytesIO(annotate(out.getvalue(), report))).comments]
    assert any("line 1: “We will {not} close the bridge before May" in text for text in comments)
