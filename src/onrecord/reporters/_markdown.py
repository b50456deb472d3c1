"""What the two Markdown formats share: draft text that stays text, the table of drafts, one finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest

from onrecord.domain import Aside, Audit, Dossier, Finding, Report, SetAside, Severity, Span
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._failures import briefly
from onrecord.reporters._not_read import told as not_read
from onrecord.reporters._passage import sentences
from onrecord.reporters._places import path_of, place
from onrecord.reporters._safe import safe
from onrecord.reporters._sources import HEADINGS, rows
from onrecord.reporters._style import Style
from onrecord.reporters._summary import ranked, summary
from onrecord.reporters._verdict import GATES, fix_gain, hold_because, overview, verdict_lines

SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.INFO: "🔵"}
_MARKUP = regex(r"([\\`*_{}\[\]|~$])|(?<=^)[-+#=](?=\s|$|[-+#=])|(?<=\d)[.)](?=\s)")
_LIVE = regex(r"(?<=[@#:])(?=\w|//)|(?<=www)(?=\.)|(?<=GH)(?=-\d)", re.IGNORECASE)
"""Where a mention, an issue, an emoji or an address comes alive once the page is made; a comment in it is no more."""
_PLAIN = regex(r"[\w./ :¶-]+")
_CONTEXT = 160
"""Characters of the sentence that are shown on each side of the phrase."""


def escaped(text: str) -> str:
    """Text on one line as it stands in the draft: no markup, no HTML, no mention, issue or address comes alive."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(safe(text).split()))
    return "<!-- -->".join(escape(part, quote=False) for part in _LIVE.split(line))


def code(text: str) -> str:
    """Return a path or a place in a code span, whatever characters it holds."""
    return f"`{text}`" if _PLAIN.fullmatch(text) else f"<code>{escaped(text)}</code>"


def heading(audit: Audit) -> str:
    """Return the sum of the run in one line."""
    return f"# onrecord: {escaped(summary(audit).rstrip('.'))}"


def drafts(audit: Audit, style: Style) -> Iterator[str]:
    """Yield a table, one row a draft: findings by severity, the score, what holds it."""
    yield "| draft | 🔴 errors | 🟠 warnings | 🔵 info | backing | on hold |"
    yield "|---|--:|--:|--:|--:|---|"
    for report in audit.reports:
        counts = [sum(finding.severity is severity for finding in report.findings) for severity in SIGNS]
        cells = [code(path_of(report.dossier.document.name, style)), *(str(count or "") for count in counts)]
        yield f"| {' | '.join([*cells, *_scored(report)])} |"


def skipped(audit: Audit, style: Style) -> Iterator[str]:
    """Yield what could not be audited or was passed over, and why."""
    for unread in (*audit.skipped, *audit.passed_over):
        mark, message = ("ℹ️", "was not read") if unread.passed_over else ("❌", "could not be audited")
        yield f"- {mark} {code(path_of(unread.path, style))} {message}: {escaped(unread.error)}"


def verdict(report: Report) -> Iterator[str]:
    """Whether the draft is on hold and why, what to fix first, what it fails; then each hold and the best fix."""
    score = report.dossier.score
    held, remedy = verdict_lines(report)
    yield f"{'⛔' if score and score.holds else '✅'} {escaped(held)}\\"
    yield f"💡 {escaped(remedy)}"
    lines = [f"- ❌ {escaped(f'Failed: {reason}')}" for reason in briefly(report)]
    for hold in score.holds if score else ():
        where = code(place(report.dossier.document, report.dossier.document.locate(hold.at)))
        lines.append(
            f"- ⛔ {where} **{GATES[hold.gate]} ({hold.gate.value})**: {escaped(hold_because(report.dossier, hold))}"
        )
    if score and score.best_fix and (gain := fix_gain(report.dossier, score.best_fix)) not in remedy:
        lines.append(f"- 💡 {escaped(f'{gain[:1].upper()}{gain[1:]}')}")
    if report.dossier.document.not_read:
        lines.append(f"- ℹ️ {escaped(not_read(report))}")
    yield from ["", *lines] if lines else []


def has_something(audit: Audit, report: Report) -> bool:
    """Whether a draft has a place of its own in the report: something to tell, or no other draft beside it."""
    score = report.dossier.score
    told = report.findings or report.set_aside or report.unmet or (score and score.holds)
    return len(audit.reports) == 1 or bool(told)


def opening(audit: Audit) -> Iterator[str]:
    """Yield the verdict on a single draft, or which of several are on hold; and what the run fails as a whole."""
    if len(audit.reports) == 1:
        yield from verdict(audit.reports[0])
    elif audit.reports:
        yield escaped(overview(audit))
    if audit.overall:
        yield ""
        yield from (f"- ❌ {escaped(f'Failed: {failure.reason} ({failure.setting})')}" for failure in audit.overall)


def counts(audit: Audit) -> Iterator[str]:
    """Yield a table of how many findings each rule has, the most frequent first."""
    yield "| findings | rule |"
    yield "|--:|---|"
    for number, rule_code, name in ranked(audit):
        yield f"| {number} | **{rule_code}** {escaped(name)} |"


def sources(report: Report) -> Iterator[str]:
    """Yield a table of whom the article credits, the most quoted first."""
    table = rows(report)
    if table:
        yield f"| {' | '.join(HEADINGS)} |"
        yield "|---|---|---|--:|"
    for row in table:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"


def finding_line(dossier: Dossier, finding: Finding) -> str:
    """Severity, place, rule and question in one line."""
    where = code(place(dossier.document, dossier.document.locate(finding.span)))
    rule = f"**{finding.rule.code}** {escaped(finding.rule.name)}"
    return f"{SIGNS[finding.severity]} {where} {rule}: {escaped(finding.message)}"


def sentence(dossier: Dossier, group: Sequence[Finding], *, with_help: bool) -> Iterator[str]:
    """Yield the sentence that findings share, and below it each of them, with its remedy if that is wanted."""
    yield quotation(dossier, group)
    yield ""
    for finding in group:
        yield finding_line(dossier, finding)
        yield ""
        for other in finding.also:
            yield f"Also **{other.rule.code}** {escaped(other.rule.name)}: {escaped(other.message)}"
            yield ""
        if with_help:
            yield f"*{escaped(finding.help)}*"
            yield ""


def quotation(dossier: Dossier, group: Sequence[Finding]) -> str:
    """Return the sentence with the phrases of its findings in bold, cut far from them."""
    spans = list(_joined(finding.span for finding in group))
    whole = sentences(dossier, group[0])
    first, last = spans[0], spans[-1]
    before = dossier.text(Span(min(whole.start, first.start), first.start))
    after = dossier.text(Span(last.end, max(whole.end, last.end)))
    shown = _spaced(f"… {before[-_CONTEXT:].partition(' ')[2]}" if len(before) > _CONTEXT else before)
    for span, following in zip_longest(spans, spans[1:]):
        shown += f"<strong>{escaped(dossier.text(span))}</strong>"
        shown += _spaced(_between(dossier.text(Span(span.end, following.start)))) if following else ""
    shown += _spaced(f"{after[:_CONTEXT].rpartition(' ')[0]} …" if len(after) > _CONTEXT else after)
    return "> " + shown.strip()


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in order, those that overlap or touch made one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last


def _between(text: str) -> str:
    if len(text) <= 2 * _CONTEXT:
        return text
    return f"{text[:_CONTEXT].rpartition(' ')[0]} … {text[-_CONTEXT:].partition(' ')[2]}"


def set_aside(report: Report) -> Iterator[str]:
    """Yield each suppressed finding with its reason, and the numbers of the other excluded ones."""
    for finding in report.aside(Aside.SUPPRESSED):
        yield f"- {_suppressed(report.dossier, finding)}"
    told = ((Aside.KNOWN, "in the baseline"), (Aside.UNTOUCHED, "not affected by the change"))
    for why, where in told:
        if count := len(report.aside(why)):
            yield f"- {count} {where}"


def _suppressed(dossier: Dossier, aside: SetAside) -> str:
    where = code(place(dossier.document, dossier.document.locate(aside.finding.span)))
    rule = f"**{aside.finding.rule.code}** {escaped(aside.finding.rule.name)}"
    suppression = aside.suppression
    if suppression is None:
        return f"{where} {rule}"
    by = f" ({escaped(suppression.editor)})" if suppression.editor else ""
    until = f", until {suppression.until.isoformat()}" if suppression.until else ""
    return f"{where} {rule}: {escaped(suppression.reason)}{by}{until}"


def _scored(report: Report) -> tuple[str, str]:
    score = report.dossier.score
    backing = "–" if score is None or score.backing is None else f"{score.backing:.0f}"
    gates = dict.fromkeys(f"{GATES[hold.gate]} ({hold.gate.value})" for hold in score.holds) if score else ()
    return backing, ", ".join(gates)


def _spaced(text: str) -> str:
    """Escaped, with the blank that parts it from its neighbour."""
    shown = escaped(text)
    return f"{' ' if text[:1].isspace() else ''}{shown}{' ' if shown and text[-1:].isspace() else ''}"
