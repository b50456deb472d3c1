"""The names that a noun phrase speaks of, not those that merely occur in it."""

from __future__ import annotations

import re

from onrecord.domain import Span
from onrecord.identify.discourse import Discourse
from onrecord.identify.lists import FUNCTION_WORDS, INDEFINITE, PEOPLE, Family, family, given_names, known, singular
from onrecord.identify.members import Member
from onrecord.identify.names import GIVEN, PREFIX, Name, Sort, is_unknown_acronym, letters_behind, sort_of
from onrecord.identify.phrase import Phrase
from onrecord.language.regex import regex

_LEADING_NAME = regex(
    r"[―—–-]?\s*(?:[A-Z][\w.]*['’]s )?(?P<name>"
    rf"{GIVEN}{{0,3}}{PREFIX}(?:[A-Z][\w-]*?[a-zA-Z](?:['’-](?!s\b)\w+)*)(?: (?:II|III|Jr\.?))?)"
    r"(?P<rest>,.*| of .*| \(.*|['’]s)?\Z",
    re.DOTALL,
)
_NAME_AT_END = regex(rf", (?P<name>{GIVEN}{{1,2}}{PREFIX}[A-Z][\w-]*[a-z](?:['’-](?!s\b)\w+)*),?\Z")
_PLURAL_VERB = regex(
    r" (?:say|show|suggest|claim|reveal|indicate|tell|report|believe|think|fear|hope|want|expect|argue|warn|insist"
    r"|point|hint|call|agree|doubt|worry)\b"
)
_JOINED = regex(r",? (?:and|or|&) ")
_APART = regex(r"[,(—] (?:state|former|retired|then|U\.S\.|[A-Z]\w+)\Z")
_JOIN = regex(r"\w,? (?:and|or|&) ")
_AFTER_NAME = regex(r"[’'](?:s\b)? ")


_NAME_BEFORE = regex(rf"(?P<name>{GIVEN}{{0,3}}{PREFIX}[A-Z][\w'’-]*[a-z]), \Z")
_SUCH_AS = regex(r",? (?:including|like|such as|led by|among them) ")


class Heads:
    """Finds the members that head a phrase."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._text = discourse.text
        self._cast = discourse.cast

    def examples(self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]]) -> tuple[Member, ...]:
        """ "Critics of the dam, including X and Y" are X and Y: whoever is named speaks on the record."""
        match = _SUCH_AS.search(words)
        if not match or not said.plural:
            return ()
        start = place.start + match.end()
        after = [(member, name) for member, name in named if name.span.start >= start]
        lead = self._text[start : after[0][1].span.start] if after else ""
        if not after or len(lead.split()) > 4 or after[0][0].sort not in (Sort.PERSON, Sort.BODY, Sort.OUTLET):
            return ()
        sort = after[0][0].sort
        joined = [member for member, _ in after if member.sort is sort]
        places = {name.text for _, name in after if name.text in known("places")}
        return tuple(dict.fromkeys(each for each in joined if each.text not in places)) or tuple(joined[:1])

    def bearer_before(self, place: Span, said: Phrase) -> tuple[Member, ...]:
        """Whom a description stands behind: "his neighbour, Nora, a nurse"."""
        if said.determiner not in ("a", "an") or not said.people or said.plural:
            return ()
        lead = self._text[self._cast.sentence(place.start).span.start : place.start]
        match = _NAME_BEFORE.search(lead)
        if not match or family(singular(match.group("name").split()[-1])[0]):
            return ()
        found = self._cast.within(Span(max(0, place.start - len(match.group())), place.start))
        people = [member for member, _ in found if member.sort is Sort.PERSON]
        if found:
            return tuple(people[-1:])
        return (self._discourse.called(match, place.start - len(lead)),) if match.group("name") in given_names() else ()

    def unheard(self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]]) -> tuple[Member, ...]:
        """A mention that is nothing but a name, or opens with one before a comma, though the copy did not tell so."""
        match = _LEADING_NAME.match(words)
        if not match or any(
            match.start("name") <= name.span.start - place.start < match.end("name") for _, name in named
        ):
            return ()
        if (
            match.group("rest") is None and said.family and said.family is not Family.PEOPLES
        ) or words.lower() in FUNCTION_WORDS:
            return ()
        found = tuple(match.group("name").split())
        if len(found) == 2 and found[0] == "The" and found[1].endswith("s") and sort_of(found) is Sort.UNKNOWN:
            return ()
        if len(found) == 2 and found[0].lower() in INDEFINITE and is_unknown_acronym(found[1]):
            return ()
        if len(found) == 1 and (found[0] in known("nationalities") or said.family or self._many(found[0], place)):
            return ()
        if family(singular(found[-1])[0]):
            return ()
        return (self._discourse.called(match, place.start),)

    def _many(self, word: str, place: Span) -> bool:
        """Whether a word is a plural that opens its sentence, by the verb behind it: "Cynics say"."""
        opens = self._text[self._cast.sentence(place.start).span.start : place.start].strip(" “\"‘'") == ""
        return opens and word.endswith("s") and bool(_PLURAL_VERB.match(self._text, place.end))

    def head_names(self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]]) -> tuple[Member, ...]:
        """The named who are what the phrase speaks of, not who merely occur in it."""
        if not named:
            return ()
        for member, name in named:
            lead = re.sub(r"[^\w ]", "", self._text[place.start : name.span.start]).strip()
            owner = _AFTER_NAME.match(self._text[name.span.end : place.end])
            joined = _JOINED.match(self._text, name.span.end, place.end)
            if name.title and not owner and not joined and lead == re.sub(r"[^\w ]", "", name.title):
                return (member,)
        cut = re.search(r"[,(]| (?:who|which|that|whose|of|for|in|at|from|with|to|on|by|about|after) ", words)
        end = place.start + (cut.start() if cut else len(words))
        region = [(member, name) for member, name in named if name.span.start < end]
        if not region:
            return self.apposed(words, place, said, named, end)
        member, name = region[-1]
        start = name.span.start - len(name.title) - 1 if name.title else name.span.start
        tail = self._text[name.span.end : min(end, place.end)].strip(" ’'s.")
        inner = self._text[place.start : end]
        if member.sort is Sort.PERSON and start == place.start and tail and tail == letters_behind(f" {tail}"):
            return (member,)  # "Ruth Abel MP"
        if tail and not tail.startswith("and ") and not re.fullmatch(r"and|or|\(.*", tail):
            owned = _AFTER_NAME.match(self._text[name.span.end : end])
            if name.text in known("platforms"):  # "a Facebook page" is not Facebook
                return ()
            if owned and said.family:
                return self.apposed(words, place, said, named, end)
            return () if said.family or owned else (member,)
        several = (
            tuple(dict.fromkeys(each for each, _ in region if each.sort is member.sort)) if _JOIN.search(inner) else ()
        )
        return several if len(several) > 1 else (member,)

    def apposed(
        self, words: str, place: Span, said: Phrase, named: list[tuple[Member, Name]], end: int
    ) -> tuple[Member, ...]:
        """ "His lawyer, Mark MacDougall," is Mark MacDougall."""
        if not said.people:
            return ()
        for at in range(len(named) - 1, -1, -1):
            member, name = named[at]
            if any(earlier is member for earlier, _ in named[:at]):  # "someone close to Mott — Mott would not talk —"
                continue
            lead = self._text[end : name.span.start]
            lead = lead[: lead.rfind(name.title)].rstrip() if name.title and name.title in lead else lead.rstrip()
            apart = lead.endswith((",", "(", "—")) or (name.title and _APART.search(lead))
            if member.sort is Sort.PERSON and apart and "including" not in lead and not _another_person(lead, said):
                return (member,)
        fresh = _NAME_AT_END.search(words)
        if fresh and _another_person(words[: fresh.start()], said):
            return ()
        if fresh and not said.plural and not family(singular(fresh.group("name").split()[-1])[0]):
            return (self._discourse.called(fresh, place.start),)
        return ()


def _another_person(lead: str, said: Phrase) -> bool:
    """Whether `lead` ends with somebody else, whose name follows: "a friend of the mayor, Helen Ward"."""
    words = lead.rstrip(" ,(—").split()
    noun, plural = singular(words[-1]) if words else ("", False)
    return not plural and noun not in said.head.split() and family(noun) in PEOPLE
