"""Pronouns to their antecedents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from onrecord.domain import Attribution, SourceKind, Span, Voice
from onrecord.identify.descriptions import Descriptions
from onrecord.identify.discourse import Discourse, Entity
from onrecord.identify.kind import kind_of
from onrecord.identify.lists import PEOPLE, Family, family, singular
from onrecord.identify.members import Member
from onrecord.identify.names import GIVEN, PREFIX, Name, Sort, sort_of
from onrecord.identify.phrase import Phrase, phrase
from onrecord.language.regex import regex

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_I = frozenset("i we me us my our mine ours myself ourselves".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves these those".split())
_RELATIVE = frozenset("who whom whose which that".split())
_START = 2.0
_PER_SENTENCE, _NO_GENDER, _SUBJECT, _QUOTED, _OWNER, _PER_MENTION = 0.8, 0.7, 2.1, 1.5, 1.0, 0.15
_SAME_SENTENCE, _AFTER_QUOTATION = 0.6, 0.6
_CREDITED_LAST, _SPOKE_LAST, _UNNAMED_SPOKE_LAST = 0.3, 2.4, 0.6
"""What tells for and against an antecedent of "he" or "she"; found by random search on two thirds of dev."""
_NOT_AT_ALL = -99.0
_FORGOTTEN = 6
"""Sentences after which whoever spoke last is no longer meant."""
_SOON = 3
"""Sentences in which "they" are those who spoke."""
_COUPLE_REACH = 350
_REACH = 1200
_BEFORE_NOUN = regex(r"\b(?:the|an?|his|her|its|their|this|that|these|those) (?:[\w-]+ ){0,2}\Z", re.IGNORECASE)
_SOME_WHO = regex(r"\b(?:some|many|several|others|those|anyone|everyone|all)\Z", re.IGNORECASE)
_TITLED = regex(r"[“\"'‘][A-Z][^“”\"]{1,40}[”\"'’](?= [a-z])")
_PLURAL_VERB = regex(
    r" (?:\w+ly |also |still )?(?:are|were|have|do|say|think|believe|fear|want|know|see|hope|worry|argue|claim|feel"
    r"|insist|support|oppose|expect|doubt|complain|warn|like|dislike|hear|agree|disagree|consider|call)\b"
)
_NOUN_PHRASE = 4
"""Words that a noun phrase before "that" may have; more are a clause."""
_COLON = regex(r"(?:\s[\w,]+){1,4}:\s*[“\"][^“”\"]*")
_NESTED = 40
"""Contents before a place that are looked through for those that hold it."""
_TOLD_WHO = regex(
    rf"(?P<name>{GIVEN}{{0,2}}{PREFIX}[A-Z][\w-]*[a-z])(?:, (?:an?|the|one of)"
    r"| (?:is|was) (?:an?|the|one of)) [^.,;:“”\"]{3,90}\Z"
)
_JUST_NAMED = regex(
    rf"(?P<name>{GIVEN}{{1,3}}{PREFIX}[A-Z][\w-]*[a-z](?:['’-](?!s\b)\w+)*)(?: \([^)]*\))?(?:, \d\d)?(?:, "
    r"of [A-Z][^;]{2,30})?,?\Z"
)

_ENDS_THERE = regex(r"\s*(?:$|,\s*$|,? ?\(|,? (?:close|of|for|in|at|from|with|to|on|by|about|and|or)\b)")
_DETERMINER = regex(r"\b(?:an?|the|this|that|his|her|their|its|some|many|several|two|three)\b(?= )")
_BOUNDARY = regex(
    r"[,;:—(]|\b(?:and|or|but|that|said|says|is|was|are|were|has|have|had|from|by|with|to|of|for|in|on|at)\b",
    re.IGNORECASE,
)


class Pronouns:
    """Finds who a pronoun stands for."""

    def __init__(self, discourse: Discourse, descriptions: Descriptions, attributions: Sequence[Attribution]) -> None:
        self._descriptions = descriptions
        contents = [(part, index) for index, each in enumerate(attributions) for part in each.content]
        self._contents = sorted(contents, key=lambda each: each[0].start)
        self._discourse = discourse
        self._text = discourse.text
        self._cast = discourse.cast

    def resolve(self, word: str, place: Span, but: Collection[Member] = ()) -> Entity:
        """Who or what `word` at `place` stands for, none of `but`; nobody for a pronoun that refers to no one."""
        if word in _I:
            return self._first_person(place)
        if word in ("you", "your", "yours"):
            return self._discourse.described(SourceKind.UNNAMED_GROUP, phrase("you"), "you")
        if word in _RELATIVE:
            return self._relative(word, place)
        if word in _HE or word in _SHE:
            return self._he_or_she("he" if word in _HE else "she", place, but)
        if word in _IT:
            return self._it(place)
        if word in _THEY:
            return self._they(place)
        return self._discourse.single(SourceKind.NONE, "nobody")

    def shown(self, word: str, place: Span) -> Entity | None:
        """The document behind "it shows" and "they reveal", if a word for one stands in the sentence or the last."""
        if word not in ("it", "they"):
            return None
        before = self._cast.sentence(self._cast.sentence(place.start).span.start - 1).span.start
        start = max(before, place.start - _COUPLE_REACH)
        for match in reversed(list(re.finditer(r"[\w’'-]+", self._text[start : place.start]))):
            noun, plural = singular(match.group())
            if match.group().islower() and family(noun) is Family.DOCUMENT and plural == (word == "they"):
                lead = _BEFORE_NOUN.search(self._text[start : start + match.start()])
                words = (lead.group() if lead else "") + match.group()
                return self._noun_from(phrase(words), words, place)
        return None

    def _first_person(self, place: Span) -> Entity:
        if self._cast.voice(place.start) in (Voice.QUOTED, Voice.PARTIAL):
            owner = next(self._quoting(place), None)
            if owner:
                return owner
        return self._discourse.single(SourceKind.SELF, "the author")

    def _he_or_she(self, gender: str, place: Span, but: Collection[Member]) -> Entity:
        """Whoever was credited last, unless somebody named since fits better; else the first of that gender."""
        quoted = self._cast.voice(place.start) is Voice.QUOTED
        quoting = list(self._quoting(place)) if quoted else []  # nobody calls himself "he"
        spoken_by = {each.member for each in quoting} | (self._introducing(place) if quoted else set()) | set(but)
        previous = self._discourse.previous
        other = previous is None or previous in quoting or previous.member in but
        going_on = previous if previous and not other and self._may_go_on(previous, gender) else None
        floor = self._floor(going_on, place)
        self._meet(place, floor)
        best, score = self._best_named(gender, place, spoken_by, floor)
        if going_on and self._going_on(going_on, place) >= score:
            return going_on
        best = best or self._first_of(gender, spoken_by)
        if best is None:
            return self._discourse.described(SourceKind.UNNAMED_PERSON, phrase(gender), gender)
        return self._discourse.named((best,))

    def _first_of(self, gender: str, but: Collection[Member | None]) -> Member | None:
        """Return the first person of that gender, else the first whose name that pronoun follows."""
        people = [each for each in self._cast.members if each.sort is Sort.PERSON and each.mentions and each not in but]
        known = (each for each in people if gender == (each.gender or each.leaning))
        return next(known, None) or next((each for each in people if gender == each.leaning), None)

    def _quoting(self, place: Span) -> Iterator[Entity]:
        """Whose words hold `place`, the outermost first."""
        last = bisect_right(self._contents, place.start, key=lambda each: each[0].start)
        for part, index in self._contents[max(0, last - _NESTED) : last]:
            if part.contains(place) and index in self._discourse.credited:
                yield self._discourse.credited[index]

    def _introducing(self, place: Span) -> set[Member | None]:
        """Whose quotation it is by the words before its colon: "Vale writes: “At dawn she left”"."""
        return {
            member
            for member, name in self._cast.before(place.start, _COUPLE_REACH)
            if _COLON.fullmatch(self._text[name.span.end : place.start])
        }

    def _floor(self, going_on: Entity | None, place: Span) -> int:
        """Where an antecedent may stand at the earliest: nobody is farther off than who spoke in this paragraph."""
        if not going_on or not self._cast.same_block(self._discourse.previous_at, place.start):
            return 0
        return self._discourse.previous_at

    def _meet(self, place: Span, floor: int) -> None:
        """Take a name right before the pronoun for a person's: "Aoife Tully opened the clinic. She …"."""
        start = max(floor, self._cast.sentence(self._cast.sentence(place.start).span.start - 1).span.start)
        if self._cast.same_block(start, place.start):
            name = self._cast.perhaps_person(Span(start, place.start))
            if name:
                self._cast.called(name.words, name.span)

    def _best_named(
        self, gender: str, place: Span, but: Collection[Member | None], floor: int
    ) -> tuple[Member | None, float]:
        """The likeliest antecedent among the people named before, not before `floor`, and its points."""
        best: tuple[Member | None, float] = None, _NOT_AT_ALL
        counted: Counter[Member] = Counter()
        for member, name in self._cast.before(place.start, min(_REACH, place.start - floor)):
            if member.sort is Sort.PERSON and member.gender in (gender, "") and member not in but:
                counted[member] += 1
                points = self._points(member, name, place) + _PER_MENTION * min(counted[member], 4)
                if points > best[1]:
                    best = member, points
        return best

    def _points(self, member: Member, name: Name, place: Span) -> float:
        """What tells for `name` as the antecedent of a pronoun at `place`."""
        gap = self._cast.distance(name.span.start, place.start)
        quoted = self._cast.voice(place.start) in (Voice.QUOTED, Voice.PARTIAL)
        points = _START - _PER_SENTENCE * gap - self._unfit(member, name, place)
        points += _SUBJECT * self._cast.opens(name.span.start)
        points -= _QUOTED * (self._cast.voice(name.span.start) is Voice.QUOTED and not quoted)
        points += _SAME_SENTENCE * (gap == 0)
        points -= _OWNER * (self._text[name.span.end : name.span.end + 2] in ("’s", "'s"))
        previous = self._discourse.previous
        return points + _CREDITED_LAST * bool(previous and previous.member is member)

    def _unfit(self, member: Member, name: Name, place: Span) -> float:
        """What it costs that nothing tells the gender of `member`: in the paragraph of the pronoun, nothing."""
        known = bool(member.gender or member.leaning)
        return 0.0 if known or self._cast.same_block(name.span.start, place.start) else _NO_GENDER

    @staticmethod
    def _may_go_on(previous: Entity, gender: str) -> bool:
        """Whether the source credited last is one person of that gender."""
        single = previous.kind in (SourceKind.PERSON, SourceKind.PARTLY_NAMED, SourceKind.UNNAMED_PERSON)
        fits = previous.member is None or previous.member.gender in (gender, "")
        return single and not previous.plural and fits

    def _going_on(self, previous: Entity, place: Span) -> float:
        """What tells for the source credited last."""
        gap = self._cast.distance(self._discourse.previous_at, place.start)
        if gap > _FORGOTTEN:
            return _NOT_AT_ALL - 1
        points = _START + (_SPOKE_LAST if previous.member else _UNNAMED_SPOKE_LAST) - _PER_SENTENCE * gap
        return points + _AFTER_QUOTATION * bool(previous.member and self._after_quotation(place))

    def _after_quotation(self, place: Span) -> bool:
        """Whether the pronoun stands right behind closing marks: "…," he said."""
        return self._text[max(0, place.start - 8) : place.start].rstrip().endswith(("”", '"', "’’", "''"))

    def _relative(self, word: str, place: Span) -> Entity:
        """The noun phrase right before "who"."""
        start = self._cast.sentence(place.start).span.start
        lead = self._text[start : place.start].rstrip()
        people = word in ("who", "whom", "whose")
        crowd = self._people_before(lead) if people and _PLURAL_VERB.match(self._text, place.end) else None
        if crowd and phrase(crowd).plural:
            return self._noun_from(phrase(crowd), crowd, place)
        for member, name in self._cast.before(place.start, 90):
            if people and member.sort is not Sort.PERSON:
                continue
            between = self._text[name.span.end : place.start].strip()
            if between in ("", ",", "—", "–", "-") or re.fullmatch(r"\([^)]*\),?|, [^.;]{0,60},", between):
                return self._discourse.named((member,))
        told = _TOLD_WHO.search(lead)
        if people and told and not family(singular(told.group("name").split()[-1])[0]):
            return self._discourse.named((self._discourse.called(told, start),))
        fresh = _JUST_NAMED.search(lead)
        place_name = bool(people and fresh and sort_of(tuple(fresh.group("name").split())) is Sort.BODY)
        if word != "that" and fresh and not place_name and not family(singular(fresh.group("name").split()[-1])[0]):
            return self._discourse.named((self._discourse.called(fresh, start),))
        some = _SOME_WHO.search(lead) if people else None
        described = some.group() if some else self._people_before(lead) if people else None
        if described:
            return self._noun_from(phrase(described), described, place)
        chunk = re.split(
            r"[,;:—(\"“”]|\b(?:and|or|but|that|said|says|is|was|are|were|has|have|had|from|by|with|to|of|for|in)\b",
            lead.rstrip(" ,"),
        )
        words = chunk[-1].strip() if chunk else ""
        if not words and len(chunk) > 1:
            words = chunk[-2].strip()
        if len(words.split()) > _NOUN_PHRASE:
            words = " ".join(words.split()[-2:])
        said = phrase(words) if words else phrase(word)
        if word == "which" and (said.family is None or said.people):
            return self._it(place)
        if not words:
            return self._discourse.single(SourceKind.NONE, "nobody")
        return self._noun_from(said, words, place)

    @staticmethod
    def _people_before(lead: str) -> str | None:
        """The nearest noun phrase about people, past the places and bodies behind it: "voters in Ohio, who"."""
        clause = re.split(r"[.;:“”\"]", _TITLED.sub("it", lead))[-1]
        for match in reversed(list(re.finditer(r"[\w’'-]+", clause))):
            noun, plural = singular(match.group())
            owner = clause[match.end() - 2 : match.end()] in ("’s", "'s")
            listed = family(noun) in PEOPLE and (family(noun) is not Family.PEOPLES or match.group()[0].isupper())
            if not listed or owner or not _ENDS_THERE.match(clause, match.end()):
                continue
            region = _BOUNDARY.split(clause[: match.end()])[-1].strip()
            region = region[max((found.start() for found in _DETERMINER.finditer(region)), default=0) :]
            if plural or len(region.split()) > 1:
                return region
        return None

    def _noun_from(self, said: Phrase, words: str, place: Span) -> Entity:
        known_as = self._descriptions.definite(said, place)
        if known_as:
            return known_as
        kind = kind_of(said, words, named=[])
        return (
            self._discourse.single(SourceKind.NONE, "nobody")
            if kind is SourceKind.NONE
            else self._discourse.described(kind, said, words)
        )

    def _it(self, place: Span) -> Entity:
        near = self._discourse.latest(place, 3, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)
        if near:
            return near
        for member, name in self._cast.before(place.start, 400):
            if member.sort in (Sort.BODY, Sort.OUTLET) and self._cast.opens(name.span.start):
                return self._discourse.named((member,))
        for member, _ in self._cast.before(place.start, 300):
            if member.sort in (Sort.BODY, Sort.OUTLET):
                return self._discourse.named((member,))
        return self._discourse.described(SourceKind.DOCUMENT, phrase("it"), "it")

    def _couple(self, place: Span) -> tuple[Member, ...]:
        """The two people whom the sentence before joins by "and"."""
        near = [
            (member, name)
            for member, name in self._cast.before(place.start, _COUPLE_REACH)
            if member.sort is Sort.PERSON and self._cast.distance(name.span.start, place.start) <= 1
        ]
        for (second, later), (first, earlier) in pairwise(near):
            between = self._text[earlier.span.end : later.span.start].replace(later.title, "").strip()
            if between == "and" and first is not second:
                return first, second
        return ()

    def _they(self, place: Span) -> Entity:
        couple = self._couple(place)
        if couple:
            return self._discourse.named(couple)
        for entity in self._discourse.mentioned:
            if self._cast.distance(entity.last, place.start) > _SOON:
                break
            many = entity.plural or entity.kind in (
                SourceKind.UNNAMED_GROUP,
                SourceKind.ORGANIZATION,
                SourceKind.OUTLET,
            )
            if many:
                return entity
        start = self._cast.sentence(max(0, place.start - 200)).span.start
        for word in reversed(re.findall(r"[\w’'-]+", self._text[start : place.start])):
            said = phrase(word)
            if said.people and said.plural:
                return self._discourse.described(kind_of(said, word, named=[]), said, word)
        return self._discourse.described(SourceKind.UNNAMED_GROUP, phrase("they"), "they")
