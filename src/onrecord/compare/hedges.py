"""The words by which a claim says that it is not sure."""

from __future__ import annotations

from onrecord.domain import Assertion, Dossier, SourceKind
from onrecord.language.scopes import scope


def hedges(dossier: Dossier, claim: Assertion) -> tuple[str, ...]:
    """Return those of the claim, and of a cue that credits nobody ("is believed to")."""
    nobody = (
        dossier.words(attribution.cue)
        for attribution, source in dossier.supports(claim)
        if source.kind is SourceKind.NONE
    )
    return hedges_in(" ".join((dossier.words(claim.parts), *nobody)))


def hedges_in(text: str) -> tuple[str, ...]:
    """Return the hedges in a text, in one line each."""
    return tuple(" ".join(cue.of(text).split()) for cue in scope("hedge").cues(text))


def without_hedges(text: str) -> str:
    """Return the text with a space for each hedge."""
    kept, at = [], 0
    for cue in scope("hedge").cues(text):
        kept.append(text[at : cue.start])
        at = cue.end
    return " ".join((*kept, text[at:]))
