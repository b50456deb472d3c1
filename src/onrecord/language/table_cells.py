"""The figures of a table's cells, which have their unit, and what they count, in the name of their column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.domain import Span
from onrecord.language.figure import Figure
from onrecord.language.figures import figures
from onrecord.language.patterns import pattern

_BARE, _UNIT = pattern("figures.bare_number"), pattern("figures.column_unit")
_OF_COUNT, _OF_AGES, _OF_YEARS = (
    pattern("figures.column_of_count"),
    pattern("figures.column_of_ages"),
    pattern("figures.column_of_years"),
)


def cell_figures(text: str, cell: Span, column: str) -> Iterator[Figure]:
    """Yield the figures in a cell, read as the phrase that its column makes of it: "£3.4m Cost" for "Cost (£m)"."""
    written = cell.of(text)
    before, behind = _around(column) if _BARE.fullmatch(written) else ("", f" {column}")
    phrase = f"{before}{written}{behind}"
    for figure in figures(phrase, Span(0, len(phrase))):
        at = figure.span
        if at.start < len(before) + len(written) and at.end > len(before):
            start = max(0, at.start - len(before))
            end = min(len(written), at.end - len(before))
            yield replace(figure, span=Span(cell.start + start, cell.start + end))


def _around(column: str) -> tuple[str, str]:
    """Return what a column says before and behind a bare number: a currency, and a scale or unit and the things."""
    if _OF_AGES.search(column):
        return "aged ", ""
    if _OF_YEARS.fullmatch(column):
        return "in ", ""
    unit = _UNIT.search(column)
    things = _OF_COUNT.sub("", column if unit is None else column[: unit.start()] + column[unit.end() :]).strip()
    if unit is None:
        return "", f" {things}"
    scale = next((word for word in ("thousand", "million", "billion") if unit[word]), "")
    told = " percent" if unit["percent"] else f" {unit['unit']}" if unit["unit"] else ""
    return unit["currency"] or "", f"{f' {scale}' if scale else ''}{told} {things}".rstrip()
