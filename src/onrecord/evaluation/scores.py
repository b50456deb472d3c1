"""Precision, recall and F1, from counts or from pairs of labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Label = TypeVar("Label", bound=StrEnum)


@dataclass(slots=True)
class Tally:
    """Counts of predicted items and gold items, and of those that have a match.

    `correct` and `matched` differ within a subset: a prediction may match a gold attribution of another subset.
    """

    predicted: int = 0
    correct: int = 0
    """Predicted items that match a gold item."""
    gold: int = 0
    matched: int = 0
    """Gold items that match a predicted item."""

    def __iadd__(self, other: Tally) -> Tally:
        self.predicted += other.predicted
        self.correct += other.correct
        self.gold += other.gold
        self.matched += other.matched
        return self

    @property
    def precision(self) -> float:
        """Share of predicted items that are correct."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold items that are matched."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def f1_of_label(confusion: Counter[tuple[Label, Label]], label: Label) -> float:
    """Return the F1 of one label from counts of (gold, predicted) pairs; 0.0 if it never occurs."""
    gold = sum(count for (labelled, _), count in confusion.items() if labelled is label)
    predicted = sum(count for (_, guessed), count in confusion.items() if guessed is label)
    return 2 * confusion[label, label] / (gold + predicted) if gold + predicted else 0.0


def share(values: Iterable[bool]) -> float:
    """Return the share of values that are true; 0.0 of none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
