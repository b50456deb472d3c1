"""What the terminal formats share: one finding as lines, and the close of the report."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from onrecord.domain import Audit, Dossier, Finding
from onrecord.reporters._aside import aside_lines
from onrecord.reporters._ledger import ledger_lines, score_lines
from onrecord.reporters._paint import COLOR_OF, paint
from onrecord.reporters._passage import passage
from onrecord.reporters._safe import safe
from onrecord.reporters._sources import sources_lines
from onrecord.reporters._style import Style
from onrecord.reporters._summary import statistics, summary

_INDENT = "    "


def finding_lines(dossier: Dossier, finding: Finding, style: Style, *, with_path: bool) -> Iterator[str]:
    """Place and rule, the question to the editor, the passage, the remedy, and a blank line."""
    at = dossier.document.locate(finding.span)
    unit = "¶" if dossier.document.source_map.unit == "paragraph" else ""
    place = f"{safe(dossier.document.name)}:" if with_path else ""
    color = COLOR_OF[finding.severity]

    def tint(text: str, name: str) -> str:
        return paint(text, name if style.color else None)

    yield (
        f"{tint(f'{place}{unit}{at.line}:{at.column}', 'bold')}  "
        f"{tint(finding.severity.label, color)}  {tint(finding.rule.code, color)} {finding.rule.name}"
    )
    yield from _wrapped(finding.message, "  ", style)
    yield ""
    for line in passage(dossier, finding, max(24, style.width - len(_INDENT))):
        yield _INDENT + (line.text if line.role == "prose" else tint(line.text, color))
    if not style.quiet:
        yield ""
        yield from (tint(line, "dim") for line in _wrapped(f"help: {finding.help}", "  ", style))
    yield ""


def closing(audit: Audit, style: Style) -> Iterator[str]:
    """Sources and statistics where asked for; unless unwanted, the ledger of a single draft, scores, the summary."""
    if style.sources:
        for report in audit.reports:
            yield from sources_lines(report, style)
    if style.statistics and audit.findings:
        yield from statistics(audit)
        yield ""
    if style.quiet:
        return
    for report in audit.reports:
        if len(audit.reports) == 1:
            yield from ledger_lines(report, style)
        yield from score_lines(report, style)
    if any(report.dossier.score for report in audit.reports):
        yield ""
    yield from aside_lines(audit, style)
    yield summary(audit)


def _wrapped(text: str, indent: str, style: Style) -> list[str]:
    return textwrap.wrap(safe(text), width=max(24, style.width), initial_indent=indent, subsequent_indent=indent)
