"""The sources of a draft with their statements, and its score in one line."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    CodeLens,
    Command,
    DocumentSymbol,
    Location,
    Position,
    Range,
    SymbolInformation,
    SymbolKind,
)

from onrecord.domain import Report, Source, SourceKind, Span
from onrecord.lsp.audits import Result
from onrecord.lsp.diagnostics import cut
from onrecord.lsp.hover import KINDS
from onrecord.reporters import verdict_lines

_KINDS = {
    SourceKind.DOCUMENT: SymbolKind.File,
    SourceKind.ORGANIZATION: SymbolKind.Module,
    SourceKind.OUTLET: SymbolKind.Namespace,
    SourceKind.OWN_OBSERVATION: SymbolKind.Event,
}
"""Symbols of kinds of sources; people, named or not, are classes."""


def symbols(result: Result) -> list[DocumentSymbol]:
    """Return a symbol for each source, in the order of their first mention, with a child for each statement."""
    if result.report is None:
        return []
    return [_symbol(result, result.report, source) for source in result.report.dossier.sources if _is_shown(source)]


def flat_symbols(result: Result) -> list[SymbolInformation]:
    """Return the same for an editor that knows no symbols within symbols."""

    def listed() -> Iterator[SymbolInformation]:
        for source in symbols(result):
            yield SymbolInformation(Location(result.draft.uri, source.selection_range), source.name, source.kind)
            for child in source.children or ():
                place = Location(result.draft.uri, child.selection_range)
                yield SymbolInformation(place, child.name, child.kind, container_name=source.name)

    return list(listed())


def lenses(result: Result) -> list[CodeLens]:
    """Return the score, the number of findings and the verdict, above the first line; nothing of a draft left alone."""
    if not result.report and not result.problem:
        return []
    return [CodeLens(Range(Position(0, 0), Position(0, 0)), Command(_told(result), ""))]


def _is_shown(source: Source) -> bool:
    return source.kind.is_somebody and bool(source.mentions)


def _symbol(result: Result, report: Report, source: Source) -> DocumentSymbol:
    first = _range(result, report, source.mentions[0])
    statements = [_statement(result, report, number) for number in source.attributions]
    whole = Range(
        min([first.start, *(statement.range.start for statement in statements)]),
        max([first.end, *(statement.range.end for statement in statements)]),
    )
    name = cut(source.name or source.label)
    return DocumentSymbol(
        name, _KINDS.get(source.kind, SymbolKind.Class), whole, first, detail=KINDS[source.kind], children=statements
    )


def _statement(result: Result, report: Report, number: int) -> DocumentSymbol:
    dossier = report.dossier
    attribution = dossier.attributions[number]
    words = cut(dossier.words(attribution.content)) or cut(dossier.words(attribution.cue))
    selected = _range(result, report, (attribution.content or attribution.cue)[0])
    whole = _range(result, report, attribution.extent)
    return DocumentSymbol(words, SymbolKind.String, whole, selected, detail=attribution.directness.value)


def _range(result: Result, report: Report, span: Span) -> Range:
    return result.positions.range(report.dossier.document.source_map.origin(span))


def _told(result: Result) -> str:
    if result.report is None:
        return f"onrecord: {result.problem}"
    score = result.report.dossier.score
    number = len(result.report.findings)
    points = "no score" if score is None or score.backing is None else f"backing {score.backing:.0f} of 100"
    return " · ".join((points, f"{number} finding{'' if number == 1 else 's'}", verdict_lines(result.report)[0]))
