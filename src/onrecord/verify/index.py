"""The words of the evidence, arranged so that a passage is found by a few of its words, however long the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from math import log2

import numpy as np
from numpy.typing import NDArray

from onrecord.domain import Mark, Passage, Place, Span
from onrecord.verify.indexed_file import TURN, IndexedFile, Numbered

Numbers = NDArray[np.int64]
_NOWHERE = np.zeros(0, np.int64)
_HALF, _LOWER = 32, (1 << 32) - 1
_ROW_ENDS = "\n"
_END = "\x00end"
"""Stands behind the words of each file."""


class Index:
    """All evidence files as one row of words. What is found does not depend on the order in which they are given."""

    def __init__(self, files: Iterable[IndexedFile]) -> None:
        self.files = tuple(sorted(files, key=lambda file: file.path))
        self.numbers = Numbered({_END: 0, TURN: 1})
        parts = [part for file in self.files for part in (self._words_of(file), np.zeros(1, np.int32))]
        self.words = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        self.begins = list(accumulate((len(file.forms) + 1 for file in self.files), initial=0))[:-1]
        self.optional = _joined([file.optional for file in self.files])

    def _words_of(self, file: IndexedFile) -> NDArray[np.int32]:
        """Return the words of a file with the numbers that they have in all."""
        return np.array([self.numbers[form] for form in file.vocabulary], np.int32)[file.forms]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words by their numbers."""
        return tuple(self.numbers)

    @cached_property
    def _by_word(self) -> Numbers:
        """The places of all words, those of one word side by side, in order: sorted as halves of one integer."""
        return np.sort((self.words.astype(np.int64) << _HALF) | np.arange(len(self.words))) & _LOWER

    @cached_property
    def _behind(self) -> Numbers:
        """Where the places of each word end there, and those of the next begin."""
        return np.cumsum(np.bincount(self.words, minlength=len(self.numbers)))

    @cached_property
    def bits(self) -> float:
        """How much must be known of a passage for it to be told from all others."""
        return log2(len(self.words) + 2)

    def number(self, form: str) -> int:
        """Return the number of a word; -1 if the evidence does not have it."""
        return self.numbers.get(form, -1)

    def count(self, word: int) -> int:
        """How often a word stands in the evidence."""
        return len(self.places(word))

    def places(self, word: int) -> Numbers:
        """Where a word stands, in order."""
        return self._by_word[self._behind[word - 1] if word else 0 : self._behind[word]] if word >= 0 else _NOWHERE

    def places_of(self, wanted: Sequence[int]) -> Numbers:
        """Where these words stand one after the other: the rarest is looked up, and the others looked for around it."""
        if not wanted:
            return _NOWHERE
        _, offset = min((self.count(word), at) for at, word in enumerate(wanted))
        found = self.places(wanted[offset]) - offset
        found = found[(found >= 0) & (found + len(wanted) <= len(self.words))]
        for at, word in enumerate(wanted):
            found = found[self.words[found + at] == word]
        return found

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

    def rows(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the rows of a table that stand between two words, each by its first and its last."""
        while first <= last and (row := self.row(first)):
            yield row
            first = row[1] + 1

    def row(self, place: int) -> tuple[int, int] | None:
        """Return the first and the last word of the row of a table that a word stands in; None if it is in no table."""
        mark, number = self.mark_at(place), self.file_at(place)
        if mark is None or mark.place is None or mark.place.column is None:
            return None
        file, begin = self.files[number], self.begins[number]
        at = int(file.starts[place - begin])
        end = file.text.find(_ROW_ENDS, at)
        first, behind = np.searchsorted(
            file.starts, (file.text.rfind(_ROW_ENDS, 0, at) + 1, end if end >= 0 else len(file.text))
        )
        return begin + int(first), begin + int(behind) - 1

    def passage(self, first: int, last: int, around: int = 12) -> Passage:
        """Return the passage from one word to another, with some words on both sides."""
        number = self.file_at(first)
        file, begin = self.files[number], self.begins[number]
        low, high = self.bounds(first)
        mark = self.mark_at(first)
        place = mark.place if mark and mark.place else Place(file.unit, str(int(file.lines[first - begin])))
        low, high = self._turn(max(low, first - around), first, last, min(high - 1, last + around))
        low, high = self.row(first) or (low, high)
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
