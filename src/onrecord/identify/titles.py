"""What the words around a name say of its bearer: titles before it, descriptions behind it, he or she."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.identify.members import Member, gender_in
from onrecord.identify.wording import has_role, tidy, title_phrase
from onrecord.language.names import Sort, letters_behind
from onrecord.language.nouns import PEOPLE, Family, bare, family_as_written, function_words, singular
from onrecord.language.patterns import pattern
from onrecord.language.people import given_gender

_HE_OR_SHE = pattern("titles.he_or_she")
APPOSED = pattern("titles.apposed")
_IS_ONE = pattern("titles.is_one")
_BEFORE_NAME, _COURTESY = pattern("titles.before_name"), pattern("titles.courtesy")
_PARTY = pattern("titles.party")
_SOMEONE_ELSE = pattern("titles.someone_else")
_OWNER = pattern("titles.owner")
_END_OF_NOUN = pattern("titles.end_of_noun")
_BEFORE = 6
"""Words before a name in which a description may stand."""


def titles_around(lead: str, title: str, after: str) -> Iterator[str]:
    """Yield the descriptions right around a name: `lead` and `after` are the rest of its sentence."""
    for words, is_sure in _around(lead, title, after):
        phrase = tidy(words) if is_sure else title_phrase(words)
        if phrase and (is_sure or _is_title(phrase)):
            yield phrase


def _around(lead: str, title: str, after: str) -> Iterator[tuple[str, bool]]:
    """Yield what may be a description, and whether it surely is: letters behind the name, a party and its place."""
    is_addressed = bool(_COURTESY.match(f"{title} "))  # of "the surgeon, Dr Vale", "surgeon" is what she is
    lead = lead.removesuffix(f"{title} ").removesuffix(f"{title}. ") if is_addressed else lead
    if not title or is_addressed:
        yield _role_words(" ".join(lead.split()[-_BEFORE:])), False
    letters = letters_behind(after)
    if letters:
        yield letters, True
    party = _PARTY.match(after)
    if party:
        yield party.group().strip(" (),"), True
    for description in (APPOSED, _IS_ONE):
        behind = description.match(after)
        if behind:
            yield behind.group("title"), False
    before = _BEFORE_NAME.search(lead)
    if before and (not title or is_addressed):
        yield before.group("title"), False


def pronoun_after(after: str) -> str:
    """Return "he" or "she" as the first such pronoun in what follows a name has it, else nothing."""
    match = _HE_OR_SHE.search(after)
    return "" if not match else "he" if match["he"] else "she"


def gender_of(member: Member) -> str:
    """Return "he" or "she" as the titles tell, else the given name, else nothing."""
    if member.sort is not Sort.PERSON:
        return ""
    return gender_in(" ".join(map(_own, member.titles))) or given_gender(member.name)


def leaning_of(member: Member, votes: Counter[str]) -> str:
    """Return "he" or "she" as more of the pronouns that follow the name have it, else nothing."""
    he, she = votes["he"], votes["she"]
    return "" if he == she or member.sort is not Sort.PERSON else "he" if he > she else "she"


def _own(title: str) -> str:
    """Return the words of a title that are about its bearer: "lawyer" of "a lawyer for the widow"."""
    return _OWNER.sub("", _SOMEONE_ELSE.sub("", title))


def is_role(words: str) -> bool:
    """Whether the last word says what one person is."""
    written = words.split()
    last = written[-1] if written else ""
    _, plural = singular(last)
    families = {family_as_written(" ".join(written[-count:])) for count in (1, 2)}  # "the harbour master"
    is_of_people = not families.isdisjoint(PEOPLE - {Family.PEOPLES})
    return not plural and bare(last) == last and is_of_people and last[:1].islower()


def _role_words(before: str) -> str:
    """Return the description right before a name: "retired Air Force general", "Democratic nominee"."""
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
    return has_role(_END_OF_NOUN.split(words, maxsplit=1)[0])
