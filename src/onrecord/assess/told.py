"""The documents that an article identifies once and comes back to: "the lawsuit", "the study", "the researchers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain import Attribution, Dossier, Sentence, Span
from onrecord.language.documents import is_dated, is_named
from onrecord.language.inflection import is_finite
from onrecord.language.patterns import pattern

_FAMILY, _AGAIN, _SUBJECT, _MADE_KNOWN, _IN_COURT, _IN_JOURNAL = (
    pattern(f"documents.{name}") for name in ("family", "definite", "subject", "made_known", "in_court", "in_journal")
)
_TOLD_IN, _RULED, _REPORTED_IN_JOURNAL, _GOES_ON = (
    pattern(f"documents.{name}") for name in ("told_in", "ruled", "reported_in_journal", "makers_go_on")
)
_OTHERS = pattern("research.others")
_NAMED_POLL, _POLL = pattern("polls.named"), "poll"
_SUIT, _CHARGE, _STUDY, _TRIAL, _RULING = "suit", "charge", "study", "trial", "ruling"
_MAKERS, _TEAM, _MADE = "makers", "team", {"study", "report"}
_STANDS_FOR = {_MAKERS: _MADE, _TEAM: _MADE, _TRIAL: {_STUDY}, "filing": {_SUIT, _CHARGE, "record"}, "claim": {_SUIT}}
"""The families of documents that a noun of another sort comes back to."""
_NOT_ISSUED = {_MAKERS, _TEAM, _TRIAL, "claim"}
"""What nobody publishes: people, and trials and claims, of which most are held in court."""


def told_of(dossier: Dossier, phrase: str) -> bool:
    """Whether a noun phrase comes back to a document, or to its makers, that the article identifies somewhere."""
    known = dossier.once(_families)
    makers = _is_of(phrase, _MAKERS) and not _OTHERS.match(phrase)
    return bool(known and (makers or _AGAIN.match(phrase)) and known & _families_of(phrase))


def _is_of(phrase: str, *families: str) -> bool:
    return any(match.lastgroup in families for match in _FAMILY.finditer(phrase))


@dataclass(frozen=True, slots=True)
class Told:
    """The document that an article identifies and comes back to: its noun where it is identified, and the sentences."""

    at: Span
    sentences: tuple[int, ...]


def about(dossier: Dossier) -> Told | None:
    """Return the identified document that most sentences speak of, they or its makers; None if there is none."""
    known: dict[str, Sentence] = {}
    for sentence in dossier.sentences:
        families = [
            *_of_sentence(dossier, sentence),
            *([_POLL] if _NAMED_POLL.search(dossier.text(sentence.span)) else []),
        ]
        for family in families:
            known.setdefault(family, sentence)
    speaking = {family: tuple(_speaking_of(dossier, family)) for family in known}
    best = max(speaking, key=lambda family: len(speaking[family]), default=None)
    if best is None:
        return None
    span = known[best].span
    nouns = _FAMILY.finditer(dossier.document.text, span.start, span.end)
    at = next((Span(*match.span()) for match in nouns if best in _families_of(match.group())), span)
    return Told(at, speaking[best])


def _speaking_of(dossier: Dossier, family: str) -> Iterator[int]:
    wanted = {family, _MAKERS} if family in _MADE else {family}
    for number, sentence in enumerate(dossier.sentences):
        matches = _FAMILY.finditer(dossier.document.text, sentence.span.start, sentence.span.end)
        if any(match.lastgroup in wanted for match in matches):
            yield number


def issued(dossier: Dossier, phrase: str) -> bool:
    """Whether a noun phrase comes back to a document of which the article tells whose it is, and no more."""
    return bool(_AGAIN.match(phrase) and dossier.once(_issued) & _families_of(phrase))


def identifies(dossier: Dossier, offset: int, phrase: str) -> bool:
    """Whether the sentence at `offset` itself identifies the document that it calls so."""
    sentence = dossier.sentence_at(offset)
    return sentence is not None and bool(_families_of(phrase) & set(_of_sentence(dossier, sentence)))


def opening(dossier: Dossier, sentence: Sentence) -> Span | None:
    """Where a sentence has a document for its subject that the article identifies somewhere: "The study included".

    "They counted" is about its makers where the sentence before is.
    """
    text, span = dossier.document.text, sentence.span
    match = _SUBJECT.match(text, span.start, span.end)
    if match and is_finite(match["verb"].lower()) and told_of(dossier, match["document"]):
        return Span(*match.span("document"))
    number = dossier.number(span.start)
    if match is None and number > 0 and _GOES_ON.match(text, span.start, span.end):
        before = dossier.sentences[number - 1]
        match = _SUBJECT.match(text, before.span.start, before.span.end)
        if match and _is_of(match["document"], _MAKERS, _TEAM):
            return opening(dossier, before)
    return None


def told_in(dossier: Dossier, attribution: Attribution) -> Span | None:
    """Where a body says it in a document that the sentence dates: "the Harl Board said in a report of 2 May"."""
    sentence = dossier.sentence_at(attribution.cue[0].start) if attribution.cue else None
    reports = _dated_reports(dossier, sentence) if sentence else ()
    spoken = (match for match in reports if Span(*match.span()).overlaps(attribution.cue[0]))
    return next((Span(*match.span("noun")) for match in spoken), None)


def _dated_reports(dossier: Dossier, sentence: Sentence) -> Iterator[re.Match[str]]:
    text, span = dossier.document.text, sentence.span
    for match in _TOLD_IN.finditer(text, span.start, span.end):
        if match.start() > span.start and is_dated(match.group()):  # "Inspectors said in a report" names nobody
            yield match


def _families(dossier: Dossier) -> frozenset[str]:
    """Return the families of the documents that the article identifies."""
    return frozenset(family for sentence in dossier.sentences for family in _of_sentence(dossier, sentence))


def _of_sentence(dossier: Dossier, sentence: Sentence) -> Iterator[str]:
    """Yield the families of documents of which a sentence tells the maker or court, and a date, title or number."""
    text, span = dossier.document.text, sentence.span
    for match in _IN_COURT.finditer(text, span.start, span.end):
        yield _CHARGE if match["charge"] else _SUIT
    for match in _dated_reports(dossier, sentence):
        yield from _families_of(match["noun"])
    if _REPORTED_IN_JOURNAL.search(text, span.start, span.end):
        yield _STUDY
    dated = is_dated(dossier.text(span))
    if dated and _RULED.search(text, span.start, span.end):
        yield _RULING
    for match in _FAMILY.finditer(text, span.start, span.end):
        family = match.lastgroup or ""
        if family in (_STUDY, _TRIAL) and _IN_JOURNAL.match(text, match.end(), span.end):
            yield _STUDY
        elif dated and family not in _NOT_ISSUED and _is_made_known(text, match.end(), span.end):
            yield family


def _issued(dossier: Dossier) -> frozenset[str]:
    """Return the families of the documents of which a sentence tells the maker."""
    text = dossier.document.text
    return frozenset(
        match.lastgroup or ""
        for sentence in dossier.sentences
        for match in _FAMILY.finditer(text, sentence.span.start, sentence.span.end)
        if match.lastgroup not in _NOT_ISSUED and _is_made_known(text, match.end(), sentence.span.end)
    )


def _is_made_known(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` tell by a name who made a document known, or where it lies."""
    known = _MADE_KNOWN.match(text, start, end)
    return known is not None and is_named(known.group())


def _families_of(phrase: str) -> frozenset[str]:
    """Return the families that the nouns of a phrase belong to, or stand for: whoever made a study stands for it."""
    families = (match.lastgroup or "" for match in _FAMILY.finditer(phrase))
    return frozenset(one for family in families for one in _STANDS_FOR.get(family, {family}))
