"""What people told a poll that the article names: the poll is a document, and speaks for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.domain import Dossier, Evidence, Message, SourceKind, Span
from onrecord.language.documents import is_dated
from onrecord.language.patterns import pattern

_NAMED, _NOUN, _RESPONDENTS, _RESULT = (pattern(f"polls.{name}") for name in ("named", "noun", "respondents", "result"))
_OPENING = 8
"""Sentences in which an article says what it is about."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for what is credited to those polled, and for a result that an article on the poll states."""
    known = claim.dossier.once(_named)
    if known is None:
        return
    poll, dated = known
    kind = "identified-document" if dated else "unidentified-document"
    name = " ".join(claim.dossier.text(poll).split())
    for attribution, source in claim.supports:
        words = claim.dossier.words(attribution.source)
        asked = source.kind is SourceKind.UNNAMED_GROUP and _RESPONDENTS.match(called(source))
        if asked or (words and (_RESPONDENTS.match(words) or _NOUN.search(words))):
            because = Message.of("of-poll", source=words or called(source), poll=name)
            yield claim.start(kind, "poll", because, claim.place(attribution))
    if not claim.assertion.attributions and _RESULT.search(claim.text):
        yield claim.start(kind, "poll", Message.of("result-of-poll", poll=name), poll)


def _named(dossier: Dossier) -> tuple[Span, bool] | None:
    """Where the opening of the article names a poll, and whether the article dates it."""
    text = dossier.document.text
    for sentence in dossier.sentences[:_OPENING]:
        match = _NAMED.search(text, sentence.span.start, sentence.span.end)
        if match:
            texts = (dossier.text(other_sentence.span) for other_sentence in dossier.sentences)
            return Span(*match.span()), any(_NOUN.search(words) and is_dated(words) for words in texts)
    return None
