"""Takes notes to the desk out of a draft: they are not copy, so no stage may see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from onrecord.domain import Block, Directive, Document, Run, Span, joined
from onrecord.language.patterns import pattern

_NOTE, _LINE, _HIDDEN = pattern("desk.note"), pattern("desk.comment_line"), pattern("desk.hidden")
_MARK = pattern("desk.comment_mark")
_MOST_PARAGRAPHS = 3
"""Paragraphs of a comment behind its first."""


def set_aside(document: Document) -> Document:
    """Return the document without its notes to the desk, which `notes` lists; each leads back to its place."""
    spans = tuple(joined(_widened(span, document.text) for span in _notes(document)))
    return _Cut(document, spans).document() if spans else document


def _notes(document: Document) -> Iterator[Span]:
    text = document.text
    for block in document.blocks:
        if _LINE.match(text, block.span.start, block.span.end):
            yield block.span
    for kind in (_NOTE, _HIDDEN):
        yield from (Span(*match.span()) for match in kind.finditer(text))
    yield from _comments(document)


def _comments(document: Document) -> Iterator[Span]:
    """Yield the comments of Google Docs, which stand behind the draft, and the marks in the copy that they answer."""
    text = document.text
    comments: dict[str, list[Span]] = {}
    further: list[Span] = []
    for block in reversed(document.blocks):
        mark = _MARK.match(text, block.span.start, block.span.end)
        if mark is None and len(further) == _MOST_PARAGRAPHS:
            break
        further.append(block.span)
        if mark:
            comments[mark.group()] = further
            further = []
    copy_ends = min((spans[-1].start for spans in comments.values()), default=0)
    marks = [match for match in _MARK.finditer(text, 0, copy_ends) if match.group() in comments]
    for match in marks:
        yield Span(*match.span())
    if {match.group() for match in marks} == set(comments):
        yield from (span for spans in comments.values() for span in spans)


def _widened(span: Span, text: str) -> Span:
    """Return it with a space that would be left before or behind it."""
    start, end = span.start, span.end
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before == " " and (not behind or not behind.isalnum()):
        return Span(start - 1, end)
    return Span(start, end + 1) if behind == " " and (not before or before.isspace()) else span


class _Cut:
    """A document without some spans, which are in order and do not overlap."""

    def __init__(self, document: Document, spans: tuple[Span, ...]) -> None:
        self._document = document
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._gone = [0, *accumulate(len(span) for span in spans)]

    def document(self) -> Document:
        """Return it."""
        before = self._document
        blocks = [replace(block, span=self._moved(block.span)) for block in before.blocks]
        text, at, parts = before.text, 0, []
        for span in self._spans:
            parts.append(text[at : span.start])
            at = span.end
        parts.append(text[at:])
        copy = "".join(parts)
        runs = [part for run in before.source_map.runs for part in self._left(run)]
        notes = []
        for span in self._spans:
            origin = before.source_map.origin(span)
            copy += "\n "
            place = Span(len(copy) - 1, len(copy))
            runs.append(Run(place.start, place.end, origin.start, origin.end, False))
            notes.append(Directive(span.of(text).strip(), place, self._moved(span)))
        return replace(
            before,
            text=copy,
            blocks=tuple(_trimmed(block, copy) for block in blocks if block.span.of(copy).strip()),
            source_map=replace(before.source_map, runs=tuple(runs)),
            links=tuple(
                replace(link, span=span) for link in before.links if (span := self._moved(link.span)).of(copy).strip()
            ),
            directives=tuple(
                replace(each, span=self._moved(each.span), anchor=self._moved(each.anchor))
                for each in before.directives
            ),
            marks=tuple(replace(mark, start=self._at(mark.start)) for mark in before.marks),
            notes=tuple(notes),
        )

    def _at(self, offset: int) -> int:
        """Return where a character stands now; where it was cut, the place of the cut."""
        index = bisect_right(self._starts, offset)
        if index and offset < self._spans[index - 1].end:
            return self._spans[index - 1].start - self._gone[index - 1]
        return offset - self._gone[index]

    def _moved(self, span: Span) -> Span:
        return Span(self._at(span.start), self._at(span.end))

    def _left(self, run: Run) -> Iterator[Run]:
        """Yield what is left of a run."""
        at = run.start
        first = max(0, bisect_left(self._starts, run.start) - 1)
        for index in range(first, len(self._spans)):
            span = self._spans[index]
            if span.start >= run.end:
                break
            if span.end > at:
                yield from self._part(run, at, max(at, span.start))
                at = span.end
        yield from self._part(run, at, run.end)

    def _part(self, run: Run, start: int, end: int) -> Iterator[Run]:
        if start >= end:
            return
        moved = self._at(start)
        if run.linear:
            shift = run.origin_start - run.start
            yield Run(moved, moved + end - start, start + shift, end + shift, run.verbatim)
        else:
            yield Run(moved, moved + end - start, run.origin_start, run.origin_end, run.verbatim)


def _trimmed(block: Block, text: str) -> Block:
    """Return the block without white space at its ends."""
    words = block.span.of(text)
    start = block.span.start + len(words) - len(words.lstrip())
    return replace(block, span=Span(start, start + len(words.strip())))
