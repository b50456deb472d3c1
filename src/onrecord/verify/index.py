"""The words of the evidence, arranged so that a passage is found by a few of its words, however long the file."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray

from onrecord.domain import Document, Mark, Passage, Place, Span
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set
from onrecord.verify.speakers import spoken
from onrecord.verify.words import CLOSE, OPEN, ROUND_CLOSE, ROUND_OPEN, SIGNS, forms_of

Numbers = NDArray[np.int64]
_TOKEN = pattern("wording.token")
_SMALL = np.uint32
TURN = "\x00turn"
"""Stands among the words where another speaker begins."""
_END = "\x00end"
"""Stands behind the words of each file."""
_CLOSER = {OPEN: CLOSE, ROUND_OPEN: ROUND_CLOSE}
_MOST_PLACES = 100_000
"""Places of two words at which the others are looked for."""
_LONGEST_REMARK = 6
"""Words in parentheses that may be a remark of whoever wrote a transcript."""


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


def index_file(document: Document) -> IndexedFile:
    """Return the words of an evidence file with their places, and without the labels of its speakers."""
    text = document.text
    named, marks = spoken(document)
    changes = frozenset(_changes(marks))
    scan = _Scan(text)
    at = 0
    stops = sorted([*((span.start, span.end) for span in named), *((start, start) for start in changes)])
    for start, end in stops:
        scan.read(at, start)
        at = end
        if end in changes:
            scan.turn(end)
    scan.read(at, len(text))
    starts = np.array(scan.starts, _SMALL)
    return IndexedFile(
        path=document.name, text=text, unit=document.source_map.unit, vocabulary=tuple(scan.known),
        forms=np.array(scan.forms, _SMALL), starts=starts, ends=np.array(scan.ends, _SMALL),
        lines=_lines(document, starts), optional=scan.optional, marks=marks,
        byline=document.byline,
    )  # fmt: skip


def _changes(marks: Iterable[Mark]) -> Iterator[int]:
    """Yield where another speaker begins."""
    before: str | None = None
    for number, mark in enumerate(marks):
        if number and mark.speaker and mark.speaker != before:
            yield mark.start
        before = mark.speaker


class _Scan:
    """Collects the words of a file, what is written alike once."""

    def __init__(self, text: str) -> None:
        self.known: dict[str, int] = {TURN: 0}
        self.forms = array("I")
        self.starts = array("I")
        self.ends = array("I")
        self.left_out: list[tuple[int, int]] = []
        self._text = text
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._open: tuple[str, int] | None = None

    def turn(self, offset: int) -> None:
        """Note that another speaker begins."""
        self._add((0,), offset, offset)

    def read(self, start: int, end: int) -> None:
        """Add the words of a stretch of the text. Runs once for every word of the file, so it is written for speed."""
        known, number_of = self.known, self._numbers.get
        add_form, add_start, add_end = self.forms.append, self.starts.append, self.ends.append
        for match in _TOKEN.finditer(self._text, start, end):
            written = match[0]
            found = number_of(written)
            if found is None:
                forms = forms_of(written)
                if forms[0] in SIGNS:
                    self._sign(forms[0])
                    continue
                found = self._numbers[written] = tuple(known.setdefault(form, len(known)) for form in forms)
            if len(found) == 1:
                add_form(found[0])
                add_start(match.start())
                add_end(match.end())
            else:
                self._add(found, *match.span())

    @property
    def optional(self) -> NDArray[np.uint8]:
        """Whether a quotation may leave a word out, for each word."""
        flags = np.zeros(len(self.forms), np.uint8)
        for first, last in self.left_out:
            flags[first:last] = 1
        return flags

    def _add(self, found: tuple[int, ...], start: int, end: int) -> None:
        for number in found:
            self.forms.append(number)
            self.starts.append(start)
            self.ends.append(end)

    def _sign(self, sign: str) -> None:
        """Note where a bracket opens; where it closes, the words since may be left out of a quotation."""
        if sign in _CLOSER:
            self._open = sign, len(self.forms)
        elif self._open and _CLOSER[self._open[0]] == sign:
            since = self._open[1]
            self._open = None
            if 0 < len(self.forms) - since <= _LONGEST_REMARK and (sign == CLOSE or self._is_remark(since)):
                self.left_out.append((since, len(self.forms)))

    def _is_remark(self, since: int) -> bool:
        remarks = word_set("transcript_remarks")
        spans = zip(self.starts[since:], self.ends[since:], strict=True)
        return any(self._text[start:end].lower() in remarks for start, end in spans)


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


class Index:
    """All evidence files as one row of words. What is found does not depend on the order in which they are given."""

    def __init__(self, files: Iterable[IndexedFile]) -> None:
        self.files = tuple(sorted(files, key=lambda file: file.path))
        self.numbers: dict[str, int] = {_END: 0, TURN: 1}
        parts: list[Numbers] = []
        for file in self.files:
            known = [self.numbers.setdefault(form, len(self.numbers)) for form in file.vocabulary]
            parts += [np.array(known, np.int64)[file.forms], np.zeros(1, np.int64)]
        self.words: Numbers = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        lengths = [len(file.forms) + 1 for file in self.files]
        self.begins: list[int] = [sum(lengths[:number]) for number in range(len(lengths))]
        self.optional = _joined([file.optional for file in self.files])

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words by their numbers."""
        return tuple(self.numbers)

    @cached_property
    def _by_word(self) -> tuple[Numbers, Numbers]:
        order = np.argsort(self.words, kind="stable")
        return order, self.words[order]

    @cached_property
    def _by_pair(self) -> tuple[Numbers, Numbers]:
        pairs = self.words[:-1] * len(self.numbers) + self.words[1:]
        order = np.argsort(pairs, kind="stable")
        return order, pairs[order]

    @cached_property
    def bits(self) -> float:
        """How much must be known of a passage for it to be told from all others."""
        return log2(len(self.words) + 2)

    def number(self, form: str) -> int:
        """Return the number of a word; -1 if the evidence does not have it."""
        return self.numbers.get(form, -1)

    def places(self, word: int) -> Numbers:
        """Where a word stands, in order."""
        return _between(*self._by_word, word)

    def pair_places(self, first: int, second: int) -> Numbers:
        """Where two words stand side by side."""
        if first < 0 or second < 0 or len(self.words) < 2:
            return np.zeros(0, np.int64)
        return _between(*self._by_pair, first * len(self.numbers) + second)

    def exact(self, wanted: Sequence[int], most: int = 200) -> list[int]:
        """Return where these words stand one after the other, the first `most` places."""
        if not wanted or min(wanted) < 0:
            return []
        if len(wanted) == 1:
            return [int(at) for at in self.places(wanted[0])[:most]]
        pairs = [(self.pair_places(*pair), at) for at, pair in enumerate(pairwise(wanted))]
        rarest, offset = min(pairs, key=lambda pair: len(pair[0]))
        found = rarest[:_MOST_PLACES] - offset
        found = found[(found >= 0) & (found + len(wanted) <= len(self.words))]
        for at, word in enumerate(wanted):
            found = found[self.words[found + at] == word]
        return [int(at) for at in found[:most]]

    def file_at(self, place: int) -> int:
        """Return the number of the file that the word at `place` is in."""
        return bisect_right(self.begins, place) - 1

    def bounds(self, place: int) -> tuple[int, int]:
        """Return the first word of the file that `place` is in, and the place behind its last."""
        number = self.file_at(place)
        return self.begins[number], self.begins[number] + len(self.files[number].forms)

    def span(self, first: int, last: int) -> tuple[IndexedFile, Span]:
        """Return the file of these words, and the characters from the first to the last."""
        number = self.file_at(first)
        file, begin = self.files[number], self.begins[number]
        return file, Span(int(file.starts[first - begin]), int(file.ends[last - begin]))

    def text(self, first: int, last: int) -> str:
        """Return the characters from one word to another, as the file has them."""
        file, span = self.span(first, last)
        return " ".join(span.of(file.text).split())

    def place_of(self, number: int, offset: int) -> int:
        """Return the place of the word of a file that stands at an offset of its text, or behind it."""
        file = self.files[number]
        at = int(np.searchsorted(file.starts, offset))
        return self.begins[number] + min(at, max(0, len(file.forms) - 1))

    def mark_at(self, place: int) -> Mark | None:
        """Return what the file says of the word at a place."""
        number = self.file_at(place)
        file = self.files[number]
        return file.mark_at(int(file.starts[place - self.begins[number]]))

    def passage(self, first: int, last: int, around: int = 12) -> Passage:
        """Return the passage from one word to another, with some words on both sides."""
        number = self.file_at(first)
        file, begin = self.files[number], self.begins[number]
        low, high = self.bounds(first)
        mark = self.mark_at(first)
        place = mark.place if mark and mark.place else Place(file.unit, str(int(file.lines[first - begin])))
        low, high = self._turn(max(low, first - around), first, last, min(high - 1, last + around))
        _, whole = self.span(low, high)
        speaker = mark.speaker if mark else None
        return Passage(file.path, place, whole.of(file.text), whole.start, self.span(first, last)[1], speaker)

    def _turn(self, low: int, first: int, last: int, high: int) -> tuple[int, int]:
        """Return the outer two of four places, brought near enough that nobody else speaks between them."""
        turn = self.number(TURN)
        before = np.flatnonzero(self.words[low:first] == turn)
        behind = np.flatnonzero(self.words[last + 1 : high + 1] == turn)
        return low + int(before[-1]) + 1 if len(before) else low, last + int(behind[0]) if len(behind) else high


def _joined(parts: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    last = np.zeros(1, np.uint8)
    whole = [piece for part in parts for piece in (part, last)]
    return np.concatenate(whole) if whole else last


def _between(order: Numbers, keys: Numbers, key: int) -> Numbers:
    first, last = np.searchsorted(keys, [key, key + 1])
    return order[first:last]
