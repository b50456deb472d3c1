"""An organisation that speaks on the record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, SourceKind
from onrecord.language.regex import regex

_NAME = regex(r"\A[A-Z][\w.’'-]*\Z|(?!\A)\b[A-Z]")
"""One word with a capital, or a capital behind the first word: "Police officials" are not named."""
_THE_NAME = regex(r"\b[Tt]he [A-Z]")
"""In the text, that is told by the article, too: "the Unite union"."""


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for each body that is credited with the claim."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.ORGANIZATION:
            told = map(claim.dossier.text, source.mentions)
            named = bool(_NAME.search(called(source))) or any(map(_THE_NAME.search, told))
            kind = "named-organization" if named else "unnamed-organization"
            because = called(source) if named else f"{called(source)}: an organisation that is not named"
            yield claim.start(kind, "organization", because, claim.place(attribution))
