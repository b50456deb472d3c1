"""Sentences, and whose voice each character of them is in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.document import Block
from onrecord.domain.span import Span


class Voice(StrEnum):
    """Whose words these are."""

    HEADLINE = "headline"
    REPORTER = "reporter"
    QUOTED = "quoted"
    """A full quotation: somebody's utterance."""
    PARTIAL = "partial"
    """A few quoted words inside the reporter's own sentence, scare quotes among them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring characters in one voice. Quotation marks belong to the quotation."""

    span: Span
    voice: Voice


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence lies within one block; its stretches cover it without gap or overlap."""

    span: Span
    block: Block
    stretches: tuple[Stretch, ...]

    @property
    def voice(self) -> Voice:
        """The voice that most of the sentence is in."""
        totals: dict[Voice, int] = {}
        for stretch in self.stretches:
            totals[stretch.voice] = totals.get(stretch.voice, 0) + len(stretch.span)
        return max(totals, key=lambda voice: totals[voice])

    def voice_at(self, offset: int) -> Voice:
        """Return the voice of the character at `offset` of the document's text.

        Raises:
            ValueError: if the sentence does not hold that character.
        """
        for stretch in self.stretches:
            if stretch.span.start <= offset < stretch.span.end:
                return stretch.voice
        raise ValueError(f"no character {offset} in sentence [{self.span.start}, {self.span.end})")
