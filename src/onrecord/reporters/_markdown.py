"""What the two Markdown formats share: draft text that stays text, the table of drafts, one finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from onrecord.domain import Aside, Audit, Dossier, Finding, Report, SetAside, Severity, Span
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._places import path_of, place
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._summary import summary

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
    """A path or a place in a code span, whatever characters it holds."""
    return f"`{text}`" if _PLAIN.fullmatch(text) else f"<code>{escaped(text)}</code>"


def heading(audit: Audit) -> str:
    """The sum of the run in one line."""
    return f"# onrecord: {escaped(summary(audit).rstrip('.'))}"


def drafts(audit: Audit, style: Style) -> Iterator[str]:
    """A table, one row a draft: findings by severity, the score, what holds it."""
    yield "| draft | 🔴 errors | 🟠 warnings | 🔵 info | backing | on hold |"
    yield "|---|--:|--:|--:|--:|---|"
    for report in audit.reports:
        counts = [sum(each.severity is severity for each in report.findings) for severity in SIGNS]
        cells = [code(path_of(report.dossier.document.name, style)), *(str(count or "") for count in counts)]
        yield f"| {' | '.join([*cells, *_scored(report)])} |"


def skipped(audit: Audit, style: Style) -> Iterator[str]:
    """What could not be audited, and why."""
    for each in audit.skipped:
        yield f"- ❌ {code(path_of(each.path, style))} could not be audited: {escaped(each.error)}"


def verdict(report: Report) -> Iterator[str]:
    """What holds the draft, and the one change that would raise its score most."""
    score = report.dossier.score
    if score is None:
        return
    for hold in score.holds:
        where = code(place(report.dossier.document, report.dossier.document.locate(hold.at)))
        yield f"- ⛔ {where} **on hold ({hold.gate.value})**: {escaped(hold.because)}"
    if fix := score.best_fix:
        spans = [report.dossier.assertions[number].span for number in fix.assertions]
        places = [place(report.dossier.document, report.dossier.document.locate(span)) for span in spans]
        where = f" ({', '.join(code(each) for each in dict.fromkeys(places))})" if places else ""
        yield f"- 💡 best fix: {escaped(fix.change)}{where}: +{fix.gain:.0f} points"


def finding_line(dossier: Dossier, finding: Finding) -> str:
    """Severity, place, rule and question in one line."""
    where = code(place(dossier.document, dossier.document.locate(finding.span)))
    rule = f"**{finding.rule.code}** {escaped(finding.rule.name)}"
    return f"{SIGNS[finding.severity]} {where} {rule}: {escaped(finding.message)}"


def quotation(dossier: Dossier, finding: Finding) -> str:
    """The sentence with the phrase in bold, cut far from it."""
    span = finding.span
    first, last = dossier.sentence_at(span.start), dossier.sentence_at(max(span.start, span.end - 1))
    start = min(first.span.start if first else span.start, span.start)
    end = max(last.span.end if last else span.end, span.end)
    before, after = dossier.text(Span(start, span.start)), dossier.text(Span(span.end, end))
    left = f"… {before[-_CONTEXT:].partition(' ')[2]}" if len(before) > _CONTEXT else before
    right = f"{after[:_CONTEXT].rpartition(' ')[0]} …" if len(after) > _CONTEXT else after
    parts = (_spaced(left), f"<strong>{escaped(dossier.text(span))}</strong>", _spaced(right))
    return "> " + "".join(parts).strip()


def set_aside(report: Report) -> Iterator[str]:
    """What editors allowed, each with its reason; of the rest the number."""
    for each in report.aside(Aside.SUPPRESSED):
        yield f"- {_allowed(report.dossier, each)}"
    told = ((Aside.KNOWN, "in the baseline"), (Aside.UNTOUCHED, "in sentences that the change does not touch"))
    for why, where in told:
        if count := len(report.aside(why)):
            yield f"- {count} {where}"


def _allowed(dossier: Dossier, aside: SetAside) -> str:
    where = code(place(dossier.document, dossier.document.locate(aside.finding.span)))
    rule = f"**{aside.finding.rule.code}** {escaped(aside.finding.rule.name)}"
    exception = aside.suppression
    if exception is None:
        return f"{where} {rule}"
    by = f" ({escaped(exception.editor)})" if exception.editor else ""
    until = f", until {exception.until.isoformat()}" if exception.until else ""
    return f"{where} {rule}: {escaped(exception.reason)}{by}{until}"


def _scored(report: Report) -> tuple[str, str]:
    score = report.dossier.score
    backing = "–" if score is None or score.backing is None else f"{score.backing:.0f}"
    return backing, ", ".join(dict.fromkeys(each.gate.value for each in score.holds)) if score else ""


def _spaced(text: str) -> str:
    """Escaped, with the blank that parts it from its neighbour."""
    shown = escaped(text)
    return f"{' ' if text[:1].isspace() else ''}{shown}{' ' if shown and text[-1:].isspace() else ''}"
