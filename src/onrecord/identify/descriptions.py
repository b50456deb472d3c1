"""Descriptions that point back: "the senator", "his lawyer", "the agency", "both men"."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.domain import SourceKind, Span
from onrecord.identify.discourse import KIND, Discourse, Entity
from onrecord.identify.kind import collective, owned
from onrecord.identify.lists import DETERMINED, FUNCTION_WORDS, Family, known
from onrecord.identify.members import Member
from onrecord.identify.names import Name, Sort
from onrecord.identify.phrase import Phrase, phrase
from onrecord.identify.relations import Relations
from onrecord.language.regex import regex

_STANDING = frozenset(
    "nominee candidate hopeful contender front-runner frontrunner billionaire businessman businesswoman mogul magnate "
    "tycoon commander-in-chief incumbent".split()
) | {"first lady"}
_PARTIES = {
    "gop": "republican", "republican": "republican",
    "democratic": "democrat", "democrat": "democrat", "dem": "democrat",
}  # fmt: skip
_CAMP = regex(
    r"\b(?P<owner>[A-Z][\w-]+[a-z])(?:['’]s?)? (?:presidential )?(?P<noun>campaign|administration|transition)\b"
)
_STAFF = regex(
    r"(?:[Tt]he |[Aa] )?(?:(?:[A-Z][\w-]+ )?(?!Campaign|Administration|Transition)(?P<owner>[A-Z][\w-]+[a-z])"
    r"(?:['’]s?)? )?(?:presidential |senior )?"
    r"(?P<noun>[Cc]ampaign |[Aa]dministration |[Tt]ransition )?(?:aides|advis[eo]rs|officials|staffers|staff|team"
    r"|spokesman|spokeswoman|spokesperson)"
)
_GENERIC = frozenset(
    "agency group organization organisation company campaign commission department committee court union "
    "association board "
    "panel firm bank party network newspaper paper magazine website site outlet channel station foundation institute "
    "nonprofit charity watchdog institution alliance fund bloc administration ministry council".split()
)
_AGED = regex(r"[Tt]he (?P<years>\d{1,3})-year-old")
_OPPOSED = frozenset("opponent rival challenger".split())
_REACH = 1200
_FAR = 10_000
_LEAD = 600
_RIVALS = regex(
    r"(?:the|these) (?:two )?(?:presidential |rival |major )?(?:candidates|nominees|senators|rivals|contenders)\Z",
    re.IGNORECASE,
)
_TWO = regex(
    r"(?:both|each|the two|the pair|either|neither)(?: of (?:them|the two))?(?: (?:men|women|candidates?|nominee|major"
    r"|presidential|rivals|leaders|nominees|\w+ presidents))*\Z",
    re.IGNORECASE,
)


class Descriptions:
    """Finds who or what a description speaks of."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._text = discourse.text
        self._cast = discourse.cast
        self._relations = Relations(discourse.text, discourse.cast)
        self._camps: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for match in _CAMP.finditer(discourse.text):
            owner, noun = match.group("owner"), match.group("noun")
            if owner.lower() not in FUNCTION_WORDS:
                for known_as in (owner, ""):
                    self._camps.setdefault((known_as, noun), []).append((match.start(), owner))

    def definite(self, said: Phrase, place: Span) -> Entity | None:
        """ "The senator", "the agency", "the report", "his lawyer": who or what has been spoken of."""
        if (said.people or _AGED.fullmatch(said.text)) and not said.plural and not collective(said):
            return (
                self._again(said)
                or self._aged(said, place)
                or self._titled(said, place)
                or self._rival(said, place)
                or self._recent_person(said, place)
            )
        if not said.definite:
            return None
        for entity in self._discourse.recent:
            if entity.kind in (SourceKind.NONE, SourceKind.SELF):
                continue
            head = entity.phrase.head if entity.phrase else ""
            name = entity.member.text.lower() if entity.member else ""
            number = entity.phrase is not None and entity.phrase.plural == said.plural
            other = entity.phrase is not None and {entity.phrase.determiner, said.determiner} == {"his", "her"}
            if head and number and not other and head == said.head and not said.rest and len(said.region.split()) <= 2:
                return entity
            body = entity.kind in (SourceKind.ORGANIZATION, SourceKind.OUTLET) and entity.member
            if body and said.head and re.search(rf"\b{re.escape(said.head)}\b", name):
                return entity
        if said.family is Family.DOCUMENT and not said.plural and not said.rest and len(said.region.split()) == 2:
            near = self._discourse.latest(place, 3, SourceKind.DOCUMENT)
            if near:
                return near
        if said.head in _GENERIC and len(said.region.split()) == 2 and not owned(said):
            return self._latest_body(said, place)
        return None

    def staff(self, said: Phrase, words: str, place: Span) -> Entity | None:
        """ "Campaign aides", "X's team", "administration officials": the campaign or administration, on the record."""
        match = _STAFF.fullmatch(words)
        if not match or said.count:
            return None
        owner, noun = match.group("owner"), (match.group("noun") or "").strip().lower()
        what = noun or "campaign"
        fits = self._camps.get((owner or "", what), ())
        if not fits or not (owner or noun):
            return None
        _, name = fits[max(0, bisect_right(fits, place.start, key=lambda each: each[0]) - 1)]
        label = f"the {name} {what}"
        return self._discourse.described(SourceKind.ORGANIZATION, phrase(label), label)

    def _again(self, said: Phrase) -> Entity | None:
        """ "The official" after "an official": the same informant."""
        if (
            said.determiner not in ("the", "this", "that", "these", "those")
            or said.rest
            or len(said.region.split()) != 2
        ):
            return None
        for entity in self._discourse.recent:
            if entity.kind is SourceKind.UNNAMED_PERSON and entity.phrase and entity.phrase.head == said.head:
                return entity
        return None

    def _recent_person(self, said: Phrase, place: Span) -> Entity | None:
        """ "The candidate", "the Ohio Republican": the protagonist, else mostly whoever was credited last."""
        held = said.determiner in ("the", "this", "that") and said.family in (Family.ROLES, Family.PEOPLES)
        alone = not said.rest or re.match(r"and (?:his|her|their|current|former|[A-Z]\S+)\b", said.rest)
        if said.determiner == "the" and _standing(said) and (alone or " of " in said.text):
            protagonist = self._protagonist(said)
            if protagonist:
                return protagonist
        if not held or not alone or owned(said) or _institution(said):
            return None
        for entity in self._discourse.recent:
            if entity.kind is SourceKind.PERSON and entity.member and not entity.plural:
                if self._cast.distance(entity.last, place.start) <= 6:
                    return entity
                break
        return None

    def _protagonist(self, said: Phrase) -> Entity | None:
        """ "The Republican nominee", "the billionaire": whoever the article is about, of that party and gender."""
        words = _words_of(said)
        most = next((each for each in self._cast.protagonists if not _contradicts(words, each)), None)
        return self._discourse.named((most,)) if most else None

    def _titled(self, said: Phrase, place: Span) -> Entity | None:
        """Who among the named has this title."""
        generic = said.family is Family.BARE or said.head == "official"
        wanted = _words_of(said) - DETERMINED - {"a", "an", "former"}
        best: tuple[int, int, Member] | None = None
        indefinite = said.determiner in ("a", "an", "one", "another", "at")
        if indefinite and place.start > _LEAD:
            return None
        if not (said.definite or said.region[:1].isupper() or len(wanted) > 1):
            return None
        for member in () if generic else self._cast.holders(said.head.split()[-1]):
            if not member.mentions or _contradicts(wanted, member) or not self._relations.may_mean(said, place, member):
                continue
            if indefinite and self._introduced(member, place):
                continue
            near = self._cast.last_before(member, place.start)
            rank = (len(wanted & member.roles), near, member)
            best = rank if best is None or rank[:2] > best[:2] else best
        found = best[2] if best else self._relations.in_return(said, place)
        return self._discourse.named((found,)) if found else None

    def _aged(self, said: Phrase, place: Span) -> Entity | None:
        """ "The 40-year-old": who is that old by the words behind the name."""
        age = _AGED.fullmatch(said.text)
        if not age:
            return None
        told = f", {age.group('years')},"
        for member, name in self._cast.before(place.start, _FAR):
            if member.sort is Sort.PERSON and self._text.startswith(told, name.span.end):
                return self._discourse.named((member,))
        return None

    def _rival(self, said: Phrase, place: Span) -> Entity | None:
        """ "Her opponent": the one of the two whom the article speaks of most."""
        if said.head not in _OPPOSED or not owned(said):
            return None
        pair = self._cast.protagonists[:2]
        mine = [each for each in pair if self._relations.owns(said, place, each)]
        if len(pair) != 2 or len(mine) != 1:
            return None
        return self._discourse.named((pair[1] if mine[0] is pair[0] else pair[0],))

    def _introduced(self, member: Member, place: Span) -> bool:
        """Whether running copy has named `member` before: "a senator" is another one then."""
        before = (each for each in member.mentions if each.span.start < place.start)
        return any(not self._cast.in_headline(each.span.start) for each in before)

    def _latest_body(self, said: Phrase, place: Span) -> Entity | None:
        sort = Sort.OUTLET if said.family is Family.OUTLET else Sort.BODY
        near = self._discourse.latest(place, 6, KIND[sort])
        if near:
            return near
        for member, name in self._cast.before(place.start, _REACH):
            if member.sort is sort and name.text not in known("places"):
                return self._discourse.named((member,))
        return None

    def body_for(self, said: Phrase, place: Span) -> Entity | None:
        """ "A spokesman", "the campaign": of the body spoken of last, if there is one close by."""
        if said.rest or len(said.region.split()) > 2:
            return None
        return self._discourse.latest(place, 3, SourceKind.ORGANIZATION)

    def last_two(self, place: Span) -> tuple[Member, ...]:
        """The two people whom the article named last: "both men"."""
        near = [member for member, _ in self._cast.before(place.start, _REACH) if member.sort is Sort.PERSON]
        pair = tuple(dict.fromkeys(near))[:2]
        return pair[::-1] if len(pair) == 2 else ()

    def outlet_of(self, said: Phrase, place: Span, named: list[tuple[Member, Name]]) -> Entity | None:
        """Whose article it is: "a Times article", or "the piece" of the outlet credited last."""
        own = next((member for member, _ in named if member.sort is Sort.OUTLET), None)
        if own:
            return self._discourse.named((own,))
        if said.definite and not said.rest and said.head != "report":
            near = next((each for each in self._discourse.recent if each.kind is SourceKind.OUTLET), None)
            return near if near and self._cast.distance(near.last, place.start) <= 4 else None
        return None


def _standing(said: Phrase) -> bool:
    return bool(_STANDING & set(re.findall(r"[\w-]+", said.text.lower())))


def two_people(said: Phrase, words: str) -> bool:
    """Whether `words` mean the two who were named last."""
    return bool(_TWO.match(words) or (said.determiner in ("the", "these") and _RIVALS.match(words)))


def _words_of(said: Phrase) -> set[str]:
    """The words of a description in lower case, parties by one name each."""
    words = {word.lower() for word in re.findall(r"[\w-]+", said.region)}
    return {_PARTIES.get(word, word) for word in words}


def _contradicts(words: set[str], member: Member) -> bool:
    """Whether a description cannot be of `member`: the other party, the other gender, a running mate's office."""
    own = {_PARTIES.get(word, word) for word in member.roles}
    parties = set(_PARTIES.values())
    other = words & parties and own & parties and not words & own & parties
    mate = "vice" not in words and "vice" in own and bool(words & _STANDING)
    woman = "lady" in words and member.gender == "he"
    return bool(other) or mate or woman


def _institution(said: Phrase) -> bool:
    """Whether a body stands before the office: "the CIA director" is whoever holds it, named or not."""
    lead = said.region.split()[1:-1]
    return any(word.isupper() and len(word) > 1 and word not in ("GOP", "U.S.") for word in lead)
