"""The passages of the evidence that speak of what a sentence speaks of, by the words that they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log2
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from onrecord.domain import Span
from onrecord.language.content_words import content_words
from onrecord.language.figure import Figure
from onrecord.language.figures import figures
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.table_cells import cell_figures
from onrecord.verify.index import Index, Numbers
from onrecord.verify.indexed_file import IndexedFile
from onrecord.verify.words import SIGNS, is_number, tokens

AROUND = 25
"""Words on both sides of the middle of a passage."""
_PARTS_WORDS = regex(r"[-_.\d]+")
"""What parts the words of a file's name."""
_PERCENT = pattern("figures.percent_sign")
_MOST_PLACES = 3_000
"""Places of a word that are looked at: a word that stands in more tells little."""
_MOST_VOTES = 20_000
_PASSAGES = 4
_FEWEST = 3
"""Words that a passage on the same thing shares at least."""
_RELATED = 0.3
_LONGEST_TITLE = 100
"""Characters of a first line that says what a file is about."""


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of a file, from one word to another, and how many of a sentence's words it has, numbers apart."""

    number: int
    file: IndexedFile
    first: int
    last: int
    span: Span
    shared: int
    wanted: int
    column: str | None = None
    """The name of the column, if it is a cell of a table."""

    @property
    def figures(self) -> Iterator[Figure]:
        """The figures in it, those of a cell with the unit of its column."""
        if self.column is None:
            return figures(self.file.text, self.span)
        return cell_figures(self.file.text, self.span, self.column)

    @property
    def share(self) -> float:
        """The share of the sentence's words that it has; 0 if they are too few to tell what it speaks of."""
        return self.shared / self.wanted if self.shared >= min(_FEWEST, max(2, self.wanted)) else 0.0

    @property
    def is_related(self) -> bool:
        """Whether it seems to speak of the same thing at all."""
        return self.share >= _RELATED or self.shared == self.wanted


def passages(index: Index, text: str, left_out: frozenset[int]) -> Iterator[Near]:
    """Yield the stretches of evidence that share most words with a sentence, the best first."""
    wanted = _wanted(text)
    for number, first, last in _stretches(index, text, left_out) if wanted else ():
        yield _near(index, number, (first, last), wanted)


def passages_on_topic(index: Index, text: str, left_out: frozenset[int]) -> Iterator[Near]:
    """Yield the same, where the words for what a file is about count as well; of a table, each cell by itself."""
    wanted = _wanted(text)
    for number, first, last in _stretches(index, text, left_out) if wanted else ():
        rows = list(index.rows(first, last))
        cells = [cell for row in rows for cell in _cells(index, number, row, wanted)]
        if not rows:
            yield _near(index, number, (first, last), wanted, _topic(index, first))
        best = {cell.column: cell.shared for cell in sorted(cells, key=lambda cell: cell.shared)}
        yield from (cell for cell in cells if cell.shared == best[cell.column])  # the row that the sentence is about


def _wanted(text: str) -> frozenset[str]:
    return frozenset(word for word in content_words(_without_numbers(text)) if not word[:1].isdigit())


def _stretches(index: Index, text: str, left_out: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the number of a file, and the first and the last word around each place where most words stand."""
    for place in _peaks(index, *_votes(index, _without_numbers(text))):
        number = index.file_at(place)
        if number not in left_out:
            low, high = index.bounds(place)
            middle = place + AROUND // 2  # which may lie behind the last word of the file
            yield number, max(low, middle - AROUND), min(high - 1, middle + AROUND)


def _near(
    index: Index, number: int, place: tuple[int, int], wanted: frozenset[str], told: frozenset[str] = frozenset()
) -> Near:
    """Return the stretch from one word to another; `told` are words that count as its own."""
    file, span = index.span(*place)
    shared = len(wanted & (content_words(span.of(file.text)) | told))
    return Near(number, file, *place, span, shared, len(wanted))


def _cells(index: Index, number: int, row: tuple[int, int], wanted: frozenset[str]) -> Iterator[Near]:
    """Yield the cells of a row that a sentence names, with the words of its column and of the name of the file, too."""
    file, span = index.span(*row)
    if wanted.isdisjoint(content_words(span.of(file.text))):
        return
    named = _words_of_name(file.path)
    for cell, column in file.cells(span):
        near = _near(index, number, row, wanted, named | content_words(column))
        yield replace(near, span=cell, column=column)


def _topic(index: Index, place: int) -> frozenset[str]:
    """Return the words for what a whole file is about, by its name and its title, and the name of whoever speaks."""
    file, mark = index.files[index.file_at(place)], index.mark_at(place)
    title = file.text.partition("\n")[0]
    told = (title if len(title) <= _LONGEST_TITLE else "", (mark and mark.speaker) or "")
    return _words_of_name(file.path) | content_words(" ".join(told))


def _words_of_name(path: str) -> frozenset[str]:
    return content_words(_PARTS_WORDS.sub(" ", PurePath(path).stem))


def _without_numbers(text: str) -> str:
    """Return a sentence without its numbers and shares: they are what is compared, in words as well as in digits."""
    at, kept = 0, []
    for span, _, _ in numbers(text):
        kept.append(text[at : span.start])
        share = _PERCENT.match(text, span.end)
        at = share.end() if share else span.end
    return "".join((*kept, text[at:]))


def _votes(index: Index, text: str) -> tuple[Numbers, NDArray[np.float64]]:
    """Return the places of the words of a sentence, of the rarest words first, and what each tells."""
    forms = {word.form for word in tokens(text) if word.form not in SIGNS and not is_number(word.form)}
    known = sorted((index.count(number), number) for form in forms if (number := index.number(form)) >= 0)
    places: list[Numbers] = [np.zeros(0, np.int64)]
    weights: list[NDArray[np.float64]] = [np.zeros(0)]
    total = 0
    for count, number in known:
        total += count
        if count > _MOST_PLACES or total > _MOST_VOTES:
            break
        places.append(index.places(number))
        weights.append(np.full(count, index.bits - log2(count)))
    return np.concatenate(places), np.concatenate(weights)


def _peaks(index: Index, places: Numbers, weights: NDArray[np.float64]) -> Iterator[int]:
    """Yield the places behind which most words stand in one file, the best first."""
    if not len(places):
        return
    order = np.argsort(places, kind="stable")
    places = places[order]
    apart = places + AROUND * np.searchsorted(index.begins, places, side="right")  # no stretch goes on in another file
    sums = np.concatenate(([0.0], np.cumsum(weights[order])))
    totals = sums[np.searchsorted(apart, apart + AROUND, side="right")] - sums[np.arange(len(places))]
    for _ in range(_PASSAGES):
        best = int(np.argmax(totals))
        if totals[best] <= 0:
            return
        yield int(places[best])
        totals[np.abs(apart - apart[best]) <= AROUND] = 0
