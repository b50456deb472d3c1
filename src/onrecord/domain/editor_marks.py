"""What an editor would mark in an article: how likely the model thinks each word to be marked, and as what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.span import Span


class EditorMark(StrEnum):
    """A rule, or a family of rules that have few marks each; the order is that of the model's output."""

    AN = "AN"
    VA201 = "VA201"
    VA202 = "VA202"
    VA203 = "VA203"
    VA204 = "VA204"
    VA205 = "VA205"
    VA206 = "VA206"
    VA207 = "VA207"
    VA208 = "VA208"
    VA209 = "VA209"
    EV401 = "EV401"
    EV402 = "EV402"
    EV403 = "EV403"
    EV = "EV"
    LI302 = "LI302"
    LI304 = "LI304"
    LI306 = "LI306"
    LI307 = "LI307"
    LI308 = "LI308"
    LI = "LI"
    FR501 = "FR501"
    HB = "HB"

    @classmethod
    def of(cls, code: str) -> EditorMark | None:
        """Return the mark of a rule's findings: its own, else that of its family; None if it has neither."""
        return cls.__members__.get(code) or cls.__members__.get(code[:2])


def family(code: str) -> str:
    """Return the letters of a rule's category; unnamed people are one family, one person (AN) or a crowd (VA)."""
    return "AN" if code[:2] == "VA" else code[:2]


@dataclass(frozen=True, slots=True)
class EditorMarks:
    """Where each word starts and ends, in order, and for each mark a column with a probability for each word."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    columns: tuple[Sequence[float], ...] = ()

    def likelihood(self, mark: EditorMark, span: Span) -> float:
        """How likely an editor is to mark a word of `span` so, 0 to 1; 0 where there is no word."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return max(self.columns[_COLUMN[mark]][first:last], default=0.0) if self.columns else 0.0

    def runs(self, mark: EditorMark, least: float) -> Iterator[Span]:
        """Yield what an editor marks so with a likelihood of `least`, in the order of the text.

        A run holds the words around the likeliest one that are at least half as likely. It is left out if another mark
        is likelier there.
        """
        column = self.columns[_COLUMN[mark]] if self.columns else ()
        for start, end in self._runs(mark, least / 2):
            top = max(range(start, end), key=column.__getitem__)
            if column[top] < least:
                continue
            first, last = top, top + 1
            while first > start and column[first - 1] >= column[top] / 2:
                first -= 1
            while last < end and column[last] >= column[top] / 2:
                last += 1
            span = Span(self.starts[first], self.ends[last - 1])
            if all(column[top] >= self.likelihood(other, span) for other in EditorMark):
                yield span

    def _runs(self, mark: EditorMark, least: float) -> Iterator[tuple[int, int]]:
        """Yield the first word of each longest run of such words, and the one behind it."""
        column = self.columns[_COLUMN[mark]] if self.columns else ()
        likely = [at for at, chance in enumerate(column) if chance >= least]
        first = 0
        for number, at in enumerate(likely, start=1):
            if number == len(likely) or likely[number] != at + 1:
                yield likely[first], at + 1
                first = number


_COLUMN = {mark: at for at, mark in enumerate(EditorMark)}
