"""The JSON contract, version 1: append-only. The schema beside this file is generated from these models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.domain import (
    Assertion,
    Attribution,
    Audit,
    Document,
    Dossier,
    Finding,
    Reply,
    Report,
    Score,
    Source,
    Span,
)
from onrecord.reporters._dump import dump
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


class WireReason(_Wire):
    """Why a source is not named, as the article says; without a reason there is no span."""

    kind: Literal["none", "boilerplate", "causal"]
    span: WireSpan | None


class WireSource(_Wire):
    """One per real-world source in the article; `label` is always there, `name` where the article gives one."""

    id: str
    kind: Literal[
        "own-observation", "document", "person", "organization", "outlet", "partly-named", "unnamed-person",
        "unnamed-group", "self", "none",
    ]  # fmt: skip
    name: str | None
    label: str
    title: str | None
    affiliation: str | None
    grade: Literal["D0", "D1", "D2", "D3"] | None
    count: str | None
    identified: bool | None
    anonymity_reason: WireReason | None
    justification: list[WireSpan]
    mentions: list[WireSpan]


class WireReply(_Wire):
    """What whoever was asked, or accused, gave back; `by` is where the sentence says who, `name` who that is."""

    kind: Literal["denial", "declined", "no-response", "unreachable"]
    span: WireSpan
    by: WireSpan | None
    name: str | None


class WireAttribution(_Wire):
    """One "X said Y". `source` is empty where the text names nobody; `statement` is the whole sentences around.

    `confidence` is the estimated probability that a human annotator would mark the same.
    """

    id: str
    source_id: str | None
    source: list[WireSpan]
    cue: list[WireSpan]
    content: list[WireSpan]
    statement: WireSpan
    directness: Literal["direct", "mixed", "indirect"]
    confidence: float = Field(ge=0, le=1)


class WireEvidence(_Wire):
    """One reason for an assertion's level; `points` is the level of a start, 1, -1 or 0 of the others."""

    signal: str
    effect: Literal["start", "raise", "lower", "note"]
    points: int
    because: str
    span: WireSpan


class WireAccused(_Wire):
    """Somebody whom an assertion charges with wrongdoing, by which words, and where they answer or were asked."""

    name: str
    charge: WireSpan
    heard: list[WireSpan]


class WireAssertion(_Wire):
    """One claim of the article; `parts` are its characters, `span` from the first to the last of them.

    Assertions of the headline are not counted in the score; `body_id` is the one of the body that says the same.
    """

    id: str
    span: WireSpan
    parts: list[WireSpan]
    text: str
    claim_class: Literal["unscored", "routine", "checkable", "allegation"]
    triggers: list[WireSpan]
    weight: int
    need: int
    level: int
    backing: float = Field(ge=0, le=1)
    label: Literal["backed", "partly", "thin", "unbacked"]
    in_headline: bool
    body_id: str | None
    attributions: list[str]
    accused: list[WireAccused]
    evidence: list[WireEvidence]


class WireHold(_Wire):
    """A gate that is shut: it holds the draft whatever its score."""

    gate: Literal["G1", "G2", "G3", "G4"]
    because: str
    span: WireSpan
    assertions: list[str]


class WireFix(_Wire):
    """The change of one source that raises the score most: by `gain` points, to `score`."""

    assertions: list[str]
    change: str
    level: int
    gain: float
    score: float


class WireReliance(_Wire):
    """Shares of the weight, 0 to 1, whose only support is unnamed people, or nobody."""

    total: float
    unnamed: float
    unattributed: float


class WireScore(_Wire):
    """The article's figures; `backing` is 0 to 100, null where too little is asserted to be scored."""

    rubric: str
    backing: float | None
    assertions: int
    weight: int
    anonymous_reliance: WireReliance
    identified_sources: int
    band: Literal["0", "1", "2–3", "4+"]
    named_share: float
    holds: list[WireHold]
    best_fix: WireFix | None


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
    sources: list[WireSource]
    replies: list[WireReply]
    attributions: list[WireAttribution]
    assertions: list[WireAssertion]
    findings: list[WireFinding]
    score: WireScore | None


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
    wire = WireReport(
        documents=[_document(report, style) for report in audit.reports],
        skipped=[WireSkipped(path=each.path, error=each.error) for each in audit.skipped],
        summary=_summary(audit),
    )
    table = wire.model_dump(by_alias=True)
    for document in table["documents"]:
        if not style.include_text:
            del document["text"]
    return dump(table)


def schema() -> dict[str, object]:
    """The JSON Schema of the report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **WireReport.model_json_schema(by_alias=True),
    }


def _document(report: Report, style: Style) -> WireDocument:
    document = report.dossier.document
    ids = {index: f"s{number}" for number, each in enumerate(report.dossier.sources, 1) for index in each.attributions}
    return WireDocument(
        path=document.name,
        format=document.format,
        title=document.title,
        words=document.words,
        text=document.text if style.include_text else None,
        sources=[_source(document, *each) for each in enumerate(report.dossier.sources, 1)],
        replies=[_reply(document, each) for each in report.dossier.replies],
        attributions=[
            _attribution(report.dossier, number, each, ids.get(number - 1))
            for number, each in enumerate(report.dossier.attributions, 1)
        ],
        assertions=[_assertion(report.dossier, *each) for each in enumerate(report.dossier.assertions, 1)],
        findings=[_finding(document, finding) for finding in report.findings],
        score=_score(document, report.dossier.score) if report.dossier.score else None,
    )


def _source(document: Document, number: int, source: Source) -> WireSource:
    reason = source.reason
    return WireSource.model_validate(
        {
            "id": f"s{number}",
            "kind": source.kind.value,
            "name": source.name,
            "label": source.label,
            "title": source.title,
            "affiliation": source.affiliation,
            "grade": source.grade and source.grade.value,
            "count": source.count,
            "identified": source.identified,
            "anonymity_reason": reason
            and {"kind": reason.kind.value, "span": _span(document, reason.span) if reason.span else None},
            "justification": [_span(document, span) for span in source.justification],
            "mentions": [_span(document, span) for span in source.mentions],
        }
    )


def _reply(document: Document, reply: Reply) -> WireReply:
    by = _span(document, reply.by) if reply.by else None
    return WireReply(kind=reply.kind.value, span=_span(document, reply.span), by=by, name=reply.name)


def _attribution(dossier: Dossier, number: int, attribution: Attribution, source_id: str | None) -> WireAttribution:
    document = dossier.document
    return WireAttribution(
        id=f"a{number}",
        source_id=source_id,
        source=[_span(document, span) for span in attribution.source],
        cue=[_span(document, span) for span in attribution.cue],
        content=[_span(document, span) for span in attribution.content],
        statement=_span(document, dossier.statement(attribution)),
        directness=attribution.directness.value,
        confidence=attribution.confidence,
    )


def _assertion(dossier: Dossier, number: int, each: Assertion) -> WireAssertion:
    document = dossier.document
    return WireAssertion.model_validate(
        {
            "id": f"c{number}",
            "span": _span(document, each.span),
            "parts": [_span(document, part) for part in each.parts],
            "text": dossier.words(each.parts),
            "claim_class": each.claim_class.value,
            "triggers": [_span(document, span) for span in each.triggers],
            "weight": each.weight,
            "need": each.need,
            "level": each.level,
            "backing": each.backing,
            "label": each.label.value,
            "in_headline": each.in_headline,
            "body_id": None if each.body is None else f"c{each.body + 1}",
            "attributions": [f"a{index + 1}" for index in each.attributions],
            "accused": [
                {
                    "name": one.name, "charge": _span(document, one.charge),
                    "heard": [_span(document, span) for span in one.heard],
                }
                for one in each.accused
            ],
            "evidence": [
                {
                    "signal": one.signal, "effect": one.effect.value, "points": one.points, "because": one.because,
                    "span": _span(document, one.at),
                }
                for one in each.evidence
            ],
        }
    )  # fmt: skip


def _score(document: Document, score: Score) -> WireScore:
    fix = score.best_fix
    return WireScore.model_validate(
        {
            "rubric": score.rubric,
            "backing": score.backing,
            "assertions": score.assertions,
            "weight": score.weight,
            "anonymous_reliance": {
                "total": score.anonymous_reliance, "unnamed": score.unnamed, "unattributed": score.unattributed,
            },
            "identified_sources": score.identified_sources,
            "band": score.band,
            "named_share": score.named_share,
            "holds": [
                {
                    "gate": each.gate.value, "because": each.because, "span": _span(document, each.at),
                    "assertions": _ids(each.assertions),
                }
                for each in score.holds
            ],
            "best_fix": fix
            and {
                "assertions": _ids(fix.assertions), "change": fix.change, "level": fix.level, "gain": fix.gain,
                "score": fix.score,
            },
        }
    )  # fmt: skip


def _ids(assertions: tuple[int, ...]) -> list[str]:
    return [f"c{index + 1}" for index in assertions]


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
