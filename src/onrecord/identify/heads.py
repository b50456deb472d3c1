"""The names that a noun phrase speaks of, not those that merely occur in it."""

from __future__ import annotations

import re

from onrecord.domain import Span
from onrecord.identify.discourse import Discourse
from onrecord.identify.members import Member
from onrecord.language.names import Name, Sort, is_body_noun, is_unknown_acronym, letters_behind, sort_of
from onrecord.language.noun_phrases import NounPhrase
from onrecord.language.nouns import (
    PEOPLE,
    Family,
    determined,
    family,
    function_words,
    indefinite,
    singular,
)
from onrecord.language.patterns import pattern
from onrecord.language.people import is_given_name, is_title
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_LEADING_NAME = pattern("mentions.leading_name")
_NAME_AT_END = pattern("mentions.name_at_end")
_NAMES_AT_END = pattern("mentions.names_at_end")
_POST_AND_NAME = pattern("mentions.post_and_name")
_NAME_BEFORE = pattern("mentions.name_before")
_SUCH_AS = pattern("mentions.such_as")
_JOINED = pattern("mentions.joined")
_APART = pattern("mentions.apart")
_FULL_NAME = pattern("names.full")
_HEAD_END = pattern("mentions.head_end")
_JOINED_OR_ASIDE = pattern("mentions.joined_or_aside")
_AGENT = pattern("noun_phrases.agent_ending")
_APART_BEFORE = pattern("names.described_apart")
_OF_MANY = pattern("mentions.verb_of_many")
_OWNED = regex(r"[’'](?:s\b)? ")
_SIGN = regex(r"[^\w ]")


Named = list[tuple[Member, Name]]
"""Who is named in a mention, and where."""


class Heads:
    """Finds the members that head a phrase."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._text = discourse.text
        self._cast = discourse.cast

    def examples(self, words: str, span: Span, phrase: NounPhrase, named: Named) -> tuple[Member, ...]:
        """Return those named as examples: "critics of the dam, including X and Y" are X and Y."""
        match = _SUCH_AS.search(words)
        if not match or not phrase.plural:
            return ()
        start = span.start + match.end()
        after = [(member, name) for member, name in named if name.span.start >= start]
        lead = self._text[start : after[0][1].span.start] if after else ""
        if not after or len(lead.split()) > 4 or after[0][0].sort not in (Sort.PERSON, Sort.BODY, Sort.OUTLET):
            return ()
        sort = after[0][0].sort
        joined = [member for member, _ in after if member.sort is sort]
        places = {name.text for _, name in after if name.text in word_set("places")}
        return tuple(dict.fromkeys(member for member in joined if member.text not in places)) or tuple(joined[:1])

    def bearer_before(self, span: Span, phrase: NounPhrase) -> tuple[Member, ...]:
        """Return the person whom a description stands behind: "his neighbour, Nora, a nurse"."""
        if phrase.determiner not in ("a", "an") or not phrase.people or phrase.plural:
            return ()
        lead = self._text[self._cast.sentence(span.start).span.start : span.start]
        match = _NAME_BEFORE.search(lead)
        if not match or family(singular(match.group("name").split()[-1])[0]):
            return ()
        found = self._cast.within(Span(max(0, span.start - len(match.group())), span.start))
        people = [member for member, _ in found if member.sort is Sort.PERSON]
        if found:
            return tuple(people[-1:])
        return (self._discourse.called(match, span.start - len(lead)),) if is_given_name(match["name"]) else ()

    def unheard(self, words: str, span: Span, phrase: NounPhrase, named: Named) -> tuple[Member, ...]:
        """Return the bearer of a name that a mention is or opens with, where running copy did not show it as a name."""
        match = _LEADING_NAME.match(words)
        if not match or any(
            match.start("name") <= name.span.start - span.start < match.end("name") for _, name in named
        ):
            return ()
        if (
            match.group("rest") is None and phrase.family and phrase.family is not Family.PEOPLES
        ) or words.lower() in function_words():
            return ()
        name_words = tuple(match.group("name").split())
        if (
            len(name_words) == 2
            and name_words[0] == "The"
            and name_words[1].endswith("s")
            and sort_of(name_words) is Sort.UNKNOWN
        ):
            return ()
        if name_words[0] == "The" and phrase.family is Family.PEOPLES:  # "The Icelander"
            return ()
        if len(name_words) == 2 and name_words[0].lower() in indefinite() and is_unknown_acronym(name_words[1]):
            return ()
        if len(name_words) == 1 and (name_words[0] in word_set("nationalities") or phrase.family):
            return ()
        if match["name"].lower() in function_words() | word_set("quantities"):  # "Most of them"
            return ()
        if family(singular(name_words[-1])[0]) or (words == match["name"] and self._is_of_many(words, span)):
            return ()
        return (self._discourse.called(match, span.start),)

    def _is_of_many(self, word: str, span: Span) -> bool:
        """Whether a noun in the plural only begins its sentence, as its verb tells: "Vets warn", not "Davies warns"."""
        return singular(word)[1] and _OF_MANY.match(self._text, span.end) is not None

    def head_names(self, words: str, span: Span, phrase: NounPhrase, named: Named) -> tuple[Member, ...]:
        """Return those named whom the phrase speaks of, not those who merely occur in it."""
        if not named:
            return ()
        for member, name in named:
            lead = _SIGN.sub("", self._text[span.start : name.span.start]).strip()
            owner = _OWNED.match(self._text[name.span.end : span.end])
            joined = _JOINED.match(self._text, name.span.end, span.end)
            if name.title and not owner and not joined and lead == _SIGN.sub("", name.title):
                return (member,)
        last, at = named[-1]
        if (
            last.sort is Sort.PERSON
            and len(at.words) > 1
            and at.span.end >= span.end - 1
            and (self._is_titled(at, phrase) or self._ends_description(at, span, phrase))
        ):
            return (last,)
        cut = _HEAD_END.search(words)
        end = span.start + (cut.start() if cut else len(words))
        region = [(member, name) for member, name in named if name.span.start < end]
        if not region:
            return self.apposed(words, span, phrase, named, end)
        member, name = region[-1]
        start = name.span.start - len(name.title) - 1 if name.title else name.span.start
        tail = self._text[name.span.end : min(end, span.end)].strip(" ’'s.")
        inner = self._text[span.start : end]
        if member.sort is Sort.PERSON and start == span.start and tail and tail == letters_behind(f" {tail}"):
            return (member,)  # "Ruth Abel MP"
        if tail and not tail.startswith("and ") and not _JOINED_OR_ASIDE.fullmatch(tail):
            owned = _OWNED.match(self._text[name.span.end : end])
            if name.text in word_set("platforms"):  # "a Facebook page" is not Facebook
                return ()
            if owned and phrase.family:
                return self.apposed(words, span, phrase, named, end)
            return () if phrase.family or owned else (member,)
        if not _JOINED.search(inner):
            return (member,)
        return tuple(dict.fromkeys(other for other, _ in region if other.sort is member.sort))

    @staticmethod
    def _is_titled(name: Name, phrase: NounPhrase) -> bool:
        """Whether a title runs up to the name: "Minister for Ports and Waters Ann Lee", not "aide to Mayor Ann Lee"."""
        own = name.title and not is_title(name.title)
        return bool(own) and phrase.region[:1].isupper() and family(phrase.head) in PEOPLE

    def _ends_description(self, name: Name, span: Span, phrase: NounPhrase) -> bool:
        """Whether a description without an article runs up to the name: "Harl Council member for roads Ann Lee".

        "Friend of singer Ann Lee" is somebody else's.
        """
        lead = self._text[span.start : name.span.start].split()
        if name.title or not lead or phrase.plural or phrase.determiner in determined() | indefinite():
            return False
        beside = lead[-1]
        common = beside.islower() and beside not in function_words() and family(singular(beside)[0]) not in PEOPLE
        return common and family(phrase.head) in PEOPLE

    def apposed(self, words: str, span: Span, phrase: NounPhrase, named: Named, end: int) -> tuple[Member, ...]:
        """Return whoever's name a description stands before: "his lawyer, Mark MacDougall", "its owner, Harl Ltd"."""
        body = self._body_apposed(span, phrase, named)
        if body:
            return body
        if not phrase.people:
            return self._several_apposed(words, span) if phrase.plural else self._in_unlisted_trade(words, span, phrase)
        for at in range(len(named) - 1, -1, -1):
            member, name = named[at]
            if any(earlier is member for earlier, _ in named[:at]):  # "someone close to Mott — Mott would not talk —"
                continue
            lead = self._text[end : name.span.start]
            lead = lead[: lead.rfind(name.title)].rstrip() if name.title and name.title in lead else lead.rstrip()
            apart = lead.endswith((",", "(", "—")) or (name.title and _APART.search(lead))
            if member.sort is Sort.PERSON and apart and "including" not in lead and not _another_person(lead, phrase):
                return (member,)
        if phrase.plural:
            return self._several_apposed(words, span)
        fresh = _NAME_AT_END.search(words) or _in_posts(words, phrase)
        if fresh and _another_person(words[: fresh.start()], phrase):
            return ()
        if fresh and not family(singular(fresh.group("name").split()[-1])[0]):
            return (self._discourse.called(fresh, span.start),)
        return ()

    def _body_apposed(self, span: Span, phrase: NounPhrase, named: Named) -> tuple[Member, ...]:
        """Return the body whose name ends a description of one, set apart by a comma."""
        member, name = named[-1] if named else (None, None)
        if member is None or name is None or member.sort is not Sort.BODY or name.span.end < span.end - 1:
            return ()
        apart = _APART_BEFORE.search(self._text, span.start, name.span.start)
        noun = apart["noun"] if apart and apart.start() == span.start else ""
        is_body = is_body_noun(noun) or noun in word_set("trades_of_firms") or phrase.family is Family.SPOKESPEOPLE
        return (member,) if is_body else ()

    def _in_unlisted_trade(self, words: str, span: Span, phrase: NounPhrase) -> tuple[Member, ...]:
        """Return the person whose name stands behind a trade that no list holds: "its assessor, Ann Lee"."""
        named = _NAME_AT_END.search(words)
        lead = words[: named.start()].split() if named else []
        trade = bool(lead) and phrase.family is None and lead[-1] == phrase.head and _AGENT.search(phrase.head)
        if named and trade and sort_of(tuple(named["name"].split())) in (Sort.PERSON, Sort.UNKNOWN):
            return (self._discourse.called(named, span.start),)
        return ()

    def _several_apposed(self, words: str, span: Span) -> tuple[Member, ...]:
        """Return the people whose names a description stands before: "the twins' parents, Ann Lee and Bo Hale"."""
        at_end = _NAMES_AT_END.search(words)
        found = _FULL_NAME.finditer(words, *at_end.span("names")) if at_end else ()
        return tuple(self._discourse.called(match, span.start, 0) for match in found)


def _in_posts(words: str, phrase: NounPhrase) -> re.Match[str] | None:
    """Return the name behind several posts of one person: "author and photographer Ann Lee"."""
    match = _POST_AND_NAME.match(words)
    posts = match["posts"].replace(",", "").split() if match else []
    is_one = not phrase.plural and phrase.head in posts and not function_words().intersection(posts)
    return match if is_one else None


def _another_person(lead: str, phrase: NounPhrase) -> bool:
    """Whether `lead` ends with somebody else, whose name follows: "a friend of the mayor, Helen Ward".

    "The founder, president and CEO, Helen Ward" is one person.
    """
    words = lead.rstrip(" ,(—").split()
    noun, plural = singular(words[-1]) if words else ("", False)
    behind = lead.rpartition(phrase.head)[2].split() if phrase.head else words
    in_another_post = "and" in behind and not (function_words() - {"and"}).intersection(behind)
    return not plural and noun not in phrase.head.split() and family(noun) in PEOPLE and not in_another_post
