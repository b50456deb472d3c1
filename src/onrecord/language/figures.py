"""The figures of a text: a value or a range, its unit, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.domain import Span
from onrecord.language.content_words import content_words
from onrecord.language.figure import Bound, Figure
from onrecord.language.figure_forms import months_alone, special
from onrecord.language.inflection import stem
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.units import CLOCK, MONEY, MONTH, MONTHS, OLD, ORDINAL, PERCENT, SCORE, YEAR, converted, kind_of
from onrecord.language.word_lists import words

__all__ = [
    "CLOCK",
    "MONEY",
    "MONTH",
    "MONTHS",
    "OLD",
    "ORDINAL",
    "PERCENT",
    "SCORE",
    "YEAR",
    "Bound",
    "Figure",
    "figures",
]

_UNIT_BEHIND, _UNIT_BEFORE = pattern("figures.unit_behind"), pattern("figures.unit_before")
_WORD_BEFORE, _COUNTED, _ORDINAL = (
    pattern("figures.word_before"),
    pattern("figures.counted"),
    pattern("figures.ordinal"),
)
_DONE_BEFORE, _DONE_BEHIND = pattern("figures.done_before"), pattern("figures.done_behind")
_AGE_BEGINS, _AGE_ENDS = pattern("figures.age_between_commas"), pattern("figures.age_ends")
_IS_OLD, _IS_OLD_ENDS = pattern("figures.is_old"), pattern("figures.is_old_ends")
_COMPOUND_JOINT = pattern("figures.compound_joint")
_RANGE, _BETWEEN_JOINT = pattern("figures.range_joint"), pattern("figures.between_joint")
_BETWEEN, _FROM = pattern("figures.between"), pattern("figures.from")
_BOUNDS = (
    (Bound.JUST_OVER, pattern("figures.just_before_least")),
    (Bound.NEARLY, pattern("figures.nearly_before")),
    (Bound.LEAST, pattern("figures.least_before")),
    (Bound.MOST, pattern("figures.most_before")),
)
_LEAST_BEHIND = pattern("figures.least_behind")
_MEASURED, _PLACE = pattern("figures.measured"), pattern("figures.place")
_PART_OF, _PART_OF_BEFORE = pattern("figures.part_of"), pattern("figures.part_of_before")
_RATE_OF = pattern("figures.rate_of")
_NUMBERED, _YEAR_BEFORE = pattern("figures.numbered"), pattern("figures.year_before")
_BEFORE = 24
"""Characters before a figure that may tell its unit, or that it is a bound."""
_BEFORE_AGE = 60
"""Characters in which the name before an age stands."""
_YEARS = range(1900, 2100)
_LONG_AGO = range(1000, 2100)
"""Years where a word before tells that it is one: "in 1742"."""
_AGES = range(1, 120)
_DAYS = range(1, 32)
_LONGEST_NUMBER = 40
"""Characters of the second number of a range, with its scale."""
_CENTURY = 100
_PENCE = 0.01
_SIGNS = regex(r"[$£€%]")
_SENTENCE_END = regex(r"[.!?] ")
_PLACES = content_words("place")
"""What an ordinal counts that tells somebody's place among others."""
_LISTS_OF_PEOPLE = ("people_bare", "people_publics", "people_roles", "people_staff", "people_public_servants",
                    "people_forces", "people_of_any_kind")  # fmt: skip


def figures(text: str, span: Span) -> Iterator[Figure]:
    """Yield the figures in a stretch of text; a single thing, and what counts nothing, is none."""
    stretch = span.of(text).replace("\n", " ")
    found = list(special(stretch))
    for others in (_plain(stretch), months_alone(stretch)):
        taken = [figure.span for figure in found]
        found += [figure for figure in others if not any(figure.span.overlaps(span) for span in taken)]
    for figure in sorted(found, key=lambda figure: figure.span):
        at = Span(span.start + figure.span.start, span.start + figure.span.end)
        yield replace(figure, span=at, bound=_bound(stretch, figure.span))


def _bound(text: str, at: Span) -> Bound:
    """Return the bound that a figure is by the words beside it."""
    if _LEAST_BEHIND.match(text, at.end):
        return Bound.LEAST
    return next((bound for bound, words in _BOUNDS if _before(words, text, at, _BEFORE)), Bound.NONE)


def _plain(text: str) -> Iterator[Figure]:
    """Yield the numbers that have a unit, or count something, and the ranges of two of them, and sums of two units."""
    before: Figure | None = None
    for figure in _single(text):
        joined = _sum(text, before, figure) if before else None
        if before and joined is None:
            yield before
        before = joined or figure
    if before:
        yield before


def _sum(text: str, one: Figure, other: Figure) -> Figure | None:
    """Return the figure that two make: "two years and two months" is 26 months."""
    if not kind_of(one.unit) or not _COMPOUND_JOINT.fullmatch(text, one.span.end, other.span.start):
        return None
    worth = converted(one.value, one.unit, other.unit)
    if worth is None or worth <= other.value or one.is_range or other.is_range:
        return None
    value = round(worth) + other.value
    unit = _UNIT_BEHIND.match(text, other.span.end)
    return Figure(Span(one.span.start, unit.end() if unit else other.span.end), value, value, other.unit, other.counted)


def _single(text: str) -> Iterator[Figure]:
    """Yield the numbers that have a unit, or count something, and the ranges of two of them."""
    behind = 0
    counted: Figure | None = None
    for at, value in _numbers(text):
        if at.start < behind or _before(_RATE_OF, text, at, _BEFORE):
            continue
        end, high = _other_end(text, at, value) or (at, value)
        figure = _figure(text, at, end, (value * _shared_scale(value, high), high))
        if figure and figure.is_implied:
            figure = _of_the_same(text, counted, figure)
        if figure:
            counted = figure if figure.counted and not figure.unit else counted
            behind = figure.span.end
            yield figure


def _of_the_same(text: str, before: Figure | None, figure: Figure) -> Figure | None:
    """Return a bare number with what the one before it counts: in its sentence, or where it is a part of these.

    None if nothing tells what it counts.
    """
    is_apart = before is not None and _SENTENCE_END.search(text, before.span.end, figure.span.start)
    if before and not figure.counted and (not is_apart or _before(_PART_OF_BEFORE, text, figure.span, _BEFORE)):
        return replace(figure, counted=before.counted, is_of_people=before.is_of_people)
    return figure if figure.counted or figure.happened else None


def _numbers(text: str) -> Iterator[tuple[Span, float]]:
    """Yield the numbers without the comma or full stop behind them."""
    for span, value, _ in numbers(text):
        yield Span(span.start, span.start + len(span.of(text).rstrip(",."))), value


def _figure(text: str, at: Span, end: Span, values: tuple[float, float]) -> Figure | None:
    """Return the figure from one number to another, or the same one; None if it is none."""
    value, high = values
    whole = Span(at.start, end.end)
    unit = _unit(text, at, end)
    if unit in MONTHS and high not in _DAYS:
        unit = ""  # "March 2028"
    counted = _COUNTED.match(text, end.end)
    things = content_words(counted.group()) if counted else frozenset()
    if not unit and _is_ordinal(text, end):
        things = things or (_PLACES if _before(_PLACE, text, at, _BEFORE) else things)
        return Figure(whole, value, high, ORDINAL, things) if things and value != 1 else None
    if unit == "pence":
        return Figure(whole, value * _PENCE, high * _PENCE, "pounds", things)
    if not unit and _is_year(text, at, value) and not (things and not _before(_YEAR_BEFORE, text, at, _BEFORE)):
        unit = YEAR
    if not unit and value in _AGES and _is_age(text, at):
        unit = OLD
    is_numbered = not unit and _before(_NUMBERED, text, at, _BEFORE)
    if (value == 1 and not unit) or (is_numbered and not things):
        return None
    happened = frozenset[str]() if unit or is_numbered else _happened(text, at, end)
    is_implied = not unit and not things
    things = things or (_whole(text, end) if is_implied else things)
    things = things or (_subject(text, at) if is_implied else things)
    holder = _holder(text, at) if unit == OLD else ""
    return Figure(
        whole, value, high, unit, things, happened, is_of_people=_is_of_people(things), holder=holder,
        is_implied=is_implied,
    )  # fmt: skip


def _whole(text: str, end: Span) -> frozenset[str]:
    """Return what a number counts that is a part of others: "five of the seven counts", "five of the counts"."""
    joint = _PART_OF.match(text, end.end)
    stretch = text[joint.end() : joint.end() + _BEFORE_AGE] if joint else ""
    whole = next((span.end for span, _ in _numbers(stretch) if not stretch[: span.start].strip()), 0)
    counted = _COUNTED.match(stretch, whole)
    return content_words(counted.group()) if counted else frozenset()


def _subject(text: str, at: Span) -> frozenset[str]:
    """Return the words for what a number without a noun behind it measures: "Enrolment at Lincoln is 187"."""
    before = _MEASURED.search(text, max(0, at.start - _BEFORE_AGE), at.start)
    return content_words(before["subject"]) if before else frozenset()


def _holder(text: str, at: Span) -> str:
    """Return whose age stands at a place: the last two words of the name right before it."""
    name = _AGE_BEGINS.search(text, max(0, at.start - _BEFORE_AGE), at.start)
    return name["name"].lower() if name else ""


def _happened(text: str, at: Span, end: Span) -> frozenset[str]:
    """Return the words beside a number that say what was done to what it counts: "injuring 14", "14 were hurt"."""
    before = _DONE_BEFORE.search(text, max(0, at.start - 2 * _BEFORE), at.start)
    behind = _DONE_BEHIND.match(text, end.end)
    return frozenset(word for match in (before, behind) if match for word in content_words(match["done"]))


def _is_of_people(counted: frozenset[str]) -> bool:
    return any(word in _people() or word.endswith("men") for word in counted)


@cache
def _people() -> frozenset[str]:
    """Return the words for people, without their endings."""
    return frozenset(stem(word) for name in _LISTS_OF_PEOPLE for item in words(name) for word in item.split())


def _is_age(text: str, at: Span) -> bool:
    is_between_commas = _AGE_ENDS.match(text, at.end) and _before(_AGE_BEGINS, text, at, _BEFORE_AGE)
    return bool(is_between_commas) or (_before(_IS_OLD, text, at, _BEFORE) and bool(_IS_OLD_ENDS.match(text, at.end)))


def _is_ordinal(text: str, at: Span) -> bool:
    return bool(_ORDINAL.search(at.of(text)))


def _is_year(text: str, at: Span, value: float) -> bool:
    years = _LONG_AGO if _before(_YEAR_BEFORE, text, at, _BEFORE) else _YEARS
    return value in years and at.of(text).rstrip(".,").isdigit()


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
    signs = {
        frozenset(_SIGNS.findall(text[start:end])) for start, end in ((at.start, joint.end()), (span.start, span.end))
    }
    if frozenset() not in signs and len(signs) > 1:
        return None  # "11.2% to $37.85"
    if year and high < _CENTURY and span.of(text).isdigit() and not joint["to"]:
        high += value // _CENTURY * _CENTURY  # "2019-21"
    elif year and not _is_year(text, span, high):
        return None  # "from 94 per cent in 2019 to 83.7 per cent"
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
            return match[kind].lower()[:3] if kind == "named_month" else kind
    return "percent" if "%" in end.of(text) else ""
