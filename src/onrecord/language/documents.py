"""What a noun phrase tells of a document: whether it is described, and whether a reader could ask for it."""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set, words

_WORD = regex(r"[^\W_](?:[\w.]|[-'’&](?=\w))*['’]?")
_CAPITAL = regex(r"\b[A-Z][\w.]+")
_DATED, _NOT_A_NAME, _IN, _BY, _OPENS, _EVERYWHERE, _OWNED = (
    pattern(f"documents.{name}")
    for name in ("dated", "no_issuer", "location", "maker", "sentence_start", "everywhere", "owned_by_body")
)
_LEAD = 20
"""Characters before a capital that tell whether it only opens a sentence, or names a place."""


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
    return plain.removesuffix("'s").removesuffix("’s") not in _vague() or (owner and not _EVERYWHERE.match(plain[:-2]))


def is_named(words: str) -> bool:
    """Whether a noun phrase holds a name that can be of an issuer: no date, no platform, no capital that opens it."""
    return any(_may_issue(words, match) for match in _CAPITAL.finditer(words))


def _may_issue(words: str, match: re.Match[str]) -> bool:
    name, lead = match.group(), words[max(0, match.start() - _LEAD) : match.start()]
    if _NOT_A_NAME.match(name) or name.lower().rstrip(".") in _vague():
        return False
    if name in word_set("places") and _IN.search(lead):
        return False
    opens = match.start() == 0 or _OPENS.search(lead)
    return not opens or name.isupper()


def is_owned(words: str) -> bool:
    """Whether a phrase says that a document is that of an organisation spoken of: "the council's own handbook"."""
    owner = _OWNED.match(words)
    return owner is not None and (owner["owner"] is None or owner["owner"] in word_set("organisation_nouns"))


def is_issued(words: str) -> bool:
    """Whether a noun phrase tells that an organisation spoken of made the document: "published by the council"."""
    return any(word_set("organisation_nouns") & set(match.group("maker").split()) for match in _BY.finditer(words))


def is_dated(words: str) -> bool:
    """Whether words give a date, a title in quotation marks or a number that tells one document from another."""
    return bool(_DATED.search(words))


@cache
def generic_documents() -> dict[str, str]:
    """Return the nouns for documents that tell nothing by themselves, in the singular, each with its group."""
    values: dict[str, str] = {}
    for item in words("generic_documents"):
        group, _, noun = item.partition(": ")
        values.setdefault(noun, group)
    return values


@cache
def _vague() -> frozenset[str]:
    nouns = [word for noun in generic_documents() for word in noun.split()]
    platforms = (item.lower() for item in words("platforms"))
    return word_set("vague_document_words").union(platforms, *(_forms(noun) for noun in nouns))


def _forms(noun: str) -> tuple[str, ...]:
    """Return a noun, and its plural."""
    if noun.endswith("sis"):
        return noun, noun.removesuffix("is") + "es"
    return noun, noun.removesuffix("y") + "ies", noun + "s"
