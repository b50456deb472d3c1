"""Finds the passage that a quotation was taken from: by neighbouring words, then word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

from onrecord.verify.align import Alignment, align
from onrecord.verify.disfluency import disfluent
from onrecord.verify.index import Index, Numbers
from onrecord.verify.indexed_file import TURN
from onrecord.verify.wording import Part, Piece

LONGEST = 90
"""Words of a quotation that are compared in one go."""
_MOST_PLACES = 20_000
"""Places of one pair of words that are looked at: more tell nothing."""
_RARE = 100
_TURN, _DISFLUENT = 0.5, 0.05
"""What it costs to leave out the words between two speakers, and a filler; any other word costs 1."""
_MOST_GAPS = 5
"""Ellipses of a quotation for which a passage may be longer."""
_LEAST_VOTES = 0.7
"""The share of the bits that a passage must have, below which its words are not compared one by one."""
_LEAST_BITS = 1.0
"""What a further word tells, however often the evidence has it behind the one before: a small file has few words."""
_WINDOWS = 4
_SLACK, _SKIPPED = 6, 80
"""Words by which a passage may be longer than the quotation, and further words that an ellipsis may stand for."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of the evidence beside a quotation; `start` is the place of the first word that was compared.

    `disfluent` are the places of fillers, repeated starts and words that were broken off.
    """

    start: int
    alignment: Alignment
    disfluent: frozenset[int] = frozenset()

    @property
    def first(self) -> int:
        """The place of the first word of the passage."""
        return self.start + self.alignment.first

    @property
    def last(self) -> int:
        """The place of its last word."""
        return self.start + self.alignment.last


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of a quotation with the numbers of their words; -1 for a word that the evidence does not have."""

    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...]
    text: str
    """That the pieces are spans of."""

    @property
    def plain(self) -> bool:
        """Whether it has neither brackets nor ellipses."""
        return all(piece.part is Part.WORD for piece in self.pieces)


def query(index: Index, pieces: Sequence[Piece], text: str) -> Query:
    """Return what to look for."""
    numbers = (index.number(piece.form) if piece.part in (Part.WORD, Part.PARTIAL) else -1 for piece in pieces)
    return Query(tuple(pieces), tuple(numbers), text)


def candidates(index: Index, wanted: Query) -> Iterator[tuple[int, int]]:
    """Yield the stretches of evidence, first and behind the last word, that share most neighbouring words with it."""
    places, weights, hits = _votes(index, wanted)
    if not len(places):
        return
    count = len(wanted.pieces)
    gaps = min(_MOST_GAPS, sum(piece.part is Part.GAP for piece in wanted.pieces))
    reach = _SLACK + count // 4 + _SKIPPED * gaps
    order = np.argsort(places, kind="stable")
    places, weights, hits = places[order], weights[order], hits[order]
    sums = np.concatenate(([0.0], np.cumsum(weights)))
    behind = np.searchsorted(places, places + reach, side="right")
    totals = sums[behind] - sums[np.arange(len(places))]
    for _ in range(_WINDOWS):
        best = int(np.argmax(totals))
        if totals[best] <= index.bits * _LEAST_VOTES:
            return
        low, high = int(places[best]), int(places[behind[best] - 1])
        first, last = index.bounds(int(hits[(best + int(behind[best]) - 1) // 2]))
        yield max(first, low - _SLACK), min(last, high + count + _SLACK)
        totals[(places >= low - reach) & (places <= low + reach)] = 0


def _votes(index: Index, wanted: Query) -> tuple[Numbers, Numbers, Numbers]:
    """Return where the quotation would begin by each pair of its words and each rare word, what each tells, and where
    it stands."""
    places: list[Numbers] = []
    hits: list[Numbers] = []
    weights: list[Numbers] = []

    def vote(found: Numbers, offset: int) -> None:
        if 0 < len(found) <= _MOST_PLACES:
            places.append(found - offset)
            hits.append(found)
            weights.append(np.full(len(found), index.bits - log2(len(found))))

    for at, number in enumerate(wanted.numbers):
        if number < 0:
            continue
        if at and wanted.numbers[at - 1] >= 0:
            vote(index.places_of(wanted.numbers[at - 1 : at + 1]), at - 1)
        if index.count(number) <= _RARE:
            vote(index.places(number), at)
    if not places:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, nothing
    return np.concatenate(places), np.concatenate(weights), np.concatenate(hits)


def compared(index: Index, wanted: Query) -> list[Match]:
    """Return the passages that come nearest to the quotation, the nearest first."""
    turn = index.number(TURN)
    parts = [piece.part for piece in wanted.pieces]
    found = []
    for first, last in candidates(index, wanted):
        passage = index.words[first:last].tolist()
        soft = disfluent(index, first, last)
        prices = {turn: _TURN}
        drops = [
            0.0 if free else _DISFLUENT if at in soft else prices.get(word, 1.0)
            for at, (word, free) in enumerate(zip(passage, index.optional[first:last].tolist(), strict=True), first)
        ]
        alignment = align(parts, wanted.numbers, passage, drops)
        if alignment:
            found.append(Match(first, alignment, soft))
    return sorted(found, key=lambda match: (match.alignment.cost, match.start))


def information(index: Index, wanted: Query, match: Match) -> float:
    """Return, in bits, how unlikely it is that the words they have in common stand side by side by chance."""
    total = 0.0
    before: tuple[int, int] | None = None
    size = len(index.words)
    for step in match.alignment.steps:
        if not step.same or step.quoted is None or step.passage is None:
            before = None
            continue
        number = wanted.numbers[step.quoted]
        if before == (step.quoted - 1, step.passage - 1):
            last = wanted.numbers[step.quoted - 1]
            total += max(_LEAST_BITS, log2(index.count(last) / max(1, len(index.places_of((last, number))))))
        else:
            total += log2(size / max(1, index.count(number)))
        before = step.quoted, step.passage
    return total
