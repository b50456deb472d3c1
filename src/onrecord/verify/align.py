"""The words of a quotation beside those of a passage: which are the same, left out, added or exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.verify.wording import Part

_PRICES = {Part.INSERT: 0.2, Part.GAP: 0.002, Part.PARTIAL: 0.1}
"""What each word costs that stands behind brackets or an ellipsis; any other that differs costs 1."""
_LIKED = 0.01
"""What each word in common is worth: of two ways at one price, the one that keeps more words."""
_SAME, _SWAP, _ADD, _DROP = range(4)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the quotation (None: nothing) beside a word of the passage (None: nothing), by their numbers.

    `under` is the last part of the quotation that is reached.
    """

    quoted: int | None
    passage: int | None
    same: bool
    under: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest way to get from the words of a passage to those of a quotation."""

    cost: float
    steps: tuple[Step, ...]

    @property
    def first(self) -> int:
        """The first word of the passage that has one beside it."""
        return next(step.passage for step in self.steps if step.passage is not None)

    @property
    def last(self) -> int:
        """The last one."""
        return next(step.passage for step in reversed(self.steps) if step.passage is not None)


def align(
    parts: Sequence[Part], wanted: Sequence[int], passage: Sequence[int], drops: Sequence[float]
) -> Alignment | None:
    """Return the cheapest alignment of a quotation with some part of `passage`; None if no word is the same.

    `parts` says of each of the `wanted` words what it stands for, `drops` what it costs to leave out each word of the
    passage.
    """
    width = len(passage)
    before = [0.0] * (width + 1)
    back: list[bytearray] = []
    for number, part in enumerate(parts):
        before, moves = _row(part, wanted[number], passage, drops, before, last=number == len(parts) - 1)
        back.append(moves)
    end = min(range(width + 1), key=lambda at: (before[at], -at))  # rather a last word exchanged than one added
    steps = tuple(reversed(list(_traced(back, parts, wanted, passage, end))))
    if not any(step.same for step in steps):
        return None
    return Alignment(before[end], steps)


def _row(
    part: Part, word: int, passage: Sequence[int], drops: Sequence[float], before: list[float], *, last: bool
) -> tuple[list[float], bytearray]:
    """Return the costs up to each word of the passage with this part of the quotation, and how they come about."""
    free = part in (Part.INSERT, Part.GAP)
    add = 0.0 if free else 1.0
    swap = _PRICES.get(part, 1.0)
    skip = swap if free else 0.0
    row = [before[0] + add]
    moves = bytearray([_ADD])
    left = row[0]
    for at, other in enumerate(passage):
        if word == other and not free:
            cost, move = before[at] - _LIKED, _SAME
        else:
            cost, move = before[at] + swap, _SWAP
        added = before[at + 1] + add
        if added < cost:
            cost, move = added, _ADD
        dropped = left + (skip if free and drops[at] else drops[at])
        if dropped < cost and not (last and free):
            cost, move = dropped, _DROP
        row.append(cost)
        moves.append(move)
        left = cost
    return row, moves


def _traced(
    back: list[bytearray], parts: Sequence[Part], wanted: Sequence[int], passage: Sequence[int], end: int
) -> Iterator[Step]:
    """Yield the steps of the cheapest way from its end to its beginning."""
    number, at = len(back), end
    while number:
        move = back[number - 1][at]
        if move == _ADD:
            number -= 1
            yield Step(number, None, False, number)
        elif move == _DROP:
            at -= 1
            yield Step(None, at, False, number - 1)
        else:
            number, at = number - 1, at - 1
            yield Step(number, at, move == _SAME, number)
