"""Findings as comments in the Word draft that they are about.

No reporter: it gives back the draft and not a text, and must be told the draft's bytes. What a comment says is decided
here; how it is written into the file is the business of the reader that knows where each character came from
(`readers.docx.comment`), so that the parsers stay in `readers`.
"""

from __future__ import annotations

from onrecord.domain import Finding, Report
from onrecord.errors import UnreadableError
from onrecord.readers.docx import FORMAT, comment
from onrecord.reporters._safe import safe


def annotate(data: bytes, report: Report) -> bytes:
    """The Word draft in `data`, each finding of its report as a comment by “onrecord” at its exact phrase.

    Earlier comments by that author are replaced; text, formatting, tracked changes and the comments of others stay.

    Raises:
        UnreadableError: if the draft is no Word document, or not the one that was audited.
    """
    document = report.dossier.document
    if document.format != FORMAT:
        raise UnreadableError("is not a Word document; comments can only be written into DOCX files")
    return comment(data, document, [(finding.span, _lines(finding)) for finding in report.findings])


def _lines(finding: Finding) -> tuple[str, ...]:
    """The heading begins with the code, never with “onrecord:”, which would be read as an instruction."""
    heading = f"{finding.rule.code} {finding.rule.name} ({finding.severity.label})"
    return heading, safe(finding.message), safe(f"Help: {finding.help}")
