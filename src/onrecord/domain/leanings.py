"""What the model leans to, word by word: how claims are classed, how much they need, what an editor would mark."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp
from typing import Protocol

from onrecord.domain.assertion import Burden, ClaimClass
from onrecord.domain.editor_marks import EditorMarks
from onrecord.domain.span import Span

Column = Sequence[float]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Probabilities that an editor sends a phrase back (`right`), and does not call the question wrong (`kept`)."""

    right: float = 0.5
    kept: float = 0.5


class Phrases(Protocol):
    """Judges a phrase in its context, for the rule that flagged it."""

    def second_look(self, code: str, span: Span) -> SecondLook:
        """Return what an editor would say of a finding of the rule with that code at `span`."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """Where each word starts, in order, and columns with a logit for each of them, one a class in `ClaimClass`'s order.

    `claim` counts where the word is part of the claim, `cue` where it is part of the cue that introduces it. `burden`
    has three times one column a burden: for the word in a claim, in its cue, in its sentence.
    """

    starts: Sequence[int] = ()
    claim: tuple[Column, ...] = ()
    cue: tuple[Column, ...] = ()
    burden: tuple[Column, ...] = ()
    marks: EditorMarks = field(default=EditorMarks(), repr=False)
    phrases: Phrases | None = field(default=None, repr=False, compare=False)
    _sums: tuple[tuple[Column, ...], ...] = field(init=False, repr=False, compare=False)
    """Of `claim`, `cue` and `burden`, the sums over the words before each word, and over all."""

    def __post_init__(self) -> None:
        tables = (self.claim, self.cue, self.burden)
        object.__setattr__(self, "_sums", tuple(tuple(map(_running_sums, columns)) for columns in tables))

    def without_phrases(self) -> Leanings:
        """Return these leanings without what judges phrases, which holds all states of the encoder."""
        other = copy(self)  # not `replace`, which adds all columns up again
        object.__setattr__(other, "phrases", None)
        return other

    def of(self, parts: Iterable[Span], cue: Iterable[Span] = ()) -> dict[ClaimClass, float]:
        """How likely a claim with these words is of each class, 0 to 1; all alike where there is no word."""
        count = len(ClaimClass)
        means = (self._mean(_CLAIM, parts, 0, count), self._mean(_CUE, cue, 0, count))
        totals = [sum(column) for column in zip(*means, strict=True)]
        top = max(totals)
        odds = [exp(total - top) for total in totals]
        return {name: claim_class / sum(odds) for name, claim_class in zip(ClaimClass, odds, strict=True)}

    def burdens(self, parts: Iterable[Span], cue: Iterable[Span], sentence: Iterable[Span]) -> tuple[float, ...]:
        """How strongly a claim with these words leans to each burden, as logits; all 0 where there is no word."""
        count = len(Burden)
        means = (self._mean(_BURDEN, spans, role * count, count) for role, spans in enumerate((parts, cue, sentence)))
        return tuple(sum(column) for column in zip(*means, strict=True))

    def _mean(self, table: int, spans: Iterable[Span], first: int, count: int) -> list[float]:
        """Return the mean over the words in `spans` of `count` columns from `first`; 0 where there is no word."""
        ranges = [self._within(span) for span in spans]
        words = sum(map(len, ranges))
        totals = [0.0] * count
        columns = self._sums[table][first : first + count]
        for at in ranges if words and columns else ():
            totals = [total + sums[at.stop] - sums[at.start] for total, sums in zip(totals, columns, strict=True)]
        return [total / words for total in totals] if words else totals

    def _within(self, span: Span) -> range:
        first = bisect_left(self.starts, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))


_CLAIM, _CUE, _BURDEN = range(3)


def _running_sums(column: Column) -> Column:
    """For each word the sum of those before it, and at last of all."""
    return array("d", accumulate(column, initial=0.0))
