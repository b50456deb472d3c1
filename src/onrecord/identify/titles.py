"""What the words around a name say of its bearer: titles before it, descriptions behind it, he or she."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.identify.members import MAN, WOMAN, Member, given_gender
from onrecord.identify.names import Sort, letters_behind
from onrecord.identify.wording import has_role, tidy, title_phrase
from onrecord.language.nouns import PEOPLE, Family, bare, family, function_words, singular
from onrecord.language.regex import regex

_HE = regex(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHE = regex(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
APPOSED = regex(
    r"(?: \([^)]{1,30}\))?(?:, (?:\d{1,2}, )?| – | — )(?P<title>(?:an? |the |who (?:is|was|has been|served as"
    r"|heads|leads"
    r"|runs|chairs|directs|works|worked) "
    r"|(?!(?:with|in|on|at|by|for|from|to|of|as|while|when|where|which|whose|whom|that|what"
    r"|how|why|and|but"
    r"|or|after|before|if|because|though|although|including|according|along|despite)\b)[a-z]"
    r"|(?:[A-Z][\w.]* ){0,2}[A-Z][\w’']*['’]s )"
    r"[^,;—–()\n\"“”]{2,110}?)(?=[,;.—–)]| [“\"]|$)"
)
_TOLD = regex(r"(?:, \d{1,2},)? (?:is|was) (?P<title>(?:an?|the) [^,;:—–()\n\"“”]{2,80}?)(?=[,;.—–)]| who |$)")
"""What a sentence says that somebody is."""
_APPOSED_BEFORE = regex(
    r"(?P<title>\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|(?:[A-Z]\w+ )?[A-Z]\w+['’]s) [\w'’ -]{2,60}), \Z"
)
_PARTY = regex(r" \((?P<party>[RDI])-(?P<place>[A-Z][\w. ]{1,12})\)|, (?:Republican|Democrat) of [A-Z]\w+")
_OTHERS = regex(r"(?<=\w)(?:,| (?:of|for|to|who|whose|in|at|from|with|and (?:his|her|their))\b).*\Z")
"""Of whom else a title speaks behind its bearer."""
_OWNER = regex(r"\A.*['’]s? (?=\w)")
_REGION = regex(r",| (?:of|for|to|in|at|on|with|by|from|about|as|after|before|and was|and is) ")
_BEFORE = 6
"""Words before a name in which a description may stand."""


def titles_around(lead: str, title: str, after: str) -> Iterator[str]:
    """The descriptions right around a name: `lead` and `after` are the rest of its sentence."""
    for words, is_sure in _around(lead, title, after):
        phrase = tidy(words) if is_sure else title_phrase(words)
        if phrase and (is_sure or _is_title(phrase)):
            yield phrase


def _around(lead: str, title: str, after: str) -> Iterator[tuple[str, bool]]:
    """What may be a description, and whether it is one for sure: letters behind the name, a party and its place."""
    if not title:
        yield _role_words(" ".join(lead.split()[-_BEFORE:])), False
    letters = letters_behind(after)
    if letters:
        yield letters, True
    party = _PARTY.match(after)
    if party:
        yield party.group().strip(" (),"), True
    for pattern in (APPOSED, _TOLD):
        behind = pattern.match(after)
        if behind:
            yield behind.group("title"), False
    before = _APPOSED_BEFORE.search(lead)
    if before and not title:
        yield before.group("title"), False


def pronoun_after(after: str) -> str:
    """The first of "he" and "she" in what follows a name, if there is one."""
    he, she = _HE.search(after), _SHE.search(after)
    if he and (not she or he.start() < she.start()):
        return "he"
    return "she" if she else ""


def gender_of(member: Member) -> str:
    """Return "he" or "she" as the titles tell, else the given name, else nothing."""
    if member.sort is not Sort.PERSON:
        return ""
    titles = " ".join(map(_own, member.titles))
    if bool(WOMAN.search(titles)) != bool(MAN.search(titles)):
        return "she" if WOMAN.search(titles) else "he"
    return given_gender(member.name)


def leaning_of(member: Member, votes: Counter[str]) -> str:
    """Return "he" or "she" as more of the pronouns that follow the name have it, else nothing."""
    he, she = votes["he"], votes["she"]
    return "" if he == she or member.sort is not Sort.PERSON else "he" if he > she else "she"


def _own(title: str) -> str:
    """Return the words of a title that are about its bearer: "lawyer" of "a lawyer for the widow"."""
    return _OWNER.sub("", _OTHERS.sub("", title))


def is_role(words: str) -> bool:
    """Whether the last word says what one person is."""
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    noun, plural = singular(last)
    return not plural and bare(last) == last and family(noun) in PEOPLE - {Family.PEOPLES} and last[:1].islower()


def _role_words(before: str) -> str:
    """The description right before a name: "retired Air Force general", "Democratic nominee"."""
    words = before.split()
    if not words or not is_role(words[-1]):
        return ""
    kept: list[str] = []
    for word in reversed(words):
        if word.lower() in function_words() or not word[-1].isalnum():
            break
        kept.insert(0, word)
    return " ".join(kept)


def _is_title(words: str) -> bool:
    """Whether the words up to a preposition name what one person is: "spoke to a nurse" does not."""
    return has_role(_REGION.split(words, maxsplit=1)[0])
