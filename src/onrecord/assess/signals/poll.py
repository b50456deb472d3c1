"""What people told a poll that the article identifies: the poll is a document, and speaks for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Dossier, Evidence, SourceKind, Span
from onrecord.language.patterns import pattern

_NAMED, _RESPONDENTS, _RESULT = (pattern(f"polls.{name}") for name in ("named", "respondents", "result"))
_OPENING = 8
"""Sentences in which an article says what it is about."""


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for what is credited to those polled, and for a result that the reporter states in an article on it."""
    poll = claim.dossier.once(_identified)
    if poll is None:
        return
    name = " ".join(claim.dossier.text(poll).split())
    for attribution, source in claim.supports:
        if source.kind is SourceKind.UNNAMED_GROUP and _RESPONDENTS.match(called(source)):
            because = f"{called(source)}: those asked by the {name}, which the article identifies"
            yield claim.start("identified-document", "poll", because, claim.place(attribution))
    if not claim.assertion.attributions and _RESULT.search(claim.text):
        because = f"a result of the {name}, which the article is about"
        yield claim.start("identified-document", "poll", because, poll)


def _identified(dossier: Dossier) -> Span | None:
    """Where the opening of the article names a poll."""
    for sentence in dossier.sentences[:_OPENING]:
        match = _NAMED.search(dossier.document.text, sentence.span.start, sentence.span.end)
        if match:
            return Span(*match.span())
    return None
