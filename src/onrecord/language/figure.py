"""What a figure of a text says: a value or a range, its unit, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from onrecord.domain import Span
from onrecord.language.content_words import content_words
from onrecord.language.units import ORDINAL, converted, kind_of


class Bound(Enum):
    """Words by which a figure is only a bound, with the shares of it that the true one may be, least and most."""

    NONE = (1.0, 1.0)
    LEAST = (1.0, 1.5)
    """ "More than 40" """
    JUST_OVER = (1.0, 1.1)
    MOST = (0.5, 1.0)
    """ "Up to 40" """
    NEARLY = (0.9, 1.0)

    @property
    def is_one(self) -> bool:
        """Whether there are such words."""
        return self is not Bound.NONE

    def keeps(self, told: float, value: float) -> bool:
        """Whether a value is one that the words allow."""
        low, high = self.value
        return bool(low * told <= value <= high * told)


_ANY_PEOPLE = content_words("people persons")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its value or the two ends of its range, its unit (empty for a number of things), what it counts."""

    span: Span
    value: float
    high: float
    unit: str
    counted: frozenset[str] = frozenset()
    happened: frozenset[str] = frozenset()
    """The words beside it that say what was done, or what happened: "injured 14"."""
    bound: Bound = Bound.NONE
    tolerance: float = 0.0
    """By how much another figure may differ from it: "a third" is 33 per cent, or 35."""
    is_of_people: bool = False
    """Whether it counts people, by any name."""
    holder: str = ""
    """Whose age it is: the name right before it."""
    is_vague: bool = False
    """Whether it only names an order of magnitude: "dozens"."""
    is_implied: bool = False
    """Whether what it counts is told elsewhere in its sentence: "50 homes lost power, and 12 have none yet"."""

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.high != self.value

    def holds(self, value: float) -> bool:
        """Whether a value lies between its ends."""
        return self.value <= value <= self.high

    def is_like(self, other: Figure) -> bool:
        """Whether both tell of one kind of thing in one unit."""
        if self.unit != other.unit:
            return False
        if self.holder and other.holder:
            return self.holder == other.holder
        if self.unit and self.unit != ORDINAL:
            return True
        if self.counted & other.counted or self._is_of_the_same_people(other):
            return True
        is_told = bool(self.counted and other.counted) and not self.is_implied and not other.is_implied
        return not is_told and bool(self.happened & other.happened)

    def _is_of_the_same_people(self, other: Figure) -> bool:
        """Whether one counts "people" and the other, say, workers to whom the same was done."""
        is_of_any = not _ANY_PEOPLE.isdisjoint(self.counted | other.counted)
        return is_of_any and self.is_of_people and other.is_of_people

    def is_of_the_same_person(self, other: Figure) -> bool:
        """Whether both are the age of one person by name."""
        return bool(self.holder) and self.holder == other.holder

    def is_transposed(self, other: Figure) -> bool:
        """Whether one has the digits of the other in another order: "41" and "14"."""
        own, others = (sorted(f"{each.value:g}".strip("0.")) for each in (self, other))
        return own == others and len(set(own)) > 1 and self.value != other.value and not self.is_range

    def in_unit_of(self, other: Figure) -> Figure | None:
        """Return this figure in the unit of another one, or None if it cannot be told in it."""
        ends = [converted(value, self.unit, other.unit) for value in (self.value, self.high)]
        low, high = ends
        return None if low is None or high is None else replace(self, value=low, high=high, unit=other.unit)

    def is_in_another_unit(self, other: Figure) -> bool:
        """Whether both have the same digits, and units of one kind that differ: "$5" and "£5"."""
        same = (self.value, self.high) == (other.value, other.high)
        return same and kind_of(self.unit) == kind_of(other.unit) != "" and self.unit != other.unit
