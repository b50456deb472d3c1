"""Summary of the findings that do not count: how many and why, and each suppression with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.domain import Aside, Audit, Report, Suppression
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._wrap import wrapped

_NAMES = {
    Aside.SUPPRESSED: "suppressed",
    Aside.KNOWN: "in the baseline",
    Aside.UNTOUCHED: "not affected by the change",
}


def aside_counts(audit: Audit) -> str:
    """Return how many findings are excluded, and why: "2 suppressed, 11 in the baseline"; empty if none is."""
    counts = ((len(audit.aside(why)), name) for why, name in _NAMES.items())
    return ", ".join(f"{count:,} {name}" for count, name in counts if count)


def aside_lines(audit: Audit, style: Style) -> Iterator[str]:
    """Yield a heading and a line for each suppression that applies; nothing if no finding is excluded."""
    counts = aside_counts(audit)
    if not counts:
        return
    yield f"Excluded: {counts}."
    for report in audit.reports:
        for suppression, rules in _by_suppression(report).items():
            yield from wrapped(_entry(report, suppression, rules), max(24, style.width), "  ", "    ")
    yield ""


def _by_suppression(report: Report) -> dict[Suppression, Counter[str]]:
    counts: dict[Suppression, Counter[str]] = {}
    for set_aside in report.aside(Aside.SUPPRESSED):
        if set_aside.suppression:
            counts.setdefault(set_aside.suppression, Counter())[set_aside.finding.rule.code] += 1
    return counts


def _entry(report: Report, suppression: Suppression, rules: Counter[str]) -> str:
    """Return place, rules and reason of a suppression, its editor and its last day."""
    document = report.dossier.document
    name = safe(document.name)
    if suppression.span:
        unit = document.source_map.sign
        name += f":{unit}{document.locate(suppression.span).line}"
    else:
        name += " (settings)"
    codes = ", ".join(code if count == 1 else f"{code} ×{count}" for code, count in sorted(rules.items()))
    editor = suppression.editor and safe(suppression.editor)
    until = suppression.until and f"until {suppression.until}"
    signed = ", ".join(part for part in (editor, until) if part)
    return f"{name}  {codes}  {safe(suppression.reason)}" + (f" ({signed})" if signed else "")
