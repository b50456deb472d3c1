"""Descriptions that point back: "the senator", "his lawyer", "the agency", "both men"."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from onrecord.domain import SourceKind, Span
from onrecord.identify.discourse import KIND, Discourse, Entity
from onrecord.identify.kind import collective, owned
from onrecord.identify.members import Member
from onrecord.identify.relations import Relations
from onrecord.language.names import Name, Sort
from onrecord.language.noun_phrases import NounPhrase, noun_phrase
from onrecord.language.nouns import Family, determined, function_words, indefinite
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex, whole
from onrecord.language.word_lists import word_pattern, word_set, words

_CAMP = pattern("noun_phrases.camp")
_STAFF = pattern("noun_phrases.camp_staff")
_TWO = pattern("noun_phrases.two_people")
_WITH_TITLE = pattern("noun_phrases.with_title")
_AGED, _AGE_BEHIND = pattern("mentions.aged"), pattern("mentions.age_behind")
_AGAIN = pattern("mentions.told_again")
_WORD = regex(r"[\w-]+")
_REACH = 1200
_LEAD = 600


class Descriptions:
    """Finds the person, organisation or document that a description points back to."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._text = discourse.text
        self._cast = discourse.cast
        self._relations = Relations(discourse.text, discourse.cast)
        self._camps: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for match in _CAMP.finditer(discourse.text):
            owner, noun = match.group("owner"), match.group("noun")
            if owner.lower() not in function_words():
                for known_as in (owner, ""):
                    self._camps.setdefault((known_as, noun), []).append((match.start(), owner))

    def definite(self, phrase: NounPhrase, span: Span) -> Entity | None:
        """Return what a description points back to: "the senator", "the agency", "the report", "his lawyer"."""
        if phrase.people and not phrase.plural and not collective(phrase):
            return (
                self._unnamed_again(phrase)
                or self._titled(phrase, span)
                or self._told_again(phrase, span)
                or self._recent_person(phrase, span)
            )
        if not phrase.definite:
            return None
        for entity in self._discourse.recent:
            if not entity.kind.is_somebody:
                continue
            head = entity.phrase.head if entity.phrase else ""
            name = entity.member.text.lower() if entity.member else ""
            number = entity.phrase is not None and entity.phrase.plural == phrase.plural
            other = entity.phrase is not None and {entity.phrase.determiner, phrase.determiner} == {"his", "her"}
            if (
                head
                and number
                and not other
                and head == phrase.head
                and not phrase.rest
                and len(phrase.region.split()) <= 2
            ):
                return entity
            body = entity.kind in (SourceKind.ORGANIZATION, SourceKind.OUTLET) and entity.member
            if body and phrase.head and whole(phrase.head).search(name):
                return entity
        if phrase.family is Family.DOCUMENT and not phrase.plural and phrase.short:
            near = self._discourse.latest(span, 3, SourceKind.DOCUMENT)
            if near:
                return near
        known = self._cast.described_by(phrase.head, span.start) if phrase.short and not owned(phrase) else None
        if known:
            return self._discourse.named((known,))
        if phrase.head in word_set("generic_organisations") and len(phrase.region.split()) == 2 and not owned(phrase):
            return self._latest_body(phrase, span)
        return None

    def staff(self, phrase: NounPhrase, words: str, span: Span) -> Entity | None:
        """Return the campaign or administration that "campaign aides" or "administration officials" speak for."""
        match = _STAFF.fullmatch(words)
        if not match or phrase.count:
            return None
        owner, noun = match.group("owner"), (match.group("noun") or "").strip().lower()
        what = noun or "campaign"
        fits = self._camps.get((owner or "", what), ())
        if not fits or not (owner or noun):
            return None
        _, name = fits[max(0, bisect_right(fits, span.start, key=lambda camp: camp[0]) - 1)]
        label = f"the {name} {what}"
        return self._discourse.described(SourceKind.ORGANIZATION, noun_phrase(label), label)

    def _unnamed_again(self, phrase: NounPhrase) -> Entity | None:
        """Return whoever is not named and was brought in by the same noun: "a clerk said … the clerk"."""
        if phrase.determiner not in word_set("determiners", "definite") or phrase.rest:
            return None
        for entity in self._discourse.recent:
            if entity.phrase and entity.phrase.head == phrase.head:
                return entity if entity.kind is SourceKind.UNNAMED_PERSON else None
        return None

    def _told_again(self, phrase: NounPhrase, span: Span) -> Entity | None:
        """Return who is called "the 31-year-old", "the keeper", "the father of two" or "the former nurse" again.

        That is the one person of that age, else the only one whom the article has named so far.
        """
        age = _AGED.search(phrase.region)
        anybody = age or phrase.family is Family.PEOPLES or phrase.head in word_set("epithets")
        plain = not phrase.rest and (anybody or self._opens_headline(phrase.head))
        if phrase.determiner != "the" or not (plain or _AGAIN.match(phrase.text)):
            return None
        before = self._cast.within(Span(0, span.start))
        people = [(member, name) for member, name in before if member.sort is Sort.PERSON]
        of_age = {member for member, name in people if age and self._has_age(name, age["age"])}
        named = of_age or {member for member, name in people if not self._cast.in_headline(name.span.start)}
        if not named:
            name = self._cast.perhaps_person(Span(self._cast.sentence_before(span.start), span.start))
            named = {self._cast.called(name.words, name.span)} if name else set()
        return self._discourse.named((named.pop(),)) if len(named) == 1 else None

    def _has_age(self, name: Name, age: str) -> bool:
        """Whether an age stands right around a name: "Nora Vale, 31," or "31-year-old Nora Vale"."""
        start = self._cast.sentence(name.span.start).span.start
        before = list(_AGED.finditer(self._text, start, name.span.start))
        behind = _AGE_BEHIND.match(self._text, name.span.end)
        told = behind or (before[-1] if before else None)
        return told is not None and told["age"] == age

    def _opens_headline(self, noun: str) -> bool:
        """Whether the headline opens with the noun: "Sculptor wins prize"."""
        return self._cast.in_headline(0) and self._text[: len(noun) + 1].lower() == f"{noun} "

    def _recent_person(self, phrase: NounPhrase, span: Span) -> Entity | None:
        """Return the protagonist whom "the candidate" means, else the person credited last."""
        held = phrase.determiner in word_set("determiners", "definite") and phrase.family in (
            Family.ROLES,
            Family.PEOPLES,
        )
        alone = not phrase.rest or _WITH_TITLE.match(phrase.rest)
        if phrase.determiner == "the" and _is_protagonist(phrase.text) and (alone or " of " in phrase.text):
            protagonist = self._protagonist(phrase)
            if protagonist:
                return protagonist
        if not held or not alone or owned(phrase) or _institution(phrase):
            return None
        for entity in self._discourse.recent:
            if entity.kind is SourceKind.PERSON and entity.member and not entity.plural:
                if self._cast.distance(entity.last, span.start) <= 6:
                    return entity
                break
        return None

    def _protagonist(self, phrase: NounPhrase) -> Entity | None:
        """Return the person whom the article is about, if party and gender fit: "the Republican nominee"."""
        words = _words_of(phrase)
        most = next((member for member in self._cast.protagonists if not _contradicts(words, member)), None)
        return self._discourse.named((most,)) if most else None

    def _titled(self, phrase: NounPhrase, span: Span) -> Entity | None:
        """Return the person named in the article who has this title."""
        generic = phrase.family is Family.BARE or phrase.head == "official"
        wanted = _words_of(phrase) - determined() - word_set("determiners", "article") - {"former"}
        best: tuple[int, int, Member] | None = None
        new = not indefinite().isdisjoint((phrase.determiner, *phrase.region.lower().split()))
        if new and span.start > _LEAD:
            return None
        if not (phrase.definite or phrase.region[:1].isupper() or len(wanted) > 1):
            return None
        for member in () if generic else self._cast.holders(phrase.head.split()[-1]):
            if (
                not member.mentions
                or _contradicts(wanted, member)
                or not self._relations.may_mean(phrase, span, member)
            ):
                continue
            if new and self._introduced(member, span):
                continue
            near = self._cast.last_before(member, span.start)
            rank = (len(wanted & member.roles), near, member)
            best = rank if best is None or rank[:2] > best[:2] else best
        found = best[2] if best else self._relations.in_return(phrase, span)
        return self._discourse.named((found,)) if found else None

    def _introduced(self, member: Member, span: Span) -> bool:
        """Whether running copy has named `member` before, so that "a senator" is somebody else."""
        before = (mention for mention in member.mentions if mention.span.start < span.start)
        return any(not self._cast.in_headline(each.span.start) for each in before)

    def _latest_body(self, phrase: NounPhrase, span: Span) -> Entity | None:
        sort = Sort.OUTLET if phrase.family is Family.OUTLET else Sort.BODY
        near = self._discourse.latest(span, 6, KIND[sort])
        if near:
            return near
        for member, name in self._cast.before(span.start, _REACH):
            if member.sort is sort and name.text not in word_set("places"):
                return self._discourse.named((member,))
        return self._firm(phrase, span)

    def _firm(self, phrase: NounPhrase, span: Span) -> Entity | None:
        """Return the unlisted firm that one of the last sentences opens with: "Sunvale will close, the firm said"."""
        start = self._cast.sentence_before(self._cast.sentence_before(span.start))
        name = self._cast.perhaps_firm(Span(start, span.start)) if phrase.head in word_set("firms") else None
        return self._discourse.named((self._cast.called(name.words, name.span, Sort.BODY),)) if name else None

    def body_for(self, phrase: NounPhrase, span: Span) -> Entity | None:
        """Return the organisation credited close by that "a spokesman" speaks for."""
        if phrase.rest or len(phrase.region.split()) > 2:
            return None
        return self._discourse.latest(span, 3, SourceKind.ORGANIZATION)

    def last_two(self, span: Span) -> tuple[Member, ...]:
        """Return the two people whom the article named last: "both men"."""
        near = [member for member, _ in self._cast.before(span.start, _REACH) if member.sort is Sort.PERSON]
        pair = tuple(dict.fromkeys(near))[:2]
        return pair[::-1] if len(pair) == 2 else ()

    def outlet_of(self, phrase: NounPhrase, span: Span, named: list[tuple[Member, Name]]) -> Entity | None:
        """Return the outlet whose article it is: "a Times article", or "the piece" of the outlet credited last."""
        own = next((member for member, _ in named if member.sort is Sort.OUTLET), None)
        if own:
            return self._discourse.named((own,))
        if phrase.definite and not phrase.rest and phrase.head != "report":
            near = next((entity for entity in self._discourse.recent if entity.kind is SourceKind.OUTLET), None)
            return near if near and self._cast.distance(near.last, span.start) <= 4 else None
        return None


def _is_protagonist(words: str) -> bool:
    return bool(word_pattern("protagonist_nouns").search(words))


def two_people(words: str) -> bool:
    """Whether `words` mean the two who were named last."""
    return bool(_TWO.match(words))


@cache
def _parties() -> dict[str, str]:
    """Return one name of each party by every word for it."""
    return dict(item.split(": ") for item in words("parties"))


def _words_of(phrase: NounPhrase) -> set[str]:
    """Return the words of a description in lower case, parties by one name each."""
    return {_parties().get(word, word) for word in map(str.lower, _WORD.findall(phrase.region))}


def _contradicts(words: set[str], member: Member) -> bool:
    """Whether a description cannot be of `member`: the other party, the other gender, a running mate's office."""
    own = {_parties().get(word, word) for word in member.roles}
    parties = set(_parties().values())
    other = words & parties and own & parties and not words & own & parties
    mate = "vice" not in words and "vice" in own and bool(words & word_set("protagonist_nouns"))
    woman = "lady" in words and member.gender == "he"
    return bool(other) or mate or woman


def _institution(phrase: NounPhrase) -> bool:
    """Whether a body stands before the office: "the CIA director" is whoever holds it, named or not."""
    lead = phrase.region.split()[1:-1]
    return any(word.isupper() and len(word) > 1 and word not in ("GOP", "U.S.") for word in lead)
