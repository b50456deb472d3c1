"""Figures that are more than a number with its unit: dates, times of day, results, shares, decades, "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Span
from onrecord.language.content_words import content_words
from onrecord.language.figure import Figure
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern
from onrecord.language.units import CLOCK, MONTH, MONTHS, OLD, PERCENT, SCORE, YEAR

_DATE, _CLOCK, _MONTH = pattern("figures.numeric_date"), pattern("figures.clock"), pattern("figures.month_alone")
_SCORE, _SCORED = pattern("figures.score"), pattern("figures.before_score")
_SIDE_BY_SIDE = pattern("figures.side_by_side_score")
_FRACTION, _ONE_IN = pattern("figures.fraction"), pattern("figures.one_in")
_DECADE, _DECADE_OF_LIFE = pattern("figures.decade"), pattern("figures.decade_of_life")
_AMOUNT, _COUNTED = pattern("figures.vague_amount"), pattern("figures.counted")
_LARGEST_SCORE = 700
"""The seats of the largest parliaments."""
_DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
                 "tenth": 10}  # fmt: skip
_NEARLY = 2.5
"""By how many points a share may differ from a fraction that is told."""
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9), "": (0, 9)}
"""The years of a decade that "early", "mid" and "late" may mean."""
_AMOUNTS = {"dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1_000.0, "millions": 1e6, "billions": 1e9}
_TENS = {"tens": 10, "dozens": 10, "scores": 10, "hundreds": 100}
_BEFORE = 60
"""Characters before a result that tell that it is one."""


def special(text: str) -> Iterator[Figure]:
    """Yield all such figures of a text; where two overlap, both."""
    for form in (_dates, _clocks, _scores, _fractions, _ones_in, _decades, _decades_of_life, _amounts):
        yield from form(text)


def months_alone(text: str) -> Iterator[Figure]:
    """Yield the months that stand without a day."""
    for match in _MONTH.finditer(text):
        value = MONTHS.index(match["name"].lower()[:3]) + 1
        start, end = match.span("name")
        yield Figure(Span(start, start + len(text[start:end].rstrip("."))), value, value, MONTH)


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
            yield Figure(Span(*match.span()), day, day, MONTHS[month - 1])


def _clocks(text: str) -> Iterator[Figure]:
    """Yield times of day in minutes since midnight."""
    for match in _CLOCK.finditer(text):
        hour = 12 if match["noon"] else int(match["hours"] or match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        minutes = hour % 24 * 60 + int(match["minutes"] or match["minute"] or 0)
        yield Figure(Span(*match.span()), minutes, minutes, CLOCK)


def _scores(text: str) -> Iterator[Figure]:
    """Yield results of votes and games, the larger side first: "6–3", "by 52 votes to 48"."""
    for match in _SCORE.finditer(text):
        sides = [int(value) for side in ("one", "other") for _, value, _ in numbers(match[side])]
        told = match["votes"] or match["noun"] or _SCORED.search(text, max(0, match.start() - _BEFORE), match.start())
        if told and len(sides) == 2 and max(sides) <= _LARGEST_SCORE:
            span = Span(match.start("one"), match.end("other"))
            yield Figure(span, max(sides), min(sides), SCORE)
    for match in _SIDE_BY_SIDE.finditer(text):
        sides = [int(match["one"]), int(match["other"])]
        yield Figure(Span(match.start("one"), match.end("other")), max(sides), min(sides), SCORE)


def _fractions(text: str) -> Iterator[Figure]:
    """Yield shares: "two thirds of", "half the"."""
    for match in _FRACTION.finditer(text):
        parts = _DENOMINATORS[(match["of"] or "half").lower().removesuffix("s")]
        yield _share(match.span(), _number(match["count"]), parts)


def _ones_in(text: str) -> Iterator[Figure]:
    """Yield shares: "one in five", "nine out of ten"."""
    for match in _ONE_IN.finditer(text):
        count, parts = _number(match["count"]), _number(match["of"])
        if count < parts and (match["out"] or parts % 10 == 0 or parts < 10):
            yield _share(match.span(), count, parts)


def _share(at: tuple[int, int], count: float, parts: float) -> Figure:
    share = 100 * count / parts
    return Figure(Span(*at), share, share, PERCENT, tolerance=min(_NEARLY, 0.1 * share + 0.5))


def _number(written: str | None) -> float:
    """Return the value of a number; 1 for "a" and for nothing."""
    return next((value for _, value, _ in numbers(written or "")), 1.0)


def _decades(text: str) -> Iterator[Figure]:
    """Yield decades of years: "the early 1990s", "the '80s"."""
    for match in _DECADE.finditer(text):
        first = int(match["years"])
        yield _decade(match, first if first >= 100 else 1900 + first, YEAR)


def _decades_of_life(text: str) -> Iterator[Figure]:
    """Yield ages: "in her late forties"."""
    for match in _DECADE_OF_LIFE.finditer(text):
        years = match["years"].lower()
        first = int(years) if years.isdigit() else int(_number(f"{years.removesuffix('ies')}y"))
        yield _decade(match, first, OLD)


def _decade(match: re.Match[str], first: int, unit: str) -> Figure:
    low, high = _PARTS[(match["part"] or "").lower()]
    return Figure(Span(*match.span("whole")), first + low, first + high, unit)


def _amounts(text: str) -> Iterator[Figure]:
    """Yield amounts of which only the order of magnitude is told: "dozens of homes", "tens of thousands of people"."""
    for match in _AMOUNT.finditer(text):
        one = _AMOUNTS[match["amount"].lower()] * _TENS.get((match["times"] or "").lower(), 1)
        counted = _COUNTED.match(text, match.end())
        words = content_words(counted.group()) if counted else frozenset()
        if words:
            yield Figure(Span(match.start(), match.end("amount")), 2 * one, 12 * one, "", words, is_vague=True)
