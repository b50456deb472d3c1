"""Spans that overlap, cut into segments that do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Layer(StrEnum):
    """What a mark says of the characters under it."""

    SOURCE = "src"
    CUE = "cue"
    CONTENT = "say"
    CLAIM = "claim"
    FINDING = "find"
    LINK = "lnk"


@dataclass(frozen=True, slots=True)
class Mark:
    """`start` and `end` are code points of the draft's text, half-open; `of` is the id of what is marked.

    `look` is the kind of source, the label of backing or the severity.
    """

    start: int
    end: int
    layer: Layer
    of: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that all have the same marks over them, the longest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()


def segments(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Yield the characters from `start` to `end` without gap or overlap, cut wherever a mark begins or ends."""
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first, last = max(start, mark.start), min(end, mark.end)
        if first < last:
            opens[first].append(mark)
            closes[last].append(mark)
    cuts = sorted({start, end, *opens, *closes})
    over: dict[Mark, None] = {}
    for left, right in pairwise(cuts):
        for mark in closes[left]:
            over.pop(mark, None)
        over.update(dict.fromkeys(opens[left]))
        yield Segment(left, right, tuple(sorted(over, key=lambda mark: (mark.start - mark.end, mark.start))))
