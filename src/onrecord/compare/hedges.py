"""The words by which a claim says that it is not sure."""

from __future__ import annotations

from onrecord.domain import Assertion, Dossier, SourceKind
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern

_MODAL = regex(r"\b(?:may|might|could)\b(?! \d)")
"""In small letters: May is a month."""


def hedges(dossier: Dossier, claim: Assertion) -> tuple[str, ...]:
    """Those of the claim, and of a cue that credits nobody ("is believed to")."""
    nobody = (
        dossier.words(attribution.cue)
        for attribution, source in dossier.supports(claim)
        if source.kind is SourceKind.NONE
    )
    return found(" ".join((dossier.words(claim.parts), *nobody)))


def found(text: str) -> tuple[str, ...]:
    """The hedges in a text, in one line each."""
    listed = [" ".join(match.group().split()) for match in word_pattern("hedges").finditer(text)]
    return tuple(listed + [match.group() for match in _MODAL.finditer(word_pattern("hedges").sub(" ", text))])


def without_hedges(text: str) -> str:
    """The words that are left."""
    return _MODAL.sub(" ", word_pattern("hedges").sub(" ", text))
