"""A record, a study, a filing: identified if a reader could ask for it, by issuer and title, date, number or link."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assess.claim import Claim, called, named_body
from onrecord.assess.told import identifies, issued, opening, told_in, told_of
from onrecord.domain import Attribution, Evidence, Message, Source, SourceKind, Span
from onrecord.language.documents import is_dated, is_described, is_named, is_owned
from onrecord.language.nouns import pronouns
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_set

_OPENING, _OWNER, _NEWS_ARTICLE = (pattern(f"documents.{name}") for name in ("opening", "owner", "news_article"))
_BACK = 3000
"""Characters before "the report" in which the article may have told of it."""
_LONGEST = 200
"""Characters in which a phrase that speaks of a document ends."""


def find(claim: Claim) -> Iterator[Evidence]:
    """Yield a start for each document that the claim is credited to, or that opens the reporter's own sentence."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.DOCUMENT:
            yield _credited(claim, attribution, source)
        elif source.kind is SourceKind.ORGANIZATION and (report := told_in(claim.dossier, attribution)):
            yield _start(claim, "identified-document", claim.dossier.text(report), report)
        elif _may_be_makers(claim, source) and _told_of(claim, attribution, source):
            because = Message.of("makers-of-document", source=called(source))
            yield claim.start("identified-document", "document", because, claim.place(attribution))
    if not claim.supports and not any(credit.source for credit, _ in claim.dossier.supports(claim.assertion)):
        yield from _own(claim)


def _may_be_makers(claim: Claim, source: Source) -> bool:
    """Whether it is people without a name, who may have made a document: "the researchers", "the team"."""
    if source.kind is SourceKind.ORGANIZATION:
        return not named_body(claim.dossier, source)
    return source.kind is SourceKind.UNNAMED_GROUP


def _credited(claim: Claim, attribution: Attribution, source: Source) -> Evidence:
    """Return a start for a document that is credited; an article of another outlet is that outlet's report."""
    name, at = called(source), claim.place(attribution)
    if _NEWS_ARTICLE.match(name):
        return claim.start("outlet", "outlet", Message.of("article-of-outlet", document=" ".join(name.split())), at)
    phrase = _phrase(claim, attribution)
    known = bool(source.identified) or _identified(f"{name} {phrase}", claim.around())
    if known or _is_issued_and_dated(claim, source) or _told_of(claim, attribution, source):
        return _start(claim, "identified-document", name, at)
    if _has_issuer(claim, attribution, source, phrase):
        return _start(claim, "issued-document", name, at)
    told = source.described is not False or is_described(phrase)
    return _start(claim, "unidentified-document" if told else "undescribed-document", name, at)


def _has_issuer(claim: Claim, attribution: Attribution, source: Source, phrase: str) -> bool:
    """Whether a name in the phrase, or in an earlier one that it comes back to, tells whose document it is."""
    words = [phrase, called(source), *(claim.dossier.text(mention) for mention in source.mentions)]
    if any(is_named(word) or _OWNER.match(word) for word in words):
        return True
    return issued(claim.dossier, claim.dossier.words(attribution.source)) or issued(claim.dossier, called(source))


def _told_of(claim: Claim, attribution: Attribution, source: Source) -> bool:
    """Whether the article identifies the document here or elsewhere."""
    words = claim.dossier.words(attribution.source)
    whole = f"{words} {called(source)}"
    if words.lower() in pronouns():
        mentions = map(claim.dossier.text, source.mentions)
        return any(told_of(claim.dossier, mention) for mention in (source.label, *mentions))
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
        if noun in word_set("document_families", "trial") and not known:  # most trials are held in court
            return
        kind = "unidentified-document" if back or is_described(words) else "undescribed-document"
        named = is_named(words) or _OWNER.match(words) or issued(claim.dossier, words)
        kind = "identified-document" if known else "issued-document" if named else kind
        yield _start(claim, kind, noun, at)
        return
    sentence = claim.dossier.sentence_at(claim.assertion.span.start)
    subject = opening(claim.dossier, sentence) if sentence else None
    if subject:
        yield _start(claim, "identified-document", claim.dossier.text(subject), subject)


def _start(claim: Claim, kind: str, name: str, at: Span) -> Evidence:
    return claim.start(kind, "document", Message.of(kind, document=" ".join(name.split())), at)


def _is_issued_and_dated(claim: Claim, source: Source) -> bool:
    """Whether the article tells somewhere whose document it is and of when: "the council's handbook of May"."""
    phrases = (_phrase(claim, claim.dossier.attributions[at]) for at in source.attributions)
    return any(is_owned(phrase) and is_dated(phrase) for phrase in phrases)


def _identified(words: str, around: str) -> bool:
    """Whether the words name an issuer, and they or what stands around them a title, a date or a number."""
    return is_named(words) and (is_dated(words) or is_dated(around))
