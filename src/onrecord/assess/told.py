"""The documents that an article identifies once and comes back to: "the lawsuit", "the study", "the researchers"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Dossier, Sentence, Span
from onrecord.language.documents import is_dated, is_named
from onrecord.language.inflection import is_finite
from onrecord.language.patterns import pattern

_FAMILY, _AGAIN, _SUBJECT, _MADE_KNOWN, _IN_COURT = (
    pattern(f"documents.{name}") for name in ("family", "definite", "subject", "made_known", "in_court")
)
_MAKERS, _MADE = "makers", {"study", "report"}


def told_of(dossier: Dossier, phrase: str) -> bool:
    """Whether a noun phrase comes back to a document, or to its makers, that the article identifies somewhere."""
    known = dossier.once(_families)
    return bool(known and _AGAIN.match(phrase) and known & _families_of(phrase))


def identifies(dossier: Dossier, offset: int, phrase: str) -> bool:
    """Whether the sentence at `offset` itself identifies the document that it calls so."""
    sentence = dossier.sentence_at(offset)
    return sentence is not None and bool(_families_of(phrase) & set(_of_sentence(dossier, sentence)))


def opening(dossier: Dossier, sentence: Sentence) -> Span | None:
    """Where a sentence has a document for its subject that the article identifies somewhere: "The study included"."""
    text, span = dossier.document.text, sentence.span
    match = _SUBJECT.match(text, span.start, span.end)
    if match and is_finite(match["verb"].lower()) and told_of(dossier, match["document"]):
        return Span(*match.span("document"))
    return None


def _families(dossier: Dossier) -> frozenset[str]:
    """Return the families of the documents that the article identifies."""
    return frozenset(family for sentence in dossier.sentences for family in _of_sentence(dossier, sentence))


def _of_sentence(dossier: Dossier, sentence: Sentence) -> Iterator[str]:
    """Yield the families of documents of which a sentence tells the maker or court, and a date, title or number."""
    text, span = dossier.document.text, sentence.span
    if _IN_COURT.search(text, span.start, span.end):
        yield "suit"
    if is_dated(dossier.text(span)):
        for match in _FAMILY.finditer(text, span.start, span.end):
            known = _MADE_KNOWN.match(text, match.end(), span.end)
            if known and match.lastgroup != _MAKERS and is_named(known.group()):
                yield match.lastgroup or ""


def _families_of(phrase: str) -> frozenset[str]:
    """Return the families that the nouns of a phrase belong to; whoever made a study or a report stands for it."""
    found = {match.lastgroup or "" for match in _FAMILY.finditer(phrase)}
    return frozenset(found - {_MAKERS} | (_MADE if _MAKERS in found else set()))
