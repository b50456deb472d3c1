"""The article itself says that it is not verified, or disputed, and nothing else backs it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Effect, Evidence, Message, SourceKind, Span
from onrecord.language.patterns import pattern
from onrecord.language.scopes import scope

_STATEMENT = pattern("verification.statement")
_FIRM = (SourceKind.DOCUMENT, SourceKind.OWN_OBSERVATION)


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a minus where this sentence or the next of its paragraph says so; a note where it says the contrary."""
    firm = (
        any(source.kind in _FIRM and source.described is not False for _, source in claim.supports)
        or len(claim.supports) > 1
    )
    whole = _with_next(claim)
    for match in _STATEMENT.finditer(claim.dossier.document.text, whole.start, whole.end):
        negative = bool(match["doubt"] or scope("negation").cues(match.group()))
        if not negative and not match["check"]:  # somebody confirmed it, but nobody says that it was checked
            continue
        effect, points = (Effect.LOWER, -1) if negative and not firm else (Effect.NOTE, 0)
        because = Message.of("not-verified" if negative else "checked", words=match.group())
        yield Evidence("verification", effect, points, because, Span(*match.span()))
        return


def _with_next(claim: Claim) -> Span:
    whole = claim.statement
    number = claim.dossier.number(whole.end - 1) + 1
    if number < len(claim.dossier.sentences):
        after, here = claim.dossier.sentences[number], claim.dossier.sentences[number - 1]
        if after.block == here.block:
            return Span(whole.start, after.span.end)
    return whole
