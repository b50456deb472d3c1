"""What is set aside, in a few lines: how much and why, and each exception with the reason that its editor gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.domain import Aside, Audit, Report, Suppression
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style
from onrecord.reporters._wrap import wrapped

_NAMES = {Aside.SUPPRESSED: "allowed", Aside.KNOWN: "known to the baseline", Aside.UNTOUCHED: "untouched by the change"}


def aside_counts(audit: Audit) -> str:
    """As in `2 allowed, 11 known to the baseline`; empty if nothing is set aside."""
    counts = ((len(audit.aside(why)), name) for why, name in _NAMES.items())
    return ", ".join(f"{count:,} {name}" for count, name in counts if count)


def aside_lines(audit: Audit, style: Style) -> Iterator[str]:
    """Nothing, or a heading and an entry for each exception that allowed something."""
    counts = aside_counts(audit)
    if not counts:
        return
    yield f"Set aside: {counts}."
    for report in audit.reports:
        for suppression, rules in _by_suppression(report).items():
            yield from wrapped(_entry(report, suppression, rules), max(24, style.width), "  ", "    ")
    yield ""


def _by_suppression(report: Report) -> dict[Suppression, Counter[str]]:
    found: dict[Suppression, Counter[str]] = {}
    for each in report.aside(Aside.SUPPRESSED):
        if each.suppression:
            found.setdefault(each.suppression, Counter())[each.finding.rule.code] += 1
    return found


def _entry(report: Report, suppression: Suppression, rules: Counter[str]) -> str:
    """Place, rules, reason, who signed, until when."""
    document = report.dossier.document
    place = safe(document.name)
    if suppression.span:
        unit = "¶" if document.source_map.unit == "paragraph" else ""
        place += f":{unit}{document.locate(suppression.span).line}"
    else:
        place += " (settings)"
    codes = ", ".join(code if count == 1 else f"{code} ×{count}" for code, count in sorted(rules.items()))
    editor = suppression.editor and safe(suppression.editor)
    until = suppression.until and f"until {suppression.until}"
    signed = ", ".join(part for part in (editor, until) if part)
    return f"{place}  {codes}  {safe(suppression.reason)}" + (f" ({signed})" if signed else "")
