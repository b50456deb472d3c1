"""What a noun phrase tells of a document: whether it is described, and whether a reader could ask for it."""

from __future__ import annotations

from functools import cache

from onrecord.language.regex import regex
from onrecord.lexicons import items

_WORD = regex(r"[^\W_](?:[\w.]|[-'’&](?=\w))*['’]?")
_DATE = (
    r"(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_DATED = regex(
    rf"\b(?:{_DATE}|last (?:week|month|year)|yesterday|\d+-(?:page|count|point|minute)|No\. ?\d+)\b|[“\"]"
)
_NOT_A_NAME = regex(rf"(?:{_DATE}|Jan|Feb|Sept|Oct|Nov|Dec|FOIA?|Internet|The|A|An|This|That|These|Those)\b")
_CAPITAL = regex(r"\b[A-Z][\w.]+")
_IN = regex(r"\b(?:in|across|from|around|outside|throughout) (?:the )?\Z")
_BY = regex(r"\b(?:by|from) the (?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+)\b")
_OPENS = regex(r"(?:\A|[.!?]|[“\"‘])\s*\Z")


def is_described(words: str) -> bool:
    """Whether a noun phrase tells more of a document than what sort of thing it is: whose, which, or about what.

    "A 2024 audit", "her e-mails" and "footage of the crash" do; "polls", "a new study", "video posted online" do not.
    """
    return any(_tells(match.group()) for match in _WORD.finditer(words))


def _tells(word: str) -> bool:
    plain = word.lower().rstrip("'’.")
    if plain.isdigit() and len(plain) != len("2024"):
        return False
    owner = plain.endswith(("'s", "’s"))
    return plain.removesuffix("'s").removesuffix("’s") not in _vague() or (owner and plain[:-2] not in _EVERYWHERE)


_EVERYWHERE = frozenset("today yesterday week month year day".split())
"""Times that own nothing: "this week's polls"."""


def is_named(words: str) -> bool:
    """Whether a noun phrase holds a name that can be of an issuer: no date, no platform, no capital that opens it."""
    for match in _CAPITAL.finditer(words):
        place = match.group() in items("places") and _IN.search(words, 0, match.start())
        opening = place or _OPENS.search(words, 0, match.start()) and not match.group().isupper()
        if not opening and not _NOT_A_NAME.match(match.group()) and match.group().lower().rstrip(".") not in _vague():
            return True
    return False


def is_issued(words: str) -> bool:
    """Whether a noun phrase tells that an organisation spoken of made the document: "published by the council"."""
    return any(match.group("noun") in items("organisation_nouns") for match in _BY.finditer(words))


def is_dated(words: str) -> bool:
    """Whether words give a date, a title in quotation marks or a number that tells one document from another."""
    return bool(_DATED.search(words))


@cache
def generic_documents() -> dict[str, str]:
    """The nouns for documents that tell nothing by themselves, in the singular, each with the group it belongs to."""
    found: dict[str, str] = {}
    for item in items("generic_documents"):
        group, _, noun = item.partition(": ")
        found.setdefault(noun, group)
    return found


@cache
def _vague() -> frozenset[str]:
    nouns = [word for noun in generic_documents() for word in noun.split()]
    platforms = (item.lower() for item in items("platforms"))
    return frozenset(items("vague_document_words")).union(platforms, *(_forms(noun) for noun in nouns))


def _forms(noun: str) -> tuple[str, ...]:
    """A noun, and its plural."""
    if noun.endswith("sis"):
        return noun, noun.removesuffix("is") + "es"
    return noun, noun.removesuffix("y") + "ies", noun + "s"
