"""The JSON contract, version 1: append-only. The schema beside this file is generated from these models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.domain import Attribution, Audit, Document, Dossier, Finding, Report, Span
from onrecord.reporters._style import Style
from onrecord.version import VERSION

FORMAT = "json"
SCHEMA: Literal["onrecord/report/v1"] = "onrecord/report/v1"


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WireSpan(_Wire):
    """start, end: code points of the document's text, half-open; line, column: from 1, code points of the file."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class WireLabel(_Wire):
    """A further span that helps to understand a finding."""

    span: WireSpan
    label: str


class WireAttribution(_Wire):
    """One "X said Y". `source` is empty where the text names nobody; `statement` is the whole sentences around.

    `confidence` is the estimated probability that a human annotator would mark the same.
    """

    id: str
    source: list[WireSpan]
    cue: list[WireSpan]
    content: list[WireSpan]
    statement: WireSpan
    directness: Literal["direct", "mixed", "indirect"]
    confidence: float = Field(ge=0, le=1)


class WireFinding(_Wire):
    """One thing that a rule found; `span` is the phrase."""

    rule: str
    name: str
    category: str
    severity: Literal["info", "warning", "error"]
    confidence: Literal["low", "medium", "high"]
    message: str
    help: str
    span: WireSpan
    related: list[WireLabel]
    fingerprint: str
    suppressed: None = None


class WireDocument(_Wire):
    """One draft. `text` is there only where asked for."""

    path: str
    format: str
    title: str | None
    words: int
    text: str | None = None
    attributions: list[WireAttribution]
    findings: list[WireFinding]


class WireSkipped(_Wire):
    """An input that could not be audited."""

    path: str
    error: str


class WireTool(_Wire):
    """What made the report."""

    name: Literal["onrecord"] = "onrecord"
    version: str = VERSION


class WireSummary(_Wire):
    """Totals over all drafts."""

    documents: int
    words: int
    findings: dict[Literal["error", "warning", "info"], int]
    skipped: int


class WireReport(_Wire):
    """The whole report."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, title="onrecord report v1")

    schema_: Literal["onrecord/report/v1"] = Field(SCHEMA, alias="schema")
    tool: WireTool = WireTool()
    documents: list[WireDocument]
    skipped: list[WireSkipped]
    summary: WireSummary


def render(audit: Audit, style: Style) -> str:
    """The report as indented JSON in ASCII, so that no character of a draft reaches a terminal raw."""
    import json

    wire = WireReport(
        documents=[_document(report, style) for report in audit.reports],
        skipped=[WireSkipped(path=each.path, error=each.error) for each in audit.skipped],
        summary=_summary(audit),
    )
    table = wire.model_dump(by_alias=True)
    for document in table["documents"]:
        if not style.include_text:
            del document["text"]
    return json.dumps(table, indent=2) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of the report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **WireReport.model_json_schema(by_alias=True),
    }


def _document(report: Report, style: Style) -> WireDocument:
    document = report.dossier.document
    return WireDocument(
        path=document.name,
        format=document.format,
        title=document.title,
        words=document.words,
        text=document.text if style.include_text else None,
        attributions=[_attribution(report.dossier, *each) for each in enumerate(report.dossier.attributions, 1)],
        findings=[_finding(document, finding) for finding in report.findings],
    )


def _attribution(dossier: Dossier, number: int, attribution: Attribution) -> WireAttribution:
    document = dossier.document
    return WireAttribution(
        id=f"a{number}",
        source=[_span(document, span) for span in attribution.source],
        cue=[_span(document, span) for span in attribution.cue],
        content=[_span(document, span) for span in attribution.content],
        statement=_span(document, dossier.statement(attribution)),
        directness=attribution.directness.value,
        confidence=attribution.confidence,
    )


def _finding(document: Document, finding: Finding) -> WireFinding:
    return WireFinding.model_validate(
        {
            "rule": finding.rule.code,
            "name": finding.rule.name,
            "category": finding.rule.category.value,
            "severity": finding.severity.label,
            "confidence": finding.confidence.label,
            "message": finding.message,
            "help": finding.help,
            "span": _span(document, finding.span),
            "related": [{"span": _span(document, each.span), "label": each.label} for each in finding.related],
            "fingerprint": finding.fingerprint,
        }
    )


def _span(document: Document, span: Span) -> WireSpan:
    at = document.locate(span)
    return WireSpan(
        start=span.start,
        end=span.end,
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        end_column=at.end_column,
    )


def _summary(audit: Audit) -> WireSummary:
    labels = [finding.severity.label for finding in audit.findings]
    counts = {label: labels.count(label) for label in ("error", "warning", "info")}
    return WireSummary.model_validate(
        {
            "documents": len(audit.reports),
            "words": audit.words,
            "findings": counts,
            "skipped": len(audit.skipped),
        }
    )


if __name__ == "__main__":
    import json
    import sys

    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
