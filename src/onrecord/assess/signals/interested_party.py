"""The only source speaks for a party that the claim benefits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Burden, Effect, Evidence, Message, Source, SourceKind
from onrecord.language.noun_phrases import without_article
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

_SPEAKS_FOR = (SourceKind.PERSON, SourceKind.ORGANIZATION)
_ITSELF = pattern("sources.speaker_themselves")


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a minus if all who are credited speak of themselves or their body, and to its credit."""
    supports = claim.supports
    if not supports or claim.assertion.burden is Burden.ACCUSATION:
        return
    praise = word_pattern("praise").search(claim.text)
    if praise and all(source.kind in _SPEAKS_FOR and _of_itself(claim.text, source) for _, source in supports):
        attribution, source = supports[0]
        because = Message.of("interested-party", source=called(source), praise=praise.group())
        yield Evidence("interested-party", Effect.LOWER, -1, because, claim.place(attribution))


def _of_itself(text: str, source: Source) -> bool:
    names = [name for name in (source.name, source.affiliation) if name]
    plain = without_article(text)
    return bool(_ITSELF.match(text)) or any(
        re.match(rf"{re.escape(name)}\b", each, re.IGNORECASE) for name in names for each in (text, plain)
    )
