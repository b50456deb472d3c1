"""The figures of a draft beside those of the passages that speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from onrecord.verify.passages import AROUND, Near, passages

_UNIT_BEHIND, _UNIT_BEFORE = pattern("figures.unit_behind"), pattern("figures.unit_before")
_ORDINAL, _COUNTED = pattern("figures.ordinal"), pattern("figures.counted")
_MONTH_BEFORE = pattern("figures.month_before")
_SHARED = 0.6
"""The share of a sentence's words that a passage on the same thing has."""
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
                found = list(passages(self._index, self._dossier.text(sentence.span), self._left_out))
                near = [(each, tuple(figures(each.file.text, each.span))) for each in found]
                for figure in own:
                    yield from self._compared(figure, near)

    def _is_told(self, sentence: Sentence, figure: Figure) -> bool:
        return sentence.voice_at(figure.span.start) in (Voice.REPORTER, Voice.HEADLINE)

    def _compared(self, figure: Figure, found: Sequence[tuple[Near, tuple[Figure, ...]]]) -> Iterator[Verification]:
        """Yield a verdict: the same figure anywhere near clears it; another one must stand where all else is alike."""
        like = [(near, other) for near, told in found for other in told if figure.is_like(other)]
        for verdict, because in ((Verdict.AGREES, "the evidence has it"), (Verdict.ROUNDED, "it is rounded")):
            for near, other in like:
                same = other.value == figure.value if verdict is Verdict.AGREES else _rounds(other.value, figure.value)
                if same:
                    yield self._verification(figure, near, other, verdict, because)
                    return
        least = _SHARED_OF_DAYS if figure.unit in _MONTHS else _SHARED
        close = [(near, other) for near, other in like if near.share >= least]
        if close:
            near, other = min(close, key=lambda pair: _unlike(pair[1].value, figure.value))
            yield self._verification(figure, near, other, Verdict.DIFFERS, "the evidence has another figure")

    def _verification(self, figure: Figure, near: Near, other: Figure, verdict: Verdict, because: str) -> Verification:
        text = self._dossier.document.text
        told = other.span.of(near.file.text)
        changed = Difference(Operation.SWAPPED, Weight.NUMBER, figure.span.of(text), told, figure.span, other.span)
        differences = (changed,) if verdict is not Verdict.AGREES else ()
        place = self._index.place_of(near.number, other.span.start)
        passage = self._index.passage(place, place, AROUND)
        return Verification(Checked.FIGURE, figure.span, verdict, because, passage, differences)


def _rounds(value: float, told: float) -> bool:
    """Whether `told` is `value` rounded: to the nearest with as many figures, or a little up or down."""
    if rounds_to(value, told):
        return True
    figures = len(f"{told:f}".rstrip("0").rstrip(".").lstrip("0.").replace(".", "").rstrip("0")) or 1
    return float(f"{value:.{figures}g}") == told


def _unlike(one: float, other: float) -> float:
    """How unlike two values are: two with the same digits are confused with each other most easily."""
    if Counter(f"{one:g}") == Counter(f"{other:g}"):
        return 0.0
    return abs(one - other) / max(abs(one), abs(other), 1.0)
