"""Transcripts and interviews: each turn is what its speaker says."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Attribution, Directness, Document
from onrecord.language.turns import turns


def turns_of(document: Document) -> Iterator[Attribution]:
    """Yield an attribution for each turn of somebody who is named or described."""
    for turn in turns(document):
        if turn.speaker:
            yield Attribution((turn.speaker,), (turn.sign,), turn.words, Directness.DIRECT, 1.0)
