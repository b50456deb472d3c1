"""An evidence file as a row of words, each with its place: what the index is made of, and what the cache keeps."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.domain import Document, Mark, Span
from onrecord.language.expression import Expression
from onrecord.language.patterns import pattern
from onrecord.language.regex import deferred
from onrecord.language.word_lists import word_set
from onrecord.verify.speakers import spoken
from onrecord.verify.words import CLOSE, OPEN, ROUND_CLOSE, ROUND_OPEN, SIGNS, forms_of

_TOKEN = pattern("wording.token")
_SPLITTER = deferred(lambda: (Expression(f"({re.sub(r'[(][?]P<[a-z]+>', '(?:', _TOKEN.pattern)})"), _TOKEN.flags))
"""The same as one group, so that `split` returns the words between what parts them."""
_SMALL = np.uint32
_NONE = np.iinfo(_SMALL).max
TURN = "\x00turn"
"""Stands among the words where another speaker begins."""
_CLOSER = {OPEN: CLOSE, ROUND_OPEN: ROUND_CLOSE}
_BRACKETS = frozenset((*_CLOSER, *_CLOSER.values()))
_LONGEST_REMARK = 6
"""Words in parentheses that may be a remark of whoever wrote a transcript."""
_PARTS_CELLS = " ·"
_AT_ONCE = 1_000_000
"""Characters that are split in one go, and further ones up to the end of their line."""


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """An evidence file as words: `forms` are numbers of the `vocabulary`, with the place of each in `text`.

    `optional` are the words that nobody said, such as "[laughter]". `lines` is the line, or the paragraph, of each.
    """

    path: str
    text: str
    unit: str
    vocabulary: tuple[str, ...]
    forms: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    lines: NDArray[np.uint32]
    optional: NDArray[np.uint8]
    marks: tuple[Mark, ...]
    byline: str | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.forms)

    def mark_at(self, offset: int) -> Mark | None:
        """Return what the file says of the words at `offset`: who speaks, on which page, at what time."""
        at = bisect_right(self.marks, offset, key=lambda mark: mark.start) - 1
        return self.marks[at] if at >= 0 else None

    def cells(self, row: Span) -> Iterator[tuple[Span, str]]:
        """Yield the cells of a row of a table, each with the name of its column."""
        first, behind = (bisect_left(self.marks, at, key=lambda mark: mark.start) for at in (row.start, row.end))
        marks = self.marks[first:behind]
        for mark, end in zip(marks, [*(mark.start for mark in marks[1:]), row.end], strict=True):
            if mark.place and mark.place.column:
                yield (
                    Span(mark.start, mark.start + len(self.text[mark.start : end].rstrip(_PARTS_CELLS))),
                    mark.place.column,
                )


def index_file(document: Document) -> IndexedFile:
    """Return the words of an evidence file with their places, and without the labels of its speakers."""
    text = document.text
    named, marks = spoken(document)
    changes = frozenset(_changes(marks))
    scan = _Scan()
    at = 0
    stops = sorted([*((span.start, span.end) for span in named), *((start, start) for start in changes)])
    for start, end in stops:
        scan.read(text, at, start)
        at = end
        if end in changes:
            scan.add(TURN, end, end)
    scan.read(text, at, len(text))
    words = scan.words()
    return IndexedFile(
        path=document.name, text=text, unit=document.source_map.unit, vocabulary=words.vocabulary, forms=words.forms,
        starts=words.starts, ends=words.ends, lines=_lines(document, words.starts), optional=_optional(text, words),
        marks=marks, byline=document.byline,
    )  # fmt: skip


def _changes(marks: Iterable[Mark]) -> Iterator[int]:
    """Yield where another speaker begins."""
    before: str | None = None
    for number, mark in enumerate(marks):
        if number and mark.speaker and mark.speaker != before:
            yield mark.start
        before = mark.speaker


class Numbered(dict[str, int]):
    """Words with their numbers; one that is asked for the first time gets the next."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class _Words(NamedTuple):
    """Words by their numbers in the vocabulary, with their places, and the brackets among them.

    Of a bracket, its sign and how many words stand before it.
    """

    vocabulary: tuple[str, ...]
    forms: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    brackets: list[tuple[str, int]]


class _Scan:
    """Collects words as they are written. There may be millions, so hardly a line of code runs for a single one."""

    def __init__(self) -> None:
        self._spellings = Numbered()
        self._written, self._lengths = array("I"), array("I")
        """The words by the numbers of their spellings; how long the gap before each is, and each itself, by turns."""
        self._at = 0

    def add(self, written: str, start: int, end: int) -> None:
        """Add one word."""
        self._written.append(self._spellings[written])
        self._lengths.extend((start - self._at, end - start))
        self._at = end

    def read(self, text: str, start: int, end: int) -> None:
        """Add the words of a stretch of a text."""
        while start < end:
            line_end = text.find("\n", start + _AT_ONCE, end)
            stop = line_end if line_end >= 0 else end
            first, *parts = _SPLITTER.split(text[start:stop])  # a gap, a word, a gap, and so on up to a last gap
            if parts:
                self._written.extend(map(self._spellings.__getitem__, parts[::2]))
                self._lengths.append(start + len(first) - self._at)
                self._lengths.extend(map(len, parts[:-1]))
                self._at = stop - len(parts[-1])
            start = stop

    def words(self) -> _Words:
        """Return the words in the forms in which they are compared: of a sum of money several, of a bracket none."""
        spellings = [forms_of(written) for written in self._spellings]
        forms = [() if each[0] in SIGNS else each for each in spellings]
        vocabulary = Numbered({TURN: 0})
        counts = np.array([*map(len, forms)], _SMALL)
        table = np.full((len(forms), counts.max(initial=0)), _NONE, _SMALL)  # a row of numbers for each spelling
        table[np.arange(table.shape[1]) < counts[:, None]] = [vocabulary[form] for each in forms for form in each]
        written = np.frombuffer(self._written, _SMALL)
        rows = table[written]
        is_form = rows != _NONE
        places = np.nonzero(is_form)[0]
        edges = np.cumsum(np.frombuffer(self._lengths, _SMALL), dtype=_SMALL)
        signs = np.flatnonzero(np.array([each[0] in _BRACKETS for each in spellings], bool)[written])
        before = np.searchsorted(places, signs).tolist()
        brackets = [(spellings[number][0], at) for number, at in zip(written[signs].tolist(), before, strict=True)]
        return _Words(tuple(vocabulary), rows[is_form], edges[::2][places], edges[1::2][places], brackets)


def _optional(text: str, words: _Words) -> NDArray[np.uint8]:
    """Return for each word whether a quotation may leave it out: whether it stands in a short remark in brackets."""
    flags = np.zeros(len(words.forms), np.uint8)
    opened: tuple[str, int] | None = None
    for sign, before in words.brackets:
        if sign in _CLOSER:
            opened = sign, before
        elif opened and _CLOSER[opened[0]] == sign:
            since, opened = opened[1], None
            if before - since <= _LONGEST_REMARK and (sign == CLOSE or _is_remark(text, words, since, before)):
                flags[since:before] = 1
    return flags


def _is_remark(text: str, words: _Words, first: int, behind: int) -> bool:
    spans = zip(words.starts[first:behind].tolist(), words.ends[first:behind].tolist(), strict=True)
    return any(text[start:end].lower() in word_set("transcript_remarks") for start, end in spans)


def _lines(document: Document, starts: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the line of the file, or the paragraph, that each word was read from."""
    runs = document.source_map.runs
    if not runs or not len(starts):
        return np.ones(len(starts), _SMALL)
    begin = np.array([run.start for run in runs])
    origin = np.array([run.origin_start for run in runs])
    linear = np.array([run.linear for run in runs])
    at = np.maximum(np.searchsorted(begin, starts, side="right") - 1, 0)
    places = origin[at] + np.where(linear[at], starts - begin[at], 0)
    return np.searchsorted(np.array(document.source_map.line_starts), places, side="right").astype(_SMALL)
