"""The figures of a text: a value or a range, its unit, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.domain import Span
from onrecord.language.content_words import content_words
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern

_UNIT_BEHIND, _UNIT_BEFORE = pattern("figures.unit_behind"), pattern("figures.unit_before")
_WORD_BEFORE, _COUNTED, _ORDINAL = (
    pattern("figures.word_before"),
    pattern("figures.counted"),
    pattern("figures.ordinal"),
)
_AGE_BEGINS, _AGE_ENDS = pattern("figures.age_between_commas"), pattern("figures.age_ends")
_RANGE, _BETWEEN_JOINT = pattern("figures.range_joint"), pattern("figures.between_joint")
_BETWEEN, _FROM = pattern("figures.between"), pattern("figures.from")
_DATE, _CLOCK = pattern("figures.numeric_date"), pattern("figures.clock")
_BEFORE = 16
"""Characters before a figure that may tell its unit."""
_BEFORE_AGE = 60
"""Characters in which the name before an age stands."""
MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
ORDINAL, YEAR, CLOCK, OLD = "ordinal", "year", "clock", "old"
MONEY = frozenset(("dollars", "pounds", "euros", "rupees", "yen"))
_YEARS = range(1900, 2100)
_AGES = range(1, 120)
_LONGEST_NUMBER = 40
"""Characters of the second number of a range, with its scale."""
_CENTURY = 100
_DIMENSIONS: dict[str, dict[str, float | None]] = {
    "money": {**dict.fromkeys(sorted(MONEY))},
    "share": {"percent": None, "points": None},
    "date": {**dict.fromkeys(MONTHS)},
    "length": {"feet": 0.3048, "metres": 1.0, "kilometres": 1000.0, "miles": 1609.344},
    "time": {"minutes": 1.0, "hours": 60.0, "days": 1440.0, "weeks": 10080.0, "months": 43830.0, "years": 525960.0},
    "area": {"acres": 0.4047, "hectares": 1.0},
    "weight": {"kilos": 0.001, "tonnes": 1.0},
}
"""Units of one kind, with what each is worth where one can be told in another."""
_DIMENSION_OF = {unit: (kind, worth) for kind, units in _DIMENSIONS.items() for unit, worth in units.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its value or the two ends of its range, its unit (empty for a number of things), what it counts."""

    span: Span
    value: float
    high: float
    unit: str
    counted: frozenset[str]

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.high != self.value

    def is_like(self, other: Figure) -> bool:
        """Whether both tell of one kind of thing in one unit."""
        if self.unit != other.unit:
            return False
        return bool(self.unit and self.unit != ORDINAL) or bool(self.counted & other.counted)

    def in_unit_of(self, other: Figure) -> Figure | None:
        """Return this figure in the unit of another one, or None if it cannot be told in it."""
        kind, worth = _DIMENSION_OF.get(self.unit, ("", None))
        other_kind, other_worth = _DIMENSION_OF.get(other.unit, ("", None))
        if kind != other_kind or worth is None or other_worth is None:
            return None
        return replace(
            self, value=self.value * worth / other_worth, high=self.high * worth / other_worth, unit=other.unit
        )

    def is_in_another_unit(self, other: Figure) -> bool:
        """Whether both have the same digits, and units of one kind that differ: "$5" and "£5"."""
        kinds = [_DIMENSION_OF.get(each.unit, ("",))[0] for each in (self, other)]
        same = (self.value, self.high) == (other.value, other.high)
        return same and kinds[0] == kinds[1] != "" and self.unit != other.unit


def figures(text: str, span: Span) -> Iterator[Figure]:
    """Yield the figures in a stretch of text; a single thing, and what counts nothing, is none."""
    stretch = span.of(text)
    special = [*_dates(stretch), *_clocks(stretch)]
    taken = [figure.span for figure in special]
    found = [*special, *(figure for figure in _plain(stretch) if not any(figure.span.overlaps(span) for span in taken))]
    for figure in sorted(found, key=lambda figure: figure.span):
        yield replace(figure, span=Span(span.start + figure.span.start, span.start + figure.span.end))


def _dates(text: str) -> Iterator[Figure]:
    """Yield the days of dates in digits; none where day and month cannot be told apart."""
    for match in _DATE.finditer(text):
        if match["year"]:
            months = [(int(match["month"]), int(match["day"]))]
        else:
            one, other = int(match["one"]), int(match["other"])
            months = list(dict.fromkeys(((other, one), (one, other))))
        possible = [(month, day) for month, day in months if 1 <= month <= len(MONTHS) and 1 <= day <= 31]
        if len(possible) == 1:
            month, day = possible[0]
            yield Figure(Span(*match.span()), day, day, MONTHS[month - 1], frozenset())


def _clocks(text: str) -> Iterator[Figure]:
    """Yield times of day in minutes since midnight."""
    for match in _CLOCK.finditer(text):
        hour = int(match["hours"] or match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        minutes = hour * 60 + int(match["minutes"] or match["minute"] or 0)
        yield Figure(Span(*match.span()), minutes, minutes, CLOCK, frozenset())


def _plain(text: str) -> Iterator[Figure]:
    """Yield the numbers that have a unit, or count something, and the ranges of two of them."""
    behind = 0
    for at, value in _numbers(text):
        if at.start < behind:
            continue
        end, high = _other_end(text, at, value) or (at, value)
        figure = _figure(text, at, end, (value * _shared_scale(value, high), high))
        if figure:
            behind = figure.span.end
            yield figure


def _numbers(text: str) -> Iterator[tuple[Span, float]]:
    """Yield the numbers without the comma or full stop behind them."""
    for span, value, _ in numbers(text):
        yield Span(span.start, span.start + len(span.of(text).rstrip(",."))), value


def _figure(text: str, at: Span, end: Span, values: tuple[float, float]) -> Figure | None:
    """Return the figure from one number to another, or the same one; None if it is none."""
    value, high = values
    whole = Span(at.start, end.end)
    unit = _unit(text, at, end)
    counted = _COUNTED.match(text, end.end)
    words = content_words(counted.group()) if counted else frozenset()
    if not unit and _is_ordinal(text, end):
        unit = ORDINAL if words and value != 1 else ""
        return Figure(whole, value, high, unit, words) if unit else None
    if not unit and _is_year(text, at, value):
        unit = YEAR
    if not unit and value in _AGES and _AGE_ENDS.match(text, at.end) and _before(_AGE_BEGINS, text, at, _BEFORE_AGE):
        unit = OLD
    is_figure = (value != 1 or unit) and (unit or words)
    return Figure(whole, value, high, unit, words) if is_figure else None


def _is_ordinal(text: str, at: Span) -> bool:
    return bool(_ORDINAL.search(at.of(text)))


def _is_year(text: str, at: Span, value: float) -> bool:
    return value in _YEARS and at.of(text).rstrip(".,").isdigit()


def _before(wanted: re.Pattern[str], text: str, at: Span, reach: int) -> bool:
    return bool(wanted.search(text, max(0, at.start - reach), at.start))


def _other_end(text: str, at: Span, value: float) -> tuple[Span, float] | None:
    """Return the second number of a range that begins with the one at `at`."""
    joint = (_BETWEEN_JOINT if _before(_BETWEEN, text, at, _BEFORE) else _RANGE).match(text, at.end)
    year = _is_year(text, at, value)
    if joint is None or (joint["to"] and not year and _before(_FROM, text, at, _BEFORE)):
        return None
    behind = text[joint.end() : joint.end() + _LONGEST_NUMBER]
    found = next(((span, high) for span, high in _numbers(behind) if span.start == 0), None)
    if found is None:
        return None
    span, high = Span(joint.end(), joint.end() + found[0].end), found[1]
    if year and high < _CENTURY:
        high += value // _CENTURY * _CENTURY
    return (span, high) if high > value else None


def _shared_scale(value: float, high: float) -> float:
    """Return what the first number of a range is multiplied by: "1.2–1.5m" is in millions; 1 without a range."""
    return next((scale for scale in (1e9, 1e6, 1e3) if high >= scale > value and high / scale >= value), 1.0)


def _unit(text: str, at: Span, end: Span) -> str:
    for match in (
        _UNIT_BEFORE.match(text, at.start),
        _UNIT_BEHIND.match(text, end.end),
        _WORD_BEFORE.search(text, max(0, at.start - _BEFORE), at.start),
    ):
        if match:
            kind = match.lastgroup or ""
            return match[kind].lower()[:3] if kind == "month" else kind
    return "percent" if "%" in end.of(text) else ""
