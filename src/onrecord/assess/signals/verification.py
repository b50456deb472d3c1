"""The article itself says that it is not verified, or disputed, and nothing else backs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence, SourceKind, Span
from onrecord.language.regex import regex

_NOT = regex(
    r"\b(?:could|can|cannot|has|have|had|was|were|is|are)(?:not| not|n['’]t)? ?(?:\w+ ){0,2}(?:be(?:en)? )?"
    r"(?:independently )?(?:verified|confirmed|corroborated|substantiated)\b"
    r"|\b(?:unverified|unconfirmed|uncorroborated|unsubstantiated|disputed|contested)\b"
    r"|\bcould not (?:independently |immediately )?(?:verify|confirm|corroborate)\b|\bdid not independently verify\b"
    r"|\bno (?:independent )?(?:verification|confirmation|corroboration)\b",
    re.IGNORECASE,
)
_NEGATIVE = regex(r"\bnot\b|n['’]t\b|cannot|\bun\w|disput|contest|\bno\b", re.IGNORECASE)
_FIRM = (SourceKind.DOCUMENT, SourceKind.OWN_OBSERVATION)


def find(claim: Claim) -> Iterator[Evidence]:
    """A minus where this sentence or the next of its paragraph says so; a note where it says the contrary."""
    firm = any(source.kind in _FIRM for _, source in claim.supports) or len(claim.supports) > 1
    whole = _with_next(claim)
    for match in _NOT.finditer(claim.dossier.document.text, whole.start, whole.end):
        negative = bool(_NEGATIVE.search(match.group()))
        if not negative and "confirmed" in match.group().lower():
            continue
        effect, points = (Effect.LOWER, -1) if negative and not firm else (Effect.NOTE, 0)
        told = "the article itself says so" if negative else "the article says that this was checked"
        yield Evidence("verification", effect, points, f"“{match.group()}”: {told}", Span(*match.span()))
        return


def _with_next(claim: Claim) -> Span:
    whole = claim.statement
    number = claim.dossier.number(whole.end - 1) + 1
    if number < len(claim.dossier.sentences):
        after, here = claim.dossier.sentences[number], claim.dossier.sentences[number - 1]
        if after.block == here.block:
            return Span(whole.start, after.span.end)
    return whole
