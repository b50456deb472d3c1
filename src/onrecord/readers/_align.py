"""Where the words of an extracted article stand on its page."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

_RUN = 4
"""Words in a row that are looked for anywhere on the page."""
_NEAR = ((2, 60), (1, 20))
"""Fewer words in a row, and how far ahead they are looked for."""


def align(page: Sequence[str], article: Sequence[str]) -> set[int]:
    """Return the places on the page of the article's words, which stand there in the same order but for leaps.

    Words follow each other on the page until one does not; then the next place is where four words in a row go on, or
    fewer a short way ahead.
    """
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, run in enumerate(zip(*(page[start:] for start in range(_RUN)), strict=False)):
        runs[run].append(place)
    found: set[int] = set()
    at = 0
    for number, word in enumerate(article):
        if at >= len(page) or page[at] != word:
            wanted = article[number : number + _RUN]
            leap = _next(runs.get(tuple(wanted), []), at)
            if leap is None:
                leap = _near(page, wanted, at)
            if leap is None:
                continue
            at = leap
        found.add(at)
        at += 1
    return found


def _next(places: Sequence[int], at: int) -> int | None:
    """Return the first of the places from `at` on, else the first of all."""
    following = bisect_left(places, at)
    return places[following if following < len(places) else 0] if places else None


def _near(page: Sequence[str], words: Sequence[str], at: int) -> int | None:
    """Where the words go on a short way behind `at`."""
    for length, reach in _NEAR:
        wanted = words[:length]
        for place in range(at, min(at + reach, len(page) - length + 1)):
            if page[place : place + length] == wanted:
                return place
    return None
