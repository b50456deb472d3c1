"""What an editor shows over a word: the finding there, who says it, and how it is backed."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from onrecord.domain import Assertion, Dossier, Report, Source, SourceKind, Span
from onrecord.language.messages import worded
from onrecord.language.regex import unbounded as regex
from onrecord.lsp.audits import Result
from onrecord.lsp.diagnostics import link
from onrecord.reporters import GRADES

_MARKS = regex(r"([\\`*_{}\[\]<>()#+!|~&])")
KINDS = {
    SourceKind.OWN_OBSERVATION: "what the reporter saw",
    SourceKind.DOCUMENT: "document",
    SourceKind.PERSON: "named person",
    SourceKind.ORGANIZATION: "organisation",
    SourceKind.OUTLET: "news outlet",
    SourceKind.PARTLY_NAMED: "partly named person",
    SourceKind.UNNAMED_PERSON: "unnamed person",
    SourceKind.UNNAMED_GROUP: "unnamed group",
    SourceKind.SELF: "the author",
    SourceKind.NONE: "nobody",
}


def hover(result: Result, position: Position) -> Hover | None:
    """Return what there is to say about a place, and the passage that it is about; None if there is nothing."""
    if result.report is None:
        return None
    document = result.report.dossier.document
    offset = result.positions.offset(position)
    at = document.source_map.read(Span(offset, offset + 1))
    if not at:
        return None
    lines_by_span = [(span, "  \n".join(lines)) for span, lines in _told(result, result.report, at)]
    if not lines_by_span:
        return None
    smallest = min((span for span, _ in lines_by_span), key=len)
    text = "\n\n---\n\n".join(each for _, each in lines_by_span)
    return Hover(MarkupContent(MarkupKind.Markdown, text), result.positions.range(document.source_map.origin(smallest)))


def _told(result: Result, report: Report, at: Span) -> Iterator[tuple[Span, list[str]]]:
    """Yield the findings at a place, then the claims that it is part of, each with its passage."""
    for finding in report.findings:
        if finding.span.overlaps(at):
            address = link(result, finding.rule.code)
            name = finding.title
            yield (
                finding.span,
                [f"**{f'[{name}]({address})' if address else name}** {plain(finding.message)}", plain(finding.help)],
            )
    for number, assertion in enumerate(report.dossier.assertions):
        if any(part.overlaps(at) for part in _passage(report.dossier, assertion)):
            yield assertion.span, list(_claim(report, number, assertion))


def _passage(dossier: Dossier, assertion: Assertion) -> Iterator[Span]:
    """Yield the claim, and the words that credit it to somebody."""
    yield from assertion.parts
    for attribution, _ in dossier.supports(assertion):
        yield from (*attribution.source, *attribution.cue)


def _claim(report: Report, number: int, assertion: Assertion) -> Iterator[str]:
    """Who says it, how it is backed, why, and what to ask."""
    supports = report.dossier.supports(assertion)
    who = " ← ".join(_source(source) for _, source in supports) or "the article itself, with nobody credited"
    yield f"**Who says it:** {who}"
    if not assertion.stakes:
        yield "**Backing:** none needed"
        return
    level = f"level {assertion.level} of {assertion.need}"
    yield f"**Backing:** {assertion.label.value}, {level} ({assertion.burden.value})"
    yield from (f"- {plain(worded(evidence.because))}" for evidence in assertion.evidence)
    asks = report.dossier.score.asks if report.dossier.score else ()
    yield from (f"**Ask:** {plain(worded(ask.question))}" for ask in asks if ask.assertion == number)


def _source(source: Source) -> str:
    """Return a source with its kind, and how closely it is described where it has no name."""
    kind = KINDS[source.kind]
    grade = f": {GRADES[source.grade]}" if source.grade else ""
    title = f", {plain(source.title)}" if source.title and source.name else ""
    return f"{plain(source.name or source.label)}{title} ({kind}{grade})"


def plain(text: str) -> str:
    """Return words of a draft so that no sign in them is markup."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
