"""The figures of a draft beside those of the passages that speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

from onrecord.domain import (
    Checked,
    Difference,
    Dossier,
    Operation,
    Sentence,
    Span,
    Verdict,
    Verification,
    Voice,
    Weight,
)
from onrecord.language.content_words import content_words
from onrecord.language.numbers import numbers, rounds_to
from onrecord.language.patterns import pattern
from onrecord.verify.index import Index
from onrecord.verify.words import word_forms

_UNIT_BEHIND, _UNIT_BEFORE = pattern("figures.unit_behind"), pattern("figures.unit_before")
_ORDINAL, _COUNTED = pattern("figures.ordinal"), pattern("figures.counted")
_MONTH_BEFORE = pattern("figures.month_before")
_AROUND = 25
"""Words on both sides of the place where a passage shares most words with a sentence."""
_MOST_PLACES = 3_000
_PASSAGES = 4
_SHARED, _FEWEST = 0.6, 3
"""The share of a sentence's words, and how many, that a passage on the same thing has."""
_SHARED_OF_DAYS = 0.75
"""The same where the figure is a day of a month: many things happen in one."""
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_MOST_FIGURES = 12
"""Figures of a sentence that are looked at: more are a table."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its value, its unit ("percent", "dollars", "april"; empty for a number of things), what it counts."""

    span: Span
    value: float
    unit: str
    counted: frozenset[str]

    def is_like(self, other: Figure) -> bool:
        """Whether both tell of one kind of thing."""
        if self.unit != other.unit:
            return False
        return bool(self.unit) or bool(self.counted & other.counted)


def figures(text: str, span: Span) -> Iterator[Figure]:
    """Yield the figures in a stretch of text; years, ordinals and a single thing are none."""
    stretch = span.of(text)
    for at, value, _ in numbers(stretch):
        if _ORDINAL.search(at.of(stretch)):
            continue
        unit = _unit(stretch, at)
        counted = _COUNTED.match(stretch, at.end)
        words = content_words(counted.group()) if counted else frozenset()
        is_year = 1900 <= value < 2100 and not unit and "," not in at.of(stretch)
        if (value != 1 or unit) and not is_year and (unit or words):
            end = at.start + len(at.of(stretch).rstrip(",."))
            yield Figure(Span(span.start + at.start, span.start + end), value, unit, words)


def _unit(text: str, at: Span) -> str:
    behind = _UNIT_BEHIND.match(text, at.end)
    if "%" in at.of(text):
        return "percent"
    before = _UNIT_BEFORE.match(text, at.start)
    found = before or behind or _MONTH_BEFORE.search(text, max(0, at.start - 12), at.start)
    if not found:
        return ""
    kind = found.lastgroup or ""
    return found[kind].lower()[:3] if kind == "month" else kind


class Figures:
    """Compares the figures of one draft with the evidence."""

    def __init__(self, dossier: Dossier, index: Index, left_out: frozenset[int]) -> None:
        self._dossier = dossier
        self._index = index
        self._left_out = left_out

    def verified(self) -> Iterator[Verification]:
        """Yield what was found of each figure outside of quotations for which a passage tells something."""
        for sentence in self._dossier.sentences:
            if self._dossier.is_outside_copy(sentence.span.start):
                continue
            own = [
                figure
                for figure in figures(self._dossier.document.text, sentence.span)
                if self._is_told(sentence, figure)
            ]
            if 0 < len(own) <= _MOST_FIGURES:
                passages = list(self._passages(sentence))
                for figure in own:
                    yield from self._compared(figure, passages)

    def _is_told(self, sentence: Sentence, figure: Figure) -> bool:
        return sentence.voice_at(figure.span.start) in (Voice.REPORTER, Voice.HEADLINE)

    def _compared(self, figure: Figure, passages: Sequence[_Near]) -> Iterator[Verification]:
        """Yield a verdict: the same figure anywhere near clears it; another one must stand where all else is alike."""
        like = [(near, other) for near in passages for other in near.figures if figure.is_like(other)]
        for verdict, because in ((Verdict.AGREES, "the evidence has it"), (Verdict.ROUNDED, "it is rounded")):
            for near, other in like:
                same = (
                    other.value == figure.value if verdict is Verdict.AGREES else rounds_to(other.value, figure.value)
                )
                if same:
                    yield self._verification(figure, near, other, verdict, because)
                    return
        least = _SHARED_OF_DAYS if figure.unit in _MONTHS else _SHARED
        close = [(near, other) for near, other in like if near.shared >= least]
        if close:
            near, other = min(close, key=lambda pair: _unlike(pair[1].value, figure.value))
            yield self._verification(figure, near, other, Verdict.DIFFERS, "the evidence has another figure")

    def _verification(self, figure: Figure, near: _Near, other: Figure, verdict: Verdict, because: str) -> Verification:
        text = self._dossier.document.text
        told = other.span.of(near.text)
        changed = Difference(Operation.SWAPPED, Weight.NUMBER, figure.span.of(text), told, figure.span, other.span)
        differences = (changed,) if verdict is not Verdict.AGREES else ()
        place = self._index.place_of(near.file, other.span.start)
        passage = self._index.passage(place, place, _AROUND)
        return Verification(Checked.FIGURE, figure.span, verdict, because, passage, differences)

    def _passages(self, sentence: Sentence) -> Iterator[_Near]:
        """Yield the stretches of evidence that share most words with a sentence, the best first."""
        wanted = content_words(self._dossier.text(sentence.span))
        forms = {
            form
            for word in self._dossier.text(sentence.span).split()
            for form in word_forms(word.strip(".,:;“”\"'’()"))
        }
        votes: list[tuple[int, float]] = []
        for form in sorted(forms):
            number = self._index.number(form)
            found = self._index.places(number) if number >= 0 and not form[:1].isdigit() else ()
            if 0 < len(found) <= _MOST_PLACES:
                weight = self._index.bits - log2(len(found))
                votes += [(int(place), weight) for place in found]
        for place in _peaks(votes):
            if self._index.file_at(place) not in self._left_out:
                yield self._near(place, wanted)

    def _near(self, place: int, wanted: frozenset[str]) -> _Near:
        low, high = self._index.bounds(place)
        first, last = max(low, place - _AROUND), min(high - 1, place + _AROUND)
        file, span = self._index.span(first, last)
        words = content_words(span.of(file.text))
        plain = {word for word in wanted if not word[:1].isdigit()}
        shared = len(plain & words)
        share = shared / len(plain) if shared >= _FEWEST else 0.0
        return _Near(self._index.file_at(place), file.text, tuple(figures(file.text, span)), share)


@dataclass(frozen=True, slots=True)
class _Near:
    """A stretch of a file, its figures, and whether it says nearly what the sentence says."""

    file: int
    text: str
    figures: tuple[Figure, ...]
    shared: float
    """The share of the words of the sentence that it has."""


def _peaks(votes: list[tuple[int, float]]) -> Iterator[int]:
    """Yield the places around which most words stand, each counted once, the best first."""
    if not votes:
        return
    votes.sort()
    places = np.array([place for place, _ in votes])
    weights = np.array([weight for _, weight in votes])
    sums = np.concatenate(([0.0], np.cumsum(weights)))
    totals = sums[np.searchsorted(places, places + _AROUND, side="right")] - sums[np.arange(len(places))]
    for _ in range(_PASSAGES):
        best = int(np.argmax(totals))
        if totals[best] <= 0:
            return
        yield int(places[best]) + _AROUND // 2
        totals[np.abs(places - places[best]) <= _AROUND] = 0


def _unlike(one: float, other: float) -> float:
    """How unlike two values are: two with the same digits are confused with each other most easily."""
    if Counter(f"{one:g}") == Counter(f"{other:g}"):
        return 0.0
    return abs(one - other) / max(abs(one), abs(other), 1.0)
