"""What stands over a stretch of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from onrecord.domain.span import Span

Item = TypeVar("Item")
_CELL = 256
"""Characters. Few spans are longer, so that few stand in several cells."""


class Overlaps(Generic[Item]):
    """Items that stand somewhere, found by what they share characters with.

    The text is cut into cells, and a cell knows what reaches into it: a long span makes no search for a short one slow.
    """

    def __init__(self, placed: Iterable[tuple[Span, Item]]) -> None:
        self._placed = tuple(placed)
        self._cells: dict[int, list[int]] = defaultdict(list)
        for number, (span, _) in enumerate(self._placed):
            for cell in _cells(span):
                self._cells[cell].append(number)

    def over(self, span: Span) -> Iterator[Item]:
        """Every item that shares a character with `span`, in the order in which they were given."""
        near = {number for cell in _cells(span) for number in self._cells.get(cell, ())}
        for number in sorted(near):
            place, item = self._placed[number]
            if place.overlaps(span):
                yield item


def _cells(span: Span) -> range:
    return range(span.start // _CELL, (span.end - 1) // _CELL + 1) if span else range(0)
