"""The figures of a draft beside those of the passages that speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.domain import (
    Checked,
    Difference,
    Dossier,
    Operation,
    Sentence,
    Verdict,
    Verification,
    Voice,
    Weight,
)
from onrecord.language.figures import CLOCK, MONTH, MONTHS, OLD, ORDINAL, SCORE, YEAR, Figure, figures
from onrecord.language.numbers import nearest, significant
from onrecord.verify.index import Index
from onrecord.verify.passages import AROUND, Near, passages_on_topic

_SHARED = 0.6
"""The share of a sentence's words that a passage on the same thing has."""
_SHARED_OF_DAYS = 0.75
"""The same where the figure is a day, a time or a year: many things happen in one."""
_EXACT = frozenset((*MONTHS, MONTH, CLOCK, YEAR, ORDINAL, OLD, SCORE))
"""Units of figures that are not rounded."""
_OF_TIME = frozenset((*MONTHS, MONTH, CLOCK, YEAR))
_CALENDAR = frozenset((YEAR, MONTH))
_FAR_FEWER = 0.5
_FEWEST_SHARED = 3
"""Words that a passage shares with a long sentence, so that digits in another order are no chance."""
_MOST_FIGURES = 12
"""Figures of a sentence that are looked at: more are a table."""
_TOLERANCE = 0.05
"""By which share a figure may differ that is told in another unit."""

_Like = list[tuple[Near, Figure]]


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
                found = passages_on_topic(self._index, self._dossier.text(sentence.span), self._left_out)
                near = [(passage, other) for passage in found for other in passage.figures]
                near = [pair for pair in near if self._may_be_meant(sentence, pair[1])]
                yield from (verification for figure in own for verification in self._compared(figure, near))

    def _is_told(self, sentence: Sentence, figure: Figure) -> bool:
        return sentence.voice_at(figure.span.start) in (Voice.REPORTER, Voice.HEADLINE)

    def _may_be_meant(self, sentence: Sentence, other: Figure) -> bool:
        """Whether a figure of the evidence is no age of somebody whom the sentence does not name."""
        return not other.holder or other.holder.split()[-1] in self._dossier.text(sentence.span).lower()

    def _compared(self, figure: Figure, near: _Like) -> Iterator[Verification]:
        """Yield a verdict: the same figure anywhere near clears it; another one must stand where all else is alike."""
        like = [(place, other) for place, other in near if figure.is_like(other)]
        like += [(place, told) for place, other in near if figure.unit == MONTH and (told := other.in_unit_of(figure))]
        found = _cleared(figure, _nearest(like)) or _converted(figure, near)
        if found is None:
            found = self._differing(figure, like, near)
        if found and (found[0][0].is_related or _is_surely_the_same(figure, *found[0])):
            (place, other), verdict, because = found
            yield self._verification(figure, place, other, verdict, because)

    def _differing(self, figure: Figure, like: _Like, near: _Like) -> _Found | None:
        least = _SHARED_OF_DAYS if figure.unit in _OF_TIME else _SHARED
        other_unit = [pair for pair in near if pair[0].share >= least and figure.is_in_another_unit(pair[1])]
        if other_unit:
            return other_unit[0], Verdict.DIFFERS, "the evidence has another unit"
        close = [pair for pair in like if pair[0].share >= least or _is_surely_the_same(figure, *pair)]
        if any(other.is_vague and other.holds(figure.value) for _, other in close):
            return None  # “dozens” says no more than that
        if not close or (figure.unit in _CALENDAR and len({other.value for _, other in close}) > 1):
            return None  # of several years or months, nobody can say which one is meant
        best = min(close, key=lambda pair: _unlike(pair[1].value, figure.value))
        return best, Verdict.DIFFERS, "the evidence has another figure"

    def _verification(self, figure: Figure, near: Near, other: Figure, verdict: Verdict, because: str) -> Verification:
        text = self._dossier.document.text
        told = other.span.of(near.file.text)
        changed = Difference(Operation.SWAPPED, Weight.NUMBER, figure.span.of(text), told, figure.span, other.span)
        differences = (changed,) if verdict is not Verdict.AGREES else ()
        place = self._index.place_of(near.number, other.span.start)
        passage = self._index.passage(place, place, AROUND)
        return Verification(Checked.FIGURE, figure.span, verdict, because, passage, differences)


_Found = tuple[tuple[Near, Figure], Verdict, str]


def _nearest(like: _Like) -> _Like:
    """Return the figures without those of passages that share far fewer words than the best that has one."""
    best = max((place.shared for place, _ in like), default=0)
    return [pair for pair in like if pair[0].shared >= _FAR_FEWER * best]


def _cleared(figure: Figure, like: _Like) -> _Found | None:
    """Return the passage that has the same figure, or else one of which it is a rounded form."""
    for pair in like:
        if (pair[1].value, pair[1].high) == (figure.value, figure.high):
            return pair, Verdict.AGREES, "the evidence has it"
    for pair in like:
        because = _as_rounded(figure, pair[1])
        if because:
            return pair, Verdict.ROUNDED, because
    return None


def _as_rounded(figure: Figure, other: Figure) -> str | None:
    """Return how a figure stands for the evidence's, which is not the same; None if it does not."""
    if figure.unit == SCORE:
        return None
    if figure.is_range and not other.is_range and figure.holds(other.value):
        return "it is a range that the evidence’s figure lies in"
    if other.is_range and not other.is_vague and not figure.is_range and figure.value in (other.value, other.high):
        return "it is an end of the evidence’s range"
    if figure.unit in _EXACT or figure.is_vague or other.is_vague:
        return None
    return "it is rounded" if _is_near(figure, other) else _as_bound(figure, other)


def _as_bound(figure: Figure, other: Figure) -> str | None:
    is_kept = figure.bound.is_one and figure.bound.keeps(figure.value, other.value)
    return "it is a bound that the evidence’s figure keeps to" if is_kept else None


def _is_near(figure: Figure, other: Figure) -> bool:
    """Whether a figure is the other one, rounded, or a fraction that is near it; a bound must be kept to, too."""
    tolerance = max(figure.tolerance, other.tolerance)
    is_beside_fraction = bool(figure.tolerance) is not bool(other.tolerance)
    if is_beside_fraction and abs(other.value - figure.value) <= tolerance:
        return True
    if figure.bound.is_one:
        return False
    return _rounds(other.value, figure.value) and _rounds(other.high, figure.high)


def _converted(figure: Figure, near: _Like) -> _Found | None:
    """Return a passage that has the figure in another unit: "five weeks" and "35 days"."""
    for place, other in near:
        told = other.in_unit_of(figure) if other.unit != figure.unit else None
        if told and abs(told.value - figure.value) <= _TOLERANCE * figure.value:
            exact = abs(told.value - figure.value) < 1e-6
            verdict = Verdict.AGREES if exact else Verdict.ROUNDED
            return (place, other), verdict, "the evidence has it in another unit"
    return None


def _rounds(value: float, told: float) -> bool:
    """Whether `told` is `value`, or the nearest to it that has no more figures than `told`: 300,000 for 301,000."""
    return value == told or nearest(value, significant(told)) == told


def _is_surely_the_same(figure: Figure, place: Near, other: Figure) -> bool:
    """Whether two figures are of one thing, though the sentence says more: an age by name, digits in another order."""
    is_near = place.shared >= _FEWEST_SHARED or place.shared == place.wanted
    return figure.is_of_the_same_person(other) or (is_near and figure.is_transposed(other))


def _unlike(one: float, other: float) -> float:
    """How unlike two values are: two with the same digits are confused with each other most easily."""
    if Counter(f"{one:g}") == Counter(f"{other:g}"):
        return 0.0
    return abs(one - other) / max(abs(one), abs(other), 1.0)
