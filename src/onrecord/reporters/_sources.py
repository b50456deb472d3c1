"""The table of sources: one row for each source of an article."""

from __future__ import annotations

from onrecord.domain import ReasonKind, Report, Source, SourceKind
from onrecord.reporters._paint import paint
from onrecord.reporters._safe import safe, width
from onrecord.reporters._style import Style
from onrecord.reporters._verdict import GRADES

HEADINGS = ("source", "kind", "described as", "statements")
_SHARE = (0.26, 0.17)
_REASONS = {ReasonKind.NONE: "", ReasonKind.BOILERPLATE: "; stock reason", ReasonKind.CAUSAL: "; reason given"}


def sources_lines(report: Report, style: Style) -> list[str]:
    """Return the table of sources, the most quoted first, and the number of statements without a source."""
    table = rows(report)
    if not table:
        return []
    first, second = (max(8, int(style.width * share)) for share in _SHARE)
    third = max(8, style.width - first - second - 16)
    wide = (first, second, third)
    lines = [safe(report.dossier.document.name), _line(HEADINGS, wide)]
    return ["", *(paint(line, "bold" if style.color else None) for line in lines), *(_line(row, wide) for row in table)]


def rows(report: Report) -> list[tuple[str, str, str, str]]:
    """Return a row for each source, the most quoted first, with the cells of `HEADINGS`; last, what has no source."""
    sources = [source for source in report.dossier.sources if source.kind is not SourceKind.NONE]
    table = [_row(source) for source in sorted(sources, key=lambda source: -len(source.attributions))]
    unsourced = sum(len(source.attributions) for source in report.dossier.sources if source.kind is SourceKind.NONE)
    return [*table, ("(no source)", "none", "", str(unsourced))] if table and unsourced else table


def _row(source: Source) -> tuple[str, str, str, str]:
    kind = source.kind.value.replace("-", " ")
    described = "" if source.unnamed else source.title or ""
    if source.grade:
        described = f"{GRADES[source.grade]} ({source.grade.value})"
        described += _REASONS[source.reason.kind] if source.reason else ""
    return source.name or source.label, kind, described, str(len(source.attributions))


def _line(cells: tuple[str, str, str, str], wide: tuple[int, int, int]) -> str:
    padded = [_fit(cell, columns) for cell, columns in zip(cells, wide, strict=False)]
    return "  ".join([*padded, f"{cells[3]:>10}"])


def _fit(text: str, columns: int) -> str:
    text = safe(" ".join(text.split()))
    while width(text) > columns:
        text = text[:-2].rstrip() + "…"
    return text + " " * (columns - width(text))
