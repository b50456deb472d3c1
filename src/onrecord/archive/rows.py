"""One audited article as rows of the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.domain import Dossier, Finding, Report, Severity, Source, SourceKind, Span

Row = dict[str, Any]
Rows = dict[str, list[Row]]
_WORD = re.compile(r"\w+")


def rows(report: Report, record: Mapping[str, Any], fingerprint: str, *, redact: bool) -> Rows:
    """Return the rows of an article, by table; with `redact`, without any words of its text."""
    if redact:
        from onrecord.domain import Audit
        from onrecord.reporters import redacted

        report = redacted(Audit((report,))).reports[0]
    dossier = report.dossier
    is_file = record.get("data") is not None
    numbers = {index: number for number, each in enumerate(dossier.sources, 1) for index in each.attributions}
    return {
        "articles": [_article(report, record, fingerprint)],
        "statements": [
            {"article": record["id"], **_statement(dossier, index, numbers.get(index), is_file, redact=redact)}
            for index in range(len(dossier.attributions))
        ],
        "sources": [
            {"article": record["id"], "id": f"s{number}", **_source(each), "statements": len(each.attributions)}
            for number, each in enumerate(dossier.sources, 1)
        ],
        "findings": [
            {"article": record["id"], **_finding(dossier, finding, is_file, redact=redact)}
            for finding in report.findings
        ],
        "errors": [],
    }


def person_key(source: Source) -> str | None:
    """Return what one person or organisation is called in all articles; None for a source without a name.

    A name alone is shared by many people, so the affiliation is part of it. Titles change, so they are not.
    """
    if source.name is None or source.kind not in (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET):
        return None
    parts = (source.name, source.affiliation) if source.kind is SourceKind.PERSON else (source.name,)
    return " | ".join(_plain(part) for part in parts if part)


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _article(report: Report, record: Mapping[str, Any], fingerprint: str) -> Row:
    dossier, document = report.dossier, report.dossier.document
    published = record.get("published") or document.date
    severities = Counter(finding.severity for finding in report.findings)
    return {
        "id": record["id"],
        "place": record.get("place"),
        "fingerprint": fingerprint,
        "title": document.title,
        "byline": document.byline,
        "published": published,
        "date": _date(published),
        "outlet": record.get("outlet") or next(iter(document.outlets), None),
        "section": record.get("section") or next(iter(document.sections), None),
        "format": document.format,
        "genre": document.reading.genre.value,
        "words": document.words,
        **_score(dossier),
        "statements": len(dossier.attributions),
        "sources": len(dossier.sources),
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "infos": severities[Severity.INFO],
        "rules": sorted(Counter(finding.rule.code for finding in report.findings).items()),
    }


def _score(dossier: Dossier) -> Row:
    score = dossier.score
    if score is None:
        return {"holds": []}
    return {
        "backing": score.backing,
        "low": score.low,
        "high": score.high,
        "verdict": score.verdict,
        "assertions": score.assertions,
        "weight": score.weight,
        "unnamed_share": score.unnamed,
        "unattributed_share": score.unattributed,
        "identified_sources": score.identified_sources,
        "named_share": score.named_share,
        "credited_share": score.credited,
        "own_voice": score.own_voice,
        "loaded_phrases": score.loaded_phrases,
        "holds": sorted({hold.gate.value for hold in score.holds}),
    }


def _date(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _statement(dossier: Dossier, index: int, source: int | None, is_file: bool, *, redact: bool) -> Row:
    attribution = dossier.attributions[index]
    span = dossier.statement(attribution)
    who = dossier.sources[source - 1] if source else None
    about = _source(who) if who else {"kind": SourceKind.NONE.value}
    return {
        "id": f"a{index + 1}",
        "source": f"s{source}" if source else None,
        **{name: about.get(name) for name in ("kind", "name", "title", "affiliation", "grade", "reason")},
        "directness": attribution.directness.value,
        "confidence": attribution.confidence,
        **_place(dossier, span, is_file),
        "in_headline": dossier.in_headline(span.start),
        "text": None if redact else dossier.text(span),
        "cue": None if redact else dossier.words(attribution.cue),
        "content": None if redact else dossier.words(attribution.content),
    }


def _source(source: Source) -> Row:
    return {
        "kind": source.kind.value,
        "name": source.name,
        "label": source.label,
        "title": source.title,
        "affiliation": source.affiliation,
        "grade": source.grade and source.grade.value,
        "reason": source.reason and source.reason.kind.value,
        "count": source.count,
        "identified": source.identified,
        "person": person_key(source),
    }


def _finding(dossier: Dossier, finding: Finding, is_file: bool, *, redact: bool) -> Row:
    return {
        "rule": finding.rule.code,
        "name": finding.rule.name,
        "category": finding.rule.category.value,
        "severity": finding.severity.label,
        "probability": finding.probability,
        **_place(dossier, finding.span, is_file),
        "phrase": None if redact else dossier.text(finding.span),
        "message": finding.message,
        "also": [other.rule.code for other in finding.also],
        "fingerprint": finding.fingerprint,
    }


def _place(dossier: Dossier, span: Span, is_file: bool) -> Row:
    line = dossier.document.locate(span).line if is_file else None
    return {"start": span.start, "end": span.end, "line": line}
