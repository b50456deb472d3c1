"""The article says how sure it is: a hedge is shown to the editor, and takes nothing off."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence, Message
from onrecord.language.scopes import scope


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a note on the first hedge in the claim's statement."""
    whole = claim.statement
    for cue in scope("hedge").cues(claim.dossier.document.text, whole.start, whole.end)[:1]:
        yield Evidence("uncertainty", Effect.NOTE, 0, Message.of("hedged", words=claim.dossier.text(cue)), cue)
