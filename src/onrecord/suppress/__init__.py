"""Split findings into those that count and those that are suppressed, and report defective suppressions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from onrecord.domain import (
    Aside,
    Document,
    Finding,
    Lapse,
    LapseKind,
    RuleInfo,
    Scope,
    SetAside,
    Span,
    Suppression,
)
from onrecord.suppress.directive import FlawError, parse
from onrecord.suppress.reach import Book, Standing, standings

__all__ = ["FlawError", "applies", "parse", "suppress"]

_INNERMOST_FIRST = (Scope.BLOCK, Scope.RANGE, Scope.FILE, None)


def suppress(
    document: Document,
    findings: Sequence[Finding],
    *,
    exceptions: Iterable[Suppression],
    rules: Iterable[RuleInfo],
    chosen: Iterable[RuleInfo],
    today: date,
) -> tuple[tuple[Finding, ...], tuple[SetAside, ...], tuple[Lapse, ...]]:
    """Return the findings that count, those that are suppressed, and the problems with the suppressions.

    `exceptions` are the suppressions that the settings hold for this draft; `rules` are all rules, `chosen` those that
    ran. A suppression that has expired or cannot be understood suppresses nothing.
    """
    book = Book(tuple(rules))
    standing, lapses = standings(document, book)
    standing += [Standing(exception, Span(0, len(document.text))) for exception in exceptions]
    live = [allowed for allowed in standing if not _is_past(allowed, today)]
    allowed = _allowed(findings, live, book)
    counted = tuple(finding for number, finding in enumerate(findings) if number not in allowed)
    aside = tuple(SetAside(findings[at], Aside.SUPPRESSED, allowed[at]) for at in sorted(allowed))
    lapses += _expired(counted, [allowed for allowed in standing if _is_past(allowed, today)], book)
    lapses += _unused(findings, live, book, frozenset(rule.code for rule in chosen))
    return counted, aside, tuple(sorted(lapses, key=lambda lapse: lapse.span))


def applies(document: Document, rules: Iterable[RuleInfo], code: str, offset: int) -> bool:
    """Whether a suppression in the draft, expired or not, is about that rule and reaches the character at `offset`."""
    book = Book(tuple(rules))
    matching = (standing for standing in standings(document, book)[0] if code in _codes(standing, book))
    return any(standing.reach.start <= offset < standing.reach.end for standing in matching)


def _is_past(standing: Standing, today: date) -> bool:
    until = standing.suppression.until
    return until is not None and until < today


def _allowed(findings: Sequence[Finding], live: list[Standing], book: Book) -> dict[int, Suppression]:
    """Return what allows each finding, by its number; the nearest exception wins."""
    layers: dict[tuple[str, Scope | None], list[Standing]] = defaultdict(list)
    for standing in sorted(live, key=lambda one: one.reach):
        for code in _codes(standing, book):
            layers[code, standing.scope].append(standing)
    indexed = {key: _Cover(members) for key, members in layers.items()}
    allowed = {}
    for number, finding in enumerate(findings):
        covers = (indexed.get((finding.rule.code, scope)) for scope in _INNERMOST_FIRST)
        hit = next((one for cover in covers if cover and (one := cover.over(finding.span.start))), None)
        if hit:
            allowed[number] = hit.suppression
    return allowed


class _Cover:
    """Stretches in order of their start: whether one holds a place is known from the one that reaches farthest."""

    def __init__(self, members: list[Standing]) -> None:
        self._starts = [member.reach.start for member in members]
        self._farthest = list(accumulate(members, _farther))

    def over(self, offset: int) -> Standing | None:
        """One that holds the character at `offset`, if any does."""
        index = bisect_right(self._starts, offset) - 1
        return self._farthest[index] if index >= 0 and offset < self._farthest[index].reach.end else None


def _farther(one: Standing, other: Standing) -> Standing:
    return other if other.reach.end >= one.reach.end else one


def _codes(standing: Standing, book: Book) -> frozenset[str]:
    return frozenset().union(*(book.codes(name) for name in standing.suppression.rules))


def _expired(counted: Sequence[Finding], past: list[Standing], book: Book) -> Iterator[Lapse]:
    """At the exception; one of the settings shows at the first finding that it allowed once."""
    for standing in past:
        suppression = standing.suppression
        place = suppression.span or next((one.span for one in counted if one.rule.code in _codes(standing, book)), None)
        if place:
            where = "" if suppression.span else " in the settings"
            names = ", ".join(suppression.rules)
            because = f"The suppression{where} for {names} ended on {suppression.until}. Renew it, or fix the passage."
            yield Lapse(LapseKind.EXPIRED, place, because)


def _unused(findings: Sequence[Finding], live: list[Standing], book: Book, chosen: frozenset[str]) -> Iterator[Lapse]:
    """Those of the draft, by each rule that they name, if it ran; what the settings allow is for many drafts."""
    places: dict[str, list[int]] = defaultdict(list)
    for finding in findings:
        places[finding.rule.code].append(finding.span.start)
    for standing in live:
        idle = [
            name
            for name in standing.suppression.rules
            if book.expected(name) <= chosen
            and not any(_within(places.get(code), standing.reach) for code in book.codes(name))
        ]
        if standing.suppression.span and idle:
            because = f"This suppression for {', '.join(idle)} matches no finding. Remove it."
            yield Lapse(LapseKind.UNUSED, standing.suppression.span, because)


def _within(places: list[int] | None, reach: Span) -> bool:
    """Whether one of `places`, which are in order, lies in that stretch."""
    if not places:
        return False
    index = bisect_left(places, reach.start)
    return index < len(places) and places[index] < reach.end
