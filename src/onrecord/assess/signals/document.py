"""A record, a study, a filing: identified if a reader could ask for it, by issuer and title, date, number or link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.assess.claim import Claim, called
from onrecord.domain import Evidence, SourceKind, Span
from onrecord.language.regex import regex
from onrecord.lexicons import items

_DATED = regex(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|\d+-(?:page|count|point|minute)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|year)|yesterday|No\. ?\d+)\b|[“\"]"
)
_ISSUER = regex(
    r"\b(?!(?:Jan|Febr|March|April|May|June|July|August|Sept|Octo|Novem|Decem|[A-Z][a-z]+day\b|FOI\b))[A-Z][\w.]+"
)


def find(claim: Claim) -> Iterator[Evidence]:
    """A start for each document that the claim is credited to, or that opens the reporter's own sentence."""
    for attribution, source in claim.supports:
        if source.kind is SourceKind.DOCUMENT:
            known = bool(source.identified) or _identified(" ".join((called(source), claim.around())))
            yield _start(claim, known, called(source), claim.place(attribution))
    if not claim.supports:
        yield from _own(claim)


def _own(claim: Claim) -> Iterator[Evidence]:
    """ "The report, dated 3 March and published by the agency, rated …": no one is credited, the text itself is."""
    text = claim.dossier.document.text
    whole = claim.statement
    match = _opening().match(text, whole.start, whole.end)
    if match:
        at = Span(*match.span("document"))
        yield _start(claim, _identified(match.group("document")), match.group("noun"), at)


def _start(claim: Claim, known: bool, name: str, at: Span) -> Evidence:
    kind = "identified-document" if known else "unidentified-document"
    told = "an identified document" if known else "a document without an issuer, or without a title, date or number"
    return claim.start(kind, "document", f"{' '.join(name.split())}: {told}", at)


def _identified(words: str) -> bool:
    body = words.split(" ", 1)[-1] if words[:4] in ("The ", "This") else words
    return bool(_ISSUER.search(body) and _DATED.search(words))


@cache
def _opening() -> re.Pattern[str]:
    """A noun phrase with a document for its head, up to the verb of showing."""
    words = {word for name in ("document_nouns", "study_nouns", "data_nouns") for word in items(name)}
    nouns = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return regex(
        r"(?P<document>(?:The|An?|This|That|Its|Their|One|[A-Z][\w’'.]+(?: [A-Z][\w’'.]+)*) (?:[\w’'-]+ ){0,4}?"
        rf"(?P<noun>{nouns})s?\b[^.;“”\"]{{0,160}}?)[, ]+(?:also |now )?"
        r"(?:show|reveal|rate|list|put|say|state|note|record|describe|conclude|found|find|warn|estimate|contain|give|set"
        r"|detail|require|allow|forbid)(?:s|d|ed)?\b"
    )
