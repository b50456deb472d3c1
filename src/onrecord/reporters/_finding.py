"""What the terminal formats share: a draft's verdict, its findings by sentence, and the close of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.domain import Audit, Document, Dossier, Finding, Report
from onrecord.reporters._aside import aside_lines
from onrecord.reporters._evidence import evidence_lines, verification_lines
from onrecord.reporters._failures import briefly, hold_told, holds, reason
from onrecord.reporters._ledger import POINTER, explains, explanation_lines, ledger_lines, score_lines, verified_there
from onrecord.reporters._not_read import not_read_lines
from onrecord.reporters._paint import COLOR_OF, tint
from onrecord.reporters._passage import by_sentence, passage
from onrecord.reporters._safe import safe
from onrecord.reporters._sources import sources_lines
from onrecord.reporters._style import Style
from onrecord.reporters._summary import statistics, summary
from onrecord.reporters._verdict import overview, read_as, verdict_lines
from onrecord.reporters._wrap import wrapped

_INDENT = "    "


def explained(audit: Audit, style: Style, wanted: str) -> Iterator[str]:
    """Yield the arithmetic of one assertion or line, and what the evidence says of it, instead of the report."""
    several = len(audit.reports) > 1
    for report in audit.reports:
        if several and explains(report, wanted):
            yield ""
            yield tint(safe(report.dossier.document.name), "bold", style)
        yield from explanation_lines(report, wanted, style)
        for each in verified_there(report, wanted):
            yield ""
            yield from verification_lines(report.dossier, each, style)


def joined(lines: Iterable[str]) -> str:
    """Return the lines as one text, without blanks at their ends and without two blank lines in a row."""
    ended = [line.rstrip() for line in lines]
    kept = (line for line, before in zip(ended, ["", *ended], strict=False) if line or before)
    return "".join(f"{line}\n" for line in kept)


def opening(audit: Audit, style: Style) -> Iterator[str]:
    """Of several drafts, which are on hold; a single draft opens with its own verdict."""
    if len(audit.reports) > 1 and not style.quiet:
        yield from wrapped(safe(overview(audit)), style.width)
        yield ""


def has_something(audit: Audit, report: Report, style: Style) -> bool:
    """Whether a draft has a place of its own in the report: something to tell, or no other draft beside it."""
    if style.quiet:
        return bool(report.unmet or holds(report))
    score = report.dossier.score
    return len(audit.reports) == 1 or bool(report.findings or report.unmet or (score and score.holds))


def verdict_block(report: Report, style: Style, heading: str) -> Iterator[str]:
    """Yield the heading, whether the draft is on hold and why, what to fix first, what it fails, and a blank line."""
    score = report.dossier.score
    yield tint(heading, "bold", style)
    if not style.quiet:
        held, remedy = verdict_lines(report)
        for line in wrapped(safe(held), style.width, "  ", "  "):
            yield tint(line, "red" if score and score.holds else "green", style)
        yield from wrapped(safe(remedy), style.width, "  ", "  ")
        yield from wrapped(read_as(report), style.width, "  ", "  ")
    for hold in holds(report) if style.quiet else ():
        explanation = hold_told(report, hold)
        yield from (
            tint(line, "red", style)
            for line in wrapped(f"{explanation[:1].upper()}{explanation[1:]}.", style.width, "  ", "  ")
        )
    in_full = [f"{reason(report, failure)} ({failure.setting})" for failure in report.unmet]
    for explanation in in_full if style.quiet else briefly(report):
        yield from (
            tint(line, "red", style) for line in wrapped(safe(f"Failed: {explanation}."), style.width, "  ", "  ")
        )
    yield ""


def findings_lines(report: Report, style: Style, *, with_path: bool) -> Iterator[str]:
    """Every finding of a draft; those on one sentence stand together below it."""
    name = f"{safe(report.dossier.document.name)}:" if with_path else ""
    for group in by_sentence(report.dossier, report.findings):
        if len(group) == 1:
            yield from _single(report.dossier, group[0], style, name)
        else:
            yield from _together(report.dossier, group, style, name)


def closing(audit: Audit, style: Style) -> Iterator[str]:
    """Yield sources and statistics if asked for; unless unwanted, the ledger of a single draft, scores, the summary."""
    if style.sources:
        for report in audit.reports:
            yield from sources_lines(report, style)
    if style.statistics and audit.findings:
        yield from statistics(audit)
        yield ""
    if not style.quiet:
        yield from _scores(audit, style)
        for report in audit.reports:
            yield from evidence_lines(report, style)
        if any(report.dossier.evidence_files for report in audit.reports):
            yield ""
        yield from aside_lines(audit, style)
        yield from not_read_lines(audit, style)
    for failure in audit.overall:
        told = safe(f"Failed: {failure.reason} ({failure.setting}).")
        yield from (tint(line, "red", style) for line in wrapped(told, style.width))
    if not style.quiet:
        yield from wrapped(summary(audit), style.width)


def _scores(audit: Audit, style: Style) -> Iterator[str]:
    alone = len(audit.reports) == 1
    for report in audit.reports:
        yield from _partial(report.dossier.document, style)
        if alone:
            yield from ledger_lines(report, style)
        yield from score_lines(report, style)
    scored = [report for report in audit.reports if report.dossier.score]
    if scored:
        yield ""
    if not alone and any(report.dossier.assertions for report in scored):
        yield from wrapped(POINTER, style.width)
        yield ""


def _partial(document: Document, style: Style) -> Iterator[str]:
    """Say of a draft of which only a part was audited which part is missing."""
    for told in filter(None, (document.stub, document.left_out)):
        yield from wrapped(safe(f"{document.name} {told}"), style.width)
        yield ""


def _single(dossier: Dossier, finding: Finding, style: Style, name: str) -> Iterator[str]:
    """Place and rule, the question to the editor, the passage, the remedy."""
    yield _headed(dossier, finding, style, name)
    yield from _messages(finding, style, "  ")
    yield ""
    yield from _passage(dossier, (finding,), style)
    if not style.quiet:
        yield ""
        yield from _help(finding, style, "  ")
    yield ""


def _together(dossier: Dossier, group: Sequence[Finding], style: Style, name: str) -> Iterator[str]:
    """Yield the passage once, and below it each finding with its place and rule, its question and its remedy."""
    unit = dossier.document.source_map.sign
    line = dossier.document.locate(group[0].span).line
    yield f"{tint(f'{name}{unit}{line}', 'bold', style)}  {len(group)} findings in one sentence"
    yield ""
    yield from _passage(dossier, group, style)
    yield ""
    for finding in group:
        yield f"  {_headed(dossier, finding, style, name)}"
        yield from _messages(finding, style, _INDENT)
        if not style.quiet:
            yield from _help(finding, style, _INDENT)
        yield ""


def _messages(finding: Finding, style: Style, indent: str) -> Iterator[str]:
    """Yield what the rule asks, and what others ask of the same phrase."""
    yield from wrapped(safe(finding.message), style.width, indent, indent)
    for other in finding.also:
        told = safe(f"also {other.rule.code} {other.rule.name}: {other.message}")
        yield from wrapped(told, style.width, indent, indent)


def _headed(dossier: Dossier, finding: Finding, style: Style, name: str) -> str:
    at = dossier.document.locate(finding.span)
    unit = dossier.document.source_map.sign
    color = COLOR_OF[finding.severity]
    place = tint(f"{name}{unit}{at.line}:{at.column}", "bold", style)
    rule = f"{tint(finding.rule.code, color, style)} {finding.rule.name}"
    return f"{place}  {tint(finding.severity.label, color, style)}  {rule}"


def _passage(dossier: Dossier, group: Sequence[Finding], style: Style) -> Iterator[str]:
    color = COLOR_OF[max(finding.severity for finding in group)]
    for line in passage(dossier, group, max(24, style.width - len(_INDENT)), roles=style.verbose):
        yield _INDENT + (line.text if line.role == "prose" else tint(line.text, color, style))


def _help(finding: Finding, style: Style, indent: str) -> Iterator[str]:
    for line in wrapped(safe(f"help: {finding.help}"), style.width, indent, indent):
        yield tint(line, "dim", style)
