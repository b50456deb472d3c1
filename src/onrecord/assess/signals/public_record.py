"""What courts, prosecutors, police and claimants do: anybody can look it up, and editors take it for a record.

Readers gave 4 to most lines that tell what a court has found or imposed, and 3 to most that tell of an arrest, a charge
or a suit, or of what a court has heard (`training/burden/votes.jsonl`).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Evidence, Message, Span, Voice
from onrecord.language.patterns import pattern

_KINDS = (("court-record", pattern("public_record.found")), ("public-record", pattern("public_record.proceeding")))


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for the first act at law that the reporter tells of in the sentence of the claim."""
    sentence = claim.dossier.sentence_at(claim.assertion.span.start)
    if sentence is None or sentence.voice is Voice.QUOTED:
        return
    text = claim.dossier.document.text
    for kind, acts in _KINDS:
        spans = (Span(*act.span()) for act in acts.finditer(text, sentence.span.start, sentence.span.end))
        at = next((span for span in spans if not _is_of_source(claim, span)), None)
        if at:
            yield claim.start(kind, "public-record", Message.of(kind, act=" ".join(at.of(text).split())), at)
            return


def _is_of_source(claim: Claim, act: Span) -> bool:
    """Whether the words are told of whoever says so, not of what is said: "a clerk who was sued said"."""
    return any(part.contains(act) for attribution, _ in claim.supports for part in attribution.source)
