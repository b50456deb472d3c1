"""A sentence set to a width, with spans underlined and labelled beneath.

Paragraphs of prose are one long line in most drafts, so that a caret under the source line would point nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain import Dossier, Finding, Span
from onrecord.language.regex import unbounded as regex
from onrecord.reporters._safe import safe, width

_WORD = regex(r"\S+")
_LONGEST = 400
_PRIMARY, _RELATED = "━", "─"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output and what it is: prose, marks, or a label."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    label: str
    stroke: str


def passage(dossier: Dossier, finding: Finding, columns: int) -> Iterator[Line]:
    """The sentence of a finding in lines of at most `columns`; far from every mark it is cut to an ellipsis."""
    if directive := dossier.document.directive_at(finding.span.start):
        yield from _remark(safe(directive.text), columns)
        return
    whole = _sentences(dossier, finding)
    text = safe(dossier.text(whole))
    marks = _marks(finding, whole)
    lines = list(_wrap(text, columns))
    near = {n for n, line in enumerate(lines) if any(mark.span.overlaps(line) for mark in marks)}
    shown = {n + step for n in near for step in (-1, 0, 1)}
    cut = False
    for number, line in enumerate(lines):
        if number not in shown:
            if not cut:
                yield Line("…", "prose")
            cut = True
            continue
        cut = False
        yield Line(line.of(text), "prose")
        yield from _underlines(text, line, marks)


def _remark(text: str, columns: int) -> Iterator[Line]:
    """A remark to onrecord, which is not in the text; of one that is far too long, the beginning."""
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    yield from (Line(line.of(text), "prose") for line in _wrap(text, columns))


def _sentences(dossier: Dossier, finding: Finding) -> Span:
    """From the beginning of the sentence that the finding begins in to the end of the one that it ends in."""
    first = dossier.sentence_at(finding.span.start)
    last = dossier.sentence_at(max(finding.span.start, finding.span.end - 1))
    start = min(first.span.start if first else finding.span.start, finding.span.start)
    return Span(start, max(last.span.end if last else finding.span.end, finding.span.end))


def _marks(finding: Finding, whole: Span) -> list[_Mark]:
    """Spans relative to the passage; labels outside it are left to other formats."""
    labelled = [(finding.span, finding.rule.name, _PRIMARY)]
    labelled += [(each.span, each.label, _RELATED) for each in finding.related]
    return [
        _Mark(Span(span.start - whole.start, span.end - whole.start), label, stroke)
        for span, label, stroke in labelled
        if whole.contains(span)
    ]


def _wrap(text: str, columns: int) -> Iterator[Span]:
    start = end = None
    for match in _WORD.finditer(text):
        for first, last in _pieces(match.start(), match.end(), columns):
            if start is not None and end is not None and width(text[start:last]) > columns:
                yield Span(start, end)
                start = None
            start = first if start is None else start
            end = last
    if start is not None and end is not None:
        yield Span(start, end)


def _pieces(start: int, end: int, columns: int) -> Iterator[tuple[int, int]]:
    """A word longer than a line is cut."""
    for at in range(start, end, columns):
        yield at, min(end, at + columns)


def _underlines(text: str, line: Span, marks: list[_Mark]) -> Iterator[Line]:
    here = [mark for mark in marks if mark.span.overlaps(line)]
    if not here:
        return
    row = [" "] * (width(line.of(text)) + 1)
    for mark in reversed(here):
        first, last = max(mark.span.start, line.start), min(mark.span.end, line.end)
        left = width(text[line.start : first])
        for column in range(left, left + width(text[first:last])):
            row[column] = mark.stroke
    yield Line("".join(row).rstrip(), "marks")
    for mark in here:
        if line.start < mark.span.end <= line.end:
            yield Line(" " * width(text[line.start : max(mark.span.start, line.start)]) + mark.label, "label")
