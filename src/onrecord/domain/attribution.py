"""Who is credited with what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.span import Span


class Directness(StrEnum):
    """How much of the content stands in quotation marks."""

    DIRECT = "direct"
    """All of it."""
    MIXED = "mixed"
    """Some of it."""
    INDIRECT = "indirect"
    """None of it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "X said Y". Each role may be in several pieces: "A," she said, "B".

    `source` is empty where the text names nobody ("It is believed that …"). Spans of a role are in order and apart.
    `confidence` is the calibrated probability that a human annotator would mark the same attribution.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    directness: Directness
    confidence: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """All pieces of all roles, in the order of the text."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))

    @property
    def extent(self) -> Span:
        """From the first character of any role to the last."""
        spans = self.spans
        return Span(spans[0].start, max(span.end for span in spans))
