"""The JSON contract, version 1: append-only. The schema beside this file is generated from these models."""

from __future__ import annotations

from dataclasses import asdict
from typing import Literal

from pydantic import ConfigDict, Field

from onrecord.domain import (
    CLASS_OF,
    Aside,
    Assertion,
    Attribution,
    Audit,
    Burden,
    Document,
    Dossier,
    Failure,
    Finding,
    Passage,
    Reply,
    Report,
    Score,
    SetAside,
    Source,
    Verification,
)
from onrecord.language.messages import worded
from onrecord.reporters._dump import dump
from onrecord.reporters._failures import reason
from onrecord.reporters._style import Style
from onrecord.reporters._wire import Wire, WireSpan, WireTool, wire_span

FORMAT = "json"
SHOWS = frozenset({"sources"})
SCHEMA: Literal["onrecord/report/v1"] = "onrecord/report/v1"


class WireLabel(Wire):
    """A further span that helps to understand a finding."""

    span: WireSpan
    label: str


class WireReason(Wire):
    """The reason that the article gives for not naming a source; `span` is null if it gives none."""

    kind: Literal["none", "boilerplate", "causal"]
    span: WireSpan | None


class WireSource(Wire):
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


class WireReply(Wire):
    """A reply, or the lack of one; `by` is where the sentence says whose it is, `name` is their fullest name."""

    kind: Literal["denial", "declined", "no-response", "unreachable"]
    span: WireSpan
    by: WireSpan | None
    name: str | None


class WireAttribution(Wire):
    """One "X said Y". `source` is empty if the text gives none; `statement` spans the sentences that contain it.

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


class WireEvidence(Wire):
    """One reason for an assertion's level; `points` is the starting level, or the adjustment: 1, -1 or 0.

    A `possible` start is less likely than not, and sets no level; `probability` is below 1 for a source in reach only.
    """

    signal: str
    effect: Literal["start", "possible", "raise", "lower", "note"]
    points: int
    because: str
    span: WireSpan
    probability: float = Field(ge=0, le=1)


class WireAccused(Wire):
    """Somebody whom an assertion accuses of wrongdoing: by which words, and where they reply or were asked."""

    name: str
    charge: WireSpan
    heard: list[WireSpan]


class WireAssertion(Wire):
    """One claim of the article; `parts` are its characters, `span` reaches from the first to the last of them.

    Claims in the headline are not counted in the score; `body_id` is the assertion in the article that says the same.
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
    burden: Literal["none", "told", "ask", "judgement", "accusation"] = Field(
        "none", description="The likeliest reason to ask for a source; `claim_class` is the older word for it."
    )
    burden_p: float = Field(0, ge=0, le=1, description="How likely an editor is to ask for a source.")
    judgement: float = Field(0, ge=0, le=1, description="How likely it is the reporter's own judgement, in news.")
    burdens: dict[Literal["none", "told", "ask", "judgement", "accusation"], float] = Field(
        {}, description="How likely each burden is; what is scored counts with each by its probability."
    )
    counts: float = Field(0, ge=0, description="How much it counts: the sum of probability times weight.")
    support: Literal["sourced", "described", "bare", "own words"] = Field(
        "own words", description="What stands behind it, as its line in the sum of the score."
    )


class WireHold(Wire):
    """A reason to hold the draft, whatever its score."""

    gate: Literal["G1", "G2", "G3", "G4"]
    because: str
    span: WireSpan
    assertions: list[str]


class WireFix(Wire):
    """The one change of a source that would raise the score most: by `gain` points, to `score`."""

    assertions: list[str]
    change: str
    level: int
    gain: float
    score: float


class WireAsk(Wire):
    """A line that an editor would mark: its assertion, the question to put, and the points that it costs."""

    assertion: str
    question: str
    costs: float


class WireFigure(Wire):
    """A line of the sum that `backing` is: `value` (0 to 1) times `weight` makes `points`."""

    name: str
    value: float
    weight: float
    points: float


class WireReliance(Wire):
    """Shares of the weight, 0 to 1, that rest on unnamed people only, or on no source."""

    total: float
    unnamed: float
    unattributed: float


class WireFailure(Wire):
    """One reason why the check fails: the setting that was not met, why, and where to point at in the draft.

    Of a draft, `fail-on` stands for all its findings that count; of a run, `max-warnings` and `ratchet` say why
    findings of its drafts count. There, `span` is null.
    """

    setting: Literal["fail-on", "min-score", "fail-on-hold", "max-score-drop", "max-warnings", "ratchet"]
    reason: str
    span: WireSpan | None


class WireScore(Wire):
    """The article's figures; `backing` is 0 to 100, null if too little is asserted to be scored.

    `base_backing` is the backing of the base version of `--diff-base`, null if there is none.
    """

    rubric: str
    backing: float | None
    base_backing: float | None = None
    assertions: int
    weight: int
    anonymous_reliance: WireReliance
    identified_sources: int
    band: Literal["0", "1", "2–3", "4+"]
    named_share: float
    holds: list[WireHold]
    best_fix: WireFix | None
    low: float | None = Field(None, description="With `high`: between which an editor's score lies 8 times in 10.")
    high: float | None = None
    verdict: Literal["well backed", "mostly backed", "partly backed", "thinly backed"] | None = None
    counts: float = Field(0, description="The sum of what the assertions count; `weight` is the same in whole numbers.")
    credited_share: float = Field(0, description="Of the words of the copy, the share credited to somebody.")
    own_voice: float = Field(0, description="Of the sentences, the share that judge or accuse in the reporter's voice.")
    asks: list[WireAsk] = Field([], description="The lines that an editor would mark, worst first.")
    figures: list[WireFigure] = Field([], description="What `backing` is the sum of, limited to 0 to 100.")
    loaded_phrases: int = Field(0, description="The same whichever rules are selected, and whatever is excluded.")


class WireSuppressed(Wire):
    """Why a finding does not count: it is suppressed, in the baseline, or not affected by the change.

    `rules`, `editor`, `until` (the last day on which it applies) and `span` (where it is in the draft; null: in the
    settings) belong to a suppression.
    """

    why: Literal["suppressed", "known", "untouched"]
    reason: str
    editor: str | None = None
    until: str | None = None
    rules: list[str] = []
    span: WireSpan | None = None


class WireAlso(Wire):
    """What another rule found in the same phrase."""

    rule: str
    name: str
    severity: Literal["info", "warning", "error"]
    message: str
    help: str
    fingerprint: str


class WireFinding(Wire):
    """One problem that a rule found; `span` is the phrase. It counts only if `suppressed` is null."""

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
    suppressed: WireSuppressed | None = None
    probability: float = Field(
        1, ge=0, le=1, description="How likely a standards editor is to keep it; 1 where the rule is not judged."
    )
    also: list[WireAlso] = Field([], description="Other rules that stop at the same phrase; it is one finding.")


class WirePlace(Wire):
    """Where a passage stands in its file: in one of these units; `column` goes with `row`."""

    line: int | None = None
    paragraph: int | None = None
    page: int | None = None
    row: int | None = None
    time: str | None = None
    column: str | None = None


class WirePassage(Wire):
    """A passage of the evidence; `excerpt` is present only with --include-text."""

    path: str | None
    url: str | None
    place: WirePlace
    speaker: str | None
    excerpt: str | None = None


class WireDifference(Wire):
    """Words of the draft and of the evidence that stand in the same place; `span` is empty where it drops words."""

    op: Literal["dropped", "added", "swapped"]
    weight: Literal["number", "negation", "wording", "spelling", "filler"]
    draft: str
    evidence: str
    span: WireSpan


class WireVerification(Wire):
    """Something in the draft that was compared with the evidence, and what the comparison showed."""

    kind: Literal["quotation", "speaker", "figure", "name", "title", "claim", "link"]
    span: WireSpan
    verdict: Literal[
        "verbatim", "tidied", "altered", "not-found", "not-checked", "agrees", "rounded", "differs", "related",
    ]  # fmt: skip
    because: str
    evidence: WirePassage | None
    differences: list[WireDifference]


class WireEvidenceFile(Wire):
    """A file of evidence, with its words; `skipped` is why it was not used, `note` what is odd about one that was."""

    path: str
    words: int
    skipped: str | None
    note: str | None = None
    failed: bool = Field(False, description="It may hold text, and could not be read: it is in `skipped`, too.")


class WireGenre(Wire):
    """The kind of article that a draft is read as, and how likely that is; `given` by the settings, it is 1."""

    genre: Literal[
        "news", "analysis", "opinion", "explainer", "sports-report", "live", "listicle", "transcript", "satire",
        "feature", "other",
    ]  # fmt: skip
    probability: float = Field(ge=0, le=1)
    given: bool


class WireNotRead(Wire):
    """A part of the file that was not audited: a kind of block that is no article, or something its reader left out."""

    kind: str
    words: int = Field(description="How many words it has; 0 where they cannot be counted.")
    line: int
    column: int


class WireDocument(Wire):
    """One draft. `text` is present only with --include-text."""

    path: str
    format: str
    title: str | None
    words: int
    text: str | None = None
    stub: str | None = Field(None, description="Why the page likely shows only part of its article.")
    left_out: str | None = Field(None, description="What the file also holds that was not read.")
    sources: list[WireSource]
    replies: list[WireReply]
    attributions: list[WireAttribution]
    assertions: list[WireAssertion]
    findings: list[WireFinding]
    score: WireScore | None
    failures: list[WireFailure] = Field([], description="Every reason why the draft fails the check.")
    verifications: list[WireVerification] = Field([], description="What the evidence says of the draft.")
    evidence_files: list[WireEvidenceFile] = Field([], description="The files that the draft was compared with.")
    genre: WireGenre | None = Field(None, description="What the rules and the profile take the draft for.")
    not_read: list[WireNotRead] = Field([], description="What stands in the file and was not audited, in order.")


class WireSkipped(Wire):
    """An input that could not be audited."""

    path: str
    error: str
    passed_over: bool = Field(
        False, description="Only found in a folder or by a glob: it looks like a draft and is in a format not read."
    )


class WireSummary(Wire):
    """Totals over all drafts; `findings` are those that count, `set_aside` those that are excluded."""

    documents: int
    unchanged: int = Field(0, description="Drafts that were skipped because nothing in them changed.")
    words: int
    findings: dict[Literal["error", "warning", "info"], int]
    set_aside: dict[Literal["suppressed", "known", "untouched"], int]
    skipped: int
    failed: bool = Field(False, description="Whether the check fails: some draft has failures.")
    failures: list[WireFailure] = Field([], description="Why findings fail the run as a whole.")
    passed_over: int = Field(0, description="Entries of skipped that are passed over, and not counted in `skipped`.")
    doubtful: int = Field(
        0, description="Findings that min-confidence 0 would show: left out for an editor would hardly keep them."
    )


class WireReport(Wire):
    """The whole report."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, title="onrecord report v1")

    schema_: Literal["onrecord/report/v1"] = Field(SCHEMA, alias="schema")
    tool: WireTool = WireTool()
    documents: list[WireDocument]
    skipped: list[WireSkipped]
    summary: WireSummary


def render(audit: Audit, style: Style) -> str:
    """Return the report as indented JSON in ASCII, so that no character of a draft reaches a terminal raw."""
    wire = WireReport(
        documents=[_document(*report, style) for report in zip(audit.reports, audit.reasons, strict=True)],
        skipped=[
            WireSkipped(path=each.path, error=each.error, passed_over=each.passed_over)
            for each in (*audit.skipped, *audit.passed_over)
        ],
        summary=_summary(audit),
    )
    table = wire.model_dump(by_alias=True)
    for skipped in table["skipped"]:
        if not skipped["passed_over"]:
            del skipped["passed_over"]
    for document in table["documents"]:
        if not style.include_text:
            del document["text"]
            for verification in document["verifications"]:
                if verification["evidence"]:
                    del verification["evidence"]["excerpt"]
    return dump(table)


def schema() -> dict[str, object]:
    """Return the JSON Schema of the report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **WireReport.model_json_schema(by_alias=True),
    }


def _document(report: Report, reasons: tuple[Failure, ...], style: Style) -> WireDocument:
    document = report.dossier.document
    ids = {
        index: f"s{number}"
        for number, other_source in enumerate(report.dossier.sources, 1)
        for index in other_source.attributions
    }
    return WireDocument(
        path=document.name,
        format=document.format,
        title=document.title,
        words=document.words,
        text=document.text if style.include_text else None,
        stub=document.stub,
        left_out=document.left_out,
        sources=[_source(document, *source) for source in enumerate(report.dossier.sources, 1)],
        replies=[_reply(document, reply) for reply in report.dossier.replies],
        attributions=[
            _attribution(report.dossier, number, attribution, ids.get(number - 1))
            for number, attribution in enumerate(report.dossier.attributions, 1)
        ],
        assertions=[_assertion(report.dossier, *assertion) for assertion in enumerate(report.dossier.assertions, 1)],
        findings=_findings(report),
        score=_score(document, report.dossier.score, report.before) if report.dossier.score else None,
        failures=[_failure(document, explanation, reason(report, explanation)) for explanation in reasons],
        genre=WireGenre.model_validate(asdict(document.reading)),
        not_read=[
            WireNotRead(
                kind=omission.kind.value, words=omission.words, line=omission.at.line, column=omission.at.column
            )
            for omission in document.not_read
        ],
        verifications=[_verification(document, verification, style) for verification in report.dossier.verifications],
        evidence_files=[
            WireEvidenceFile(
                path=evidence_file.path,
                words=evidence_file.words,
                skipped=evidence_file.skipped,
                note=evidence_file.note,
                failed=evidence_file.failed,
            )
            for evidence_file in report.dossier.evidence_files
        ],
    )


def _verification(document: Document, verification: Verification, style: Style) -> WireVerification:
    return WireVerification.model_validate(
        {
            "kind": verification.kind.value,
            "span": wire_span(document, verification.span),
            "verdict": verification.verdict.value,
            "because": verification.because,
            "evidence": verification.passage and _passage(verification.passage, style),
            "differences": [
                {
                    "op": one.operation.value, "weight": one.weight.value, "draft": one.draft,
                    "evidence": one.evidence, "span": wire_span(document, one.at),
                }
                for one in verification.differences
            ],
        }
    )  # fmt: skip


def _passage(passage: Passage, style: Style) -> WirePassage:
    place, is_page = passage.place, passage.path.startswith(("http://", "https://"))
    excerpt = " ".join(passage.text.split()) if style.include_text and not style.redact else None
    return WirePassage.model_validate(
        {
            "path": None if is_page else passage.path,
            "url": passage.path if is_page else None,
            "place": {place.unit: place.value, "column": place.column},
            "speaker": passage.speaker,
            "excerpt": excerpt,
        }
    )


def _failure(document: Document, failure: Failure, because: str) -> WireFailure:
    span = wire_span(document, failure.at) if failure.at else None
    return WireFailure.model_validate({"setting": failure.setting, "reason": because, "span": span})


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
            and {"kind": reason.kind.value, "span": wire_span(document, reason.span) if reason.span else None},
            "justification": [wire_span(document, span) for span in source.justification],
            "mentions": [wire_span(document, span) for span in source.mentions],
        }
    )


def _reply(document: Document, reply: Reply) -> WireReply:
    by = wire_span(document, reply.by) if reply.by else None
    return WireReply(kind=reply.kind.value, span=wire_span(document, reply.span), by=by, name=reply.name)


def _attribution(dossier: Dossier, number: int, attribution: Attribution, source_id: str | None) -> WireAttribution:
    document = dossier.document
    return WireAttribution(
        id=f"a{number}",
        source_id=source_id,
        source=[wire_span(document, span) for span in attribution.source],
        cue=[wire_span(document, span) for span in attribution.cue],
        content=[wire_span(document, span) for span in attribution.content],
        statement=wire_span(document, dossier.statement(attribution)),
        directness=attribution.directness.value,
        confidence=attribution.confidence,
    )


def _assertion(dossier: Dossier, number: int, assertion: Assertion) -> WireAssertion:
    document = dossier.document
    return WireAssertion.model_validate(
        {
            "id": f"c{number}",
            "span": wire_span(document, assertion.span),
            "parts": [wire_span(document, part) for part in assertion.parts],
            "text": dossier.words(assertion.parts),
            "claim_class": CLASS_OF[assertion.burden].value,
            "triggers": [wire_span(document, span) for span in assertion.triggers],
            "weight": assertion.leading_weight,
            "need": assertion.need,
            "level": assertion.level,
            "backing": assertion.backing,
            "label": assertion.label.value,
            "in_headline": assertion.in_headline,
            "body_id": None if assertion.body is None else f"c{assertion.body + 1}",
            "attributions": [f"a{index + 1}" for index in assertion.attributions],
            "accused": [
                {
                    "name": one.name, "charge": wire_span(document, one.charge),
                    "heard": [wire_span(document, span) for span in one.heard],
                }
                for one in assertion.accused
            ],
            "evidence": [
                {
                    "signal": one.signal, "effect": one.effect.value, "points": one.points,
                    "because": worded(one.because),
                    "span": wire_span(document, one.at), "probability": one.probability,
                }
                for one in assertion.evidence
            ],
            "burden": assertion.burden.value,
            "burden_p": round(assertion.burden_probability, 3),
            "judgement": assertion.burdens[[*Burden].index(Burden.JUDGEMENT)] if assertion.burdens else 0,
            "burdens": dict(zip([burden.value for burden in Burden], assertion.burdens, strict=False)),
            "counts": round(assertion.weight, 3),
            "support": assertion.support.value,
        }
    )  # fmt: skip


def _score(document: Document, score: Score, before: Score | None) -> WireScore:
    fix = score.best_fix
    return WireScore.model_validate(
        {
            "rubric": score.rubric,
            "backing": score.backing,
            "base_backing": before and before.backing,
            "assertions": score.assertions,
            "weight": round(score.weight),
            "anonymous_reliance": {
                "total": score.anonymous_reliance, "unnamed": score.unnamed, "unattributed": score.unattributed,
            },
            "identified_sources": score.identified_sources,
            "band": score.band,
            "named_share": score.named_share,
            "loaded_phrases": score.loaded_phrases,
            "low": score.low,
            "high": score.high,
            "verdict": score.verdict,
            "counts": score.weight,
            "credited_share": score.credited,
            "own_voice": score.own_voice,
            "asks": [
                {"assertion": f"c{ask.assertion + 1}", "question": worded(ask.question), "costs": ask.costs}
                for ask in score.asks
            ],
            "figures": [
                {"name": one.name, "value": one.value, "weight": one.weight, "points": one.points}
                for one in score.figures
            ],
            "holds": [
                {
                    "gate": hold.gate.value, "because": worded(hold.because), "span": wire_span(document, hold.at),
                    "assertions": _ids(hold.assertions),
                }
                for hold in score.holds
            ],
            "best_fix": fix
            and {
                "assertions": _ids(fix.assertions), "change": worded(fix.change), "level": fix.level, "gain": fix.gain,
                "score": fix.score,
            },
        }
    )  # fmt: skip


def _ids(assertions: tuple[int, ...]) -> list[str]:
    return [f"c{index + 1}" for index in assertions]


def _findings(report: Report) -> list[WireFinding]:
    """All of them, in the order of the text."""
    document = report.dossier.document
    every: list[tuple[Finding, SetAside | None]] = [(finding, None) for finding in report.findings]
    every += [(set_aside.finding, set_aside) for set_aside in report.set_aside]
    every.sort(key=lambda pair: pair[0].span)
    return [_finding(document, entry, _suppressed(document, aside) if aside else None) for entry, aside in every]


def _suppressed(document: Document, aside: SetAside) -> WireSuppressed:
    suppression = aside.suppression
    if suppression is None:
        return WireSuppressed.model_validate({"why": aside.why.value, "reason": _REASONS[aside.why]})
    return WireSuppressed.model_validate(
        {
            "why": aside.why.value, "reason": suppression.reason, "editor": suppression.editor,
            "until": suppression.until and suppression.until.isoformat(), "rules": list(suppression.rules),
            "span": wire_span(document, suppression.span) if suppression.span else None,
        }
    )  # fmt: skip


_REASONS = {
    Aside.SUPPRESSED: "an editor suppressed it",
    Aside.KNOWN: "it is in the baseline",
    Aside.UNTOUCHED: "it is not affected by the change",
}


def _finding(document: Document, finding: Finding, suppressed: WireSuppressed | None) -> WireFinding:
    return WireFinding.model_validate(
        {
            "rule": finding.rule.code,
            "name": finding.rule.name,
            "category": finding.rule.category.value,
            "severity": finding.severity.label,
            "confidence": finding.confidence.label,
            "message": finding.message,
            "help": finding.help,
            "span": wire_span(document, finding.span),
            "related": [{"span": wire_span(document, label.span), "label": label.label} for label in finding.related],
            "fingerprint": finding.fingerprint,
            "suppressed": suppressed,
            "probability": finding.probability,
            "also": [
                {
                    "rule": other.rule.code, "name": other.rule.name, "severity": other.severity.label,
                    "message": other.message, "help": other.help, "fingerprint": other.fingerprint,
                }
                for other in finding.also
            ],
        }
    )  # fmt: skip


def _summary(audit: Audit) -> WireSummary:
    labels = [finding.severity.label for finding in audit.findings]
    counts = {label: labels.count(label) for label in ("error", "warning", "info")}
    return WireSummary.model_validate(
        {
            "documents": len(audit.reports),
            "unchanged": len(audit.unchanged),
            "words": audit.words,
            "findings": counts,
            "set_aside": {why.value: len(audit.aside(why)) for why in Aside},
            "skipped": len(audit.skipped),
            "failed": audit.failed,
            "failures": [
                {"setting": failure.setting, "reason": failure.reason, "span": None} for failure in audit.overall
            ],
            "passed_over": len(audit.passed_over),
            "doubtful": sum(report.doubtful for report in audit.reports),
        }
    )


if __name__ == "__main__":
    import json
    import sys

    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
