"""All that a rule or a reporter ever gets to know about a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain.document import Document
from onrecord.domain.sentence import Sentence, Voice
from onrecord.domain.span import Span


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document with everything that the stages found in it."""

    document: Document
    sentences: tuple[Sentence, ...]

    def text(self, span: Span) -> str:
        """The characters under `span`."""
        return span.of(self.document.text)

    def stretches(self, *voices: Voice) -> Iterator[tuple[Sentence, Span]]:
        """Every stretch in one of `voices` (all, if none is given), with the sentence it stands in."""
        for sentence in self.sentences:
            for stretch in sentence.stretches:
                if not voices or stretch.voice in voices:
                    yield sentence, stretch.span

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, if any."""
        return next((s for s in self.sentences if s.span.start <= offset < s.span.end), None)
