"""What the model leans to: of each word, how strongly it stands in a claim of each class, and of each burden."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from onrecord.domain.assertion import Burden, ClaimClass
from onrecord.domain.span import Span

Logits = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Leanings:
    """Words in order; for each, two rows of logits, one a class in the order of `ClaimClass`.

    `claim` counts where the word is part of the claim, `cue` where it is part of the cue that introduces it. `burden`
    has three rows after one another, one logit a burden: those of the word in a claim, in its cue, in its sentence.
    """

    words: tuple[Span, ...] = ()
    claim: tuple[Logits, ...] = ()
    cue: tuple[Logits, ...] = ()
    burden: tuple[Logits, ...] = ()

    def of(self, parts: Iterable[Span], cue: Iterable[Span] = ()) -> dict[ClaimClass, float]:
        """How likely a claim with these words is of each class, 0 to 1; all alike where there is no word."""
        totals = [0.0] * len(ClaimClass)
        for rows, spans in ((self.claim, parts), (self.cue, cue)):
            found = [rows[at] for span in spans for at in self._within(span)]
            for row in found:
                totals = [total + logit / len(found) for total, logit in zip(totals, row, strict=True)]
        top = max(totals)
        odds = [exp(total - top) for total in totals]
        return {name: each / sum(odds) for name, each in zip(ClaimClass, odds, strict=True)}

    def burdens(self, parts: Iterable[Span], cue: Iterable[Span], sentence: Iterable[Span]) -> Logits:
        """How strongly a claim with these words leans to each burden, as logits; all 0 where there is no word."""
        totals = [0.0] * len(Burden)
        for role, spans in enumerate((parts, cue, sentence)):
            found = [self.burden[at] for span in spans for at in self._within(span)]
            for row in found:
                for kind in range(len(totals)):
                    totals[kind] += row[role * len(totals) + kind] / len(found)
        return tuple(totals)

    def _within(self, span: Span) -> range:
        return range(
            bisect_left(self.words, Span(span.start, span.start)), bisect_left(self.words, Span(span.end, span.end))
        )
