"""The reporter or the outlet observed it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim
from onrecord.domain import Evidence, SourceKind
from onrecord.language.regex import regex

_SEEN = regex(
    r"\b(?:an? |the |this )?(?:[A-Z][\w.]+(?: [A-Z][\w.]+){0,3} )?"
    r"(?:reporter|witness|journalist|correspondent|photographer)s? "
    r"(?:for [A-Z][\w.]+(?: [A-Z][\w.]+)* )?(?:saw|watched|counted|heard|witnessed|visited|observed)\b"
    r"|\b(?:seen|reviewed|examined|verified|analy[sz]ed|obtained and reviewed) by (?:The |the )?[A-Z][\w.]+"
)


def find(claim: Claim) -> Iterator[Evidence]:
    """A start where the claim is the outlet's own observation."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.OWN_OBSERVATION:
            yield claim.start("own-observation", "own-observation", "observed first-hand", claim.place(attribution))
    for place in claim.find(_SEEN):
        because = f"“{claim.dossier.text(place)}”: observed first-hand"
        yield claim.start("own-observation", "own-observation", because, place)
