"""The table of sources: each once per article, with what stands behind it."""

from __future__ import annotations

from onrecord.domain import Report, Source, SourceKind
from onrecord.reporters._paint import paint
from onrecord.reporters._safe import safe, width
from onrecord.reporters._style import Style

_HEADINGS = ("source", "kind", "described as", "statements")
_SHARE = (0.32, 0.26)


def sources_lines(report: Report, style: Style) -> list[str]:
    """Those whom the article credits, the most quoted first, and how many statements nobody is credited with."""
    sources = [each for each in report.dossier.sources if each.kind is not SourceKind.NONE]
    rows = [_row(each) for each in sorted(sources, key=lambda each: -len(each.attributions))]
    if not rows:
        return []
    first, second = (max(8, int(style.width * share)) for share in _SHARE)
    third = max(8, style.width - first - second - 16)
    wide = (first, second, third)
    lines = ["", paint(_line(_HEADINGS, wide), "bold" if style.color else None)]
    lines += [_line(row, wide) for row in rows]
    nobody = sum(len(each.attributions) for each in report.dossier.sources if each.kind is SourceKind.NONE)
    if nobody:
        lines.append(_line(("(nobody)", "none", "", str(nobody)), wide))
    return lines


def _row(source: Source) -> tuple[str, str, str, str]:
    kind = source.kind.value + (f" {source.grade.value}" if source.grade else "")
    if source.reason and source.grade:
        kind += {"none": "", "boilerplate": ", formula", "causal": ", reason"}[source.reason.kind.value]
    described = "" if source.unnamed else source.title or ""
    return source.name or source.label, kind, described, str(len(source.attributions))


def _line(cells: tuple[str, str, str, str], wide: tuple[int, int, int]) -> str:
    padded = [_fit(cell, columns) for cell, columns in zip(cells, wide, strict=False)]
    return "  ".join([*padded, f"{cells[3]:>10}"])


def _fit(text: str, columns: int) -> str:
    text = safe(" ".join(text.split()))
    while width(text) > columns:
        text = text[:-2].rstrip() + "…"
    return text + " " * (columns - width(text))
