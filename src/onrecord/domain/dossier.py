"""All that a rule or a reporter ever gets to know about a draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.domain.document import Document
from onrecord.domain.sentence import Sentence, Voice
from onrecord.domain.span import Span


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document with everything that the stages found in it."""

    document: Document
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(sentence.span.start for sentence in self.sentences))

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
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].span.end else None
