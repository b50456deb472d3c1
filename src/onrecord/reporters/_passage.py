"""A sentence set to a width, with spans underlined and labelled beneath.

Paragraphs of prose are one long line in most drafts, so that a caret under the source line would point nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.domain import Dossier, Finding, Span
from onrecord.reporters._safe import safe, width
from onrecord.reporters._wrap import lines as wrapped_lines

_LONGEST = 400
_PRIMARY, _RELATED = "━", "─"
_ROLES = ("source", "cue", "claim")


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


def by_sentence(dossier: Dossier, findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    """Yield findings in groups that share a passage, in the order in which each group begins."""
    groups: dict[tuple[Span, bool], list[Finding]] = {}
    for finding in findings:
        directive = dossier.document.directive_at(finding.span.start)
        place = directive.span if directive else sentences(dossier, finding)
        groups.setdefault((place, directive is not None), []).append(finding)
    yield from (tuple(group) for group in groups.values())


def passage(dossier: Dossier, findings: Sequence[Finding], columns: int, *, roles: bool = False) -> Iterator[Line]:
    """Yield the sentence that findings share, in lines of at most `columns`, each phrase underlined and labelled.

    Far from every mark it is cut to an ellipsis. `roles` says whether source, cue and claim are marked as well.
    """
    if directive := dossier.document.directive_at(findings[0].span.start):
        yield from _suppression(safe(directive.text), columns)
        return
    whole = sentences(dossier, findings[0])
    text = safe(dossier.text(whole))
    marks = _marks(findings, whole, roles=roles)
    lines = list(wrapped_lines(text, columns))
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
        for row in _rows([mark for mark in marks if mark.span.overlaps(line)]):
            yield from _underlines(text, line, row)


def _suppression(text: str, columns: int) -> Iterator[Line]:
    """Yield the lines of a suppression comment, which is not part of the text; if it is long, only its beginning."""
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    yield from (Line(line.of(text), "prose") for line in wrapped_lines(text, columns))


def sentences(dossier: Dossier, finding: Finding) -> Span:
    """From the beginning of the sentence that the finding begins in to the end of the one that it ends in."""
    first = dossier.sentence_at(finding.span.start)
    last = dossier.sentence_at(max(finding.span.start, finding.span.end - 1))
    start = min(first.span.start if first else finding.span.start, finding.span.start)
    return Span(start, max(last.span.end if last else finding.span.end, finding.span.end))


def _marks(findings: Sequence[Finding], whole: Span, *, roles: bool) -> list[_Mark]:
    """Spans relative to the passage, each once; labels outside it are left to other formats."""
    labelled = [(other_finding.span, other_finding.rule.name, _PRIMARY) for other_finding in findings]
    labelled += [
        (each.span, each.label, _RELATED)
        for finding in findings
        for each in finding.related
        if roles or each.label not in _ROLES
    ]
    return [
        _Mark(Span(span.start - whole.start, span.end - whole.start), label, stroke)
        for span, label, stroke in dict.fromkeys(labelled)
        if whole.contains(span)
    ]


def _rows(marks: list[_Mark]) -> list[list[_Mark]]:
    """Rows of marks such that the phrases of two findings never share a column; what else is marked joins the first."""
    rows: list[list[_Mark]] = []
    for mark in marks:
        free = (row for row in rows if mark.stroke == _RELATED or not any(_collide(mark, other) for other in row))
        row = next(free, None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    return rows


def _collide(one: _Mark, other: _Mark) -> bool:
    """Whether two phrases overlap; a phrase that two rules flag is underlined once, with both names below."""
    return other.stroke == _PRIMARY and one.span != other.span and one.span.overlaps(other.span)


def _underlines(text: str, line: Span, marks: list[_Mark]) -> Iterator[Line]:
    row = [" "] * (width(line.of(text)) + 1)
    for mark in reversed(marks):
        first, last = max(mark.span.start, line.start), min(mark.span.end, line.end)
        left = width(text[line.start : first])
        for column in range(left, left + width(text[first:last])):
            row[column] = mark.stroke
    yield Line("".join(row).rstrip(), "marks")
    ending = [mark for mark in marks if line.start < mark.span.end <= line.end]
    yield from (Line(label, "label") for label in _labels(text, line, ending))


def _labels(text: str, line: Span, marks: list[_Mark]) -> list[str]:
    """Return the labels, each beginning where its mark does, in as few lines as they fit into side by side."""
    lines: list[str] = []
    for mark in sorted(marks, key=lambda mark: mark.span.start):
        left = width(text[line.start : max(mark.span.start, line.start)])
        number = next((at for at, row in enumerate(lines) if len(row) + 2 <= left), None)
        if number is None:
            lines.append(" " * left + mark.label)
        else:
            lines[number] = lines[number].ljust(left) + mark.label
    return lines
