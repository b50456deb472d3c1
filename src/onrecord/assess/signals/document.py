"""A record, a study, a filing: identified if a reader could ask for it, by issuer and title, date, number or link."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called
from onrecord.assess.told import identifies, opening, told_of
from onrecord.domain import Attribution, Evidence, Message, Source, SourceKind, Span
from onrecord.language.documents import is_dated, is_described, is_named
from onrecord.language.patterns import pattern

_OPENING = pattern("documents.opening")
_BACK = 3000
"""Characters before "the report" in which the article may have told of it."""
_LONGEST = 200
"""Characters in which a phrase that speaks of a document ends."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each document that the claim is credited to, or that opens the reporter's own sentence."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.DOCUMENT:
            phrase = _phrase(claim, attribution)
            known = bool(source.identified) or _identified(f"{called(source)} {phrase}", claim.around())
            known = known or _told_of(claim, attribution, source)
            told = source.described is not False or is_described(phrase)
            yield _start(claim, known, told, called(source), claim.place(attribution))
        elif source.kind is SourceKind.UNNAMED_GROUP and _told_of(claim, attribution, source):
            because = Message.of("makers-of-document", source=called(source))
            yield claim.start("identified-document", "document", because, claim.place(attribution))
    if not claim.supports and not any(each.source for each, _ in claim.dossier.supports(claim.assertion)):
        yield from _own(claim)


def _told_of(claim: Claim, attribution: Attribution, source: Source) -> bool:
    """Whether the article identifies the document here or elsewhere."""
    words = claim.dossier.words(attribution.source)
    whole = f"{words} {called(source)}"
    return told_of(claim.dossier, words) or identifies(claim.dossier, claim.place(attribution).start, whole)


def _phrase(claim: Claim, attribution: Attribution) -> str:
    """Return the words from the source up to the cue or the content behind it, or to the end of its sentence."""
    if not attribution.source:
        return ""
    first = attribution.source[0]
    sentence = claim.dossier.sentence_at(first.start)
    ends = [each.start for each in (*attribution.cue, *attribution.content) if each.start >= first.end]
    end = min([*ends, sentence.span.end if sentence else first.end, first.start + _LONGEST])
    return claim.dossier.text(Span(first.start, max(first.end, end)))


def _own(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for a document that is itself the subject: "The report, dated 3 March, rated …"."""
    text = claim.dossier.document.text
    whole = claim.statement
    match = _OPENING.match(text, whole.start, whole.end)
    if match:
        at = Span(*match.span("document"))
        words = match.group("document")
        noun = match.group("noun")
        back = words.split(" ", 1)[0] in ("The", "This", "That") and noun in text[max(0, at.start - _BACK) : at.start]
        known = _identified(words, words) or told_of(claim.dossier, words)
        yield _start(claim, known, back or is_described(words), noun, at)
        return
    sentence = claim.dossier.sentence_at(claim.assertion.span.start)
    subject = opening(claim.dossier, sentence) if sentence else None
    if subject:
        yield _start(claim, True, True, claim.dossier.text(subject), subject)


def _start(claim: Claim, known: bool, described: bool, name: str, at: Span) -> Evidence:
    kind = "identified-document" if known else "unidentified-document" if described else "undescribed-document"
    return claim.start(kind, "document", Message.of(kind, document=" ".join(name.split())), at)


def _identified(words: str, around: str) -> bool:
    """Whether the words name an issuer, and they or what stands around them a title, a date or a number."""
    return is_named(words) and (is_dated(words) or is_dated(around))
