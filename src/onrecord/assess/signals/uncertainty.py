"""The article says how sure it is: a hedge is shown to the editor, and takes nothing off."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence
from onrecord.language.word_lists import word_pattern


def find(claim: Claim) -> Iterator[Evidence]:
    """A note on the first hedge in the claim's statement."""
    for place in claim.find(word_pattern("hedges")):
        yield Evidence("uncertainty", Effect.NOTE, 0, f"hedged: “{claim.dossier.text(place)}”", place)
        return
