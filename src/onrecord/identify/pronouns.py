"""Pronouns to their antecedents."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.domain import Attribution, SourceKind, Span, Voice
from onrecord.identify.descriptions import Descriptions
from onrecord.identify.discourse import Discourse, Entity
from onrecord.identify.kind import kind_of
from onrecord.identify.members import Member
from onrecord.identify.wording import tidy
from onrecord.language.names import Name, Sort, sort_of
from onrecord.language.noun_phrases import NounPhrase, noun_phrase
from onrecord.language.nouns import PEOPLE, Family, family, pronouns, singular
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex


@dataclass(frozen=True, slots=True)
class AntecedentWeights:
    """Points for and against an antecedent of "he" or "she"; found by random search on two thirds of dev."""

    start: float = 2.0
    sentence_between: float = -0.8
    unknown_gender: float = -0.7
    subject: float = 2.1
    in_quotation: float = -1.5
    owner: float = -1.0
    mention: float = 0.15
    same_sentence: float = 0.6
    after_quotation: float = 0.6
    credited_last: float = 0.3
    last_speaker: float = 2.4
    unnamed_last_speaker: float = 0.6


_WEIGHTS = AntecedentWeights()
_NOT_AT_ALL = -99.0
_FORGOTTEN = 6
"""Sentences after which whoever spoke last is no longer meant."""
_SOON = 3
"""Sentences in which "they" are those who spoke."""
_COUPLE_REACH = 350
_REACH = 1200
_SUBJECT = pattern("mentions.opening_subject")
_PLURAL_SUBJECT = pattern("mentions.plural_subject")
_NAMED_FIRM = pattern("mentions.firm")
_BEFORE_NOUN = pattern("mentions.before_noun")
_SOME_WHO = pattern("mentions.some_who")
_QUOTED_TITLE = pattern("mentions.quoted_title")
_PLURAL_VERB = pattern("mentions.plural_verb")
_COLON = pattern("mentions.colon")
_INTRODUCED = pattern("mentions.introduced")
_JUST_NAMED = pattern("mentions.just_named")
_NOUN_END = pattern("mentions.noun_end")
_DETERMINER = pattern("mentions.determiner")
_BOUNDARY = pattern("mentions.boundary")
_RESEARCHERS, _RESEARCH, _FOUND = (pattern(f"research.{name}") for name in ("who_did_it", "one_work", "found_so"))
_OWN_WORDS = pattern("mentions.own_words")
_MENTIONS = 6
"""Mentions of a name behind which own words are looked for."""
_WORD = regex(r"[\w’'-]+")
_CLAUSE = regex(r"[.;:“”\"]")
_ASIDE = regex(r"\([^)]*\),?|, [^.;]{0,60},")
_NOUN_PHRASE = 4
"""Words that a noun phrase before "that" may have; more are a clause."""
_NESTED = 40
"""Contents before a place that are looked through for those that hold it."""


class Pronouns:
    """Finds who a pronoun stands for."""

    def __init__(self, discourse: Discourse, descriptions: Descriptions, attributions: Sequence[Attribution]) -> None:
        self._descriptions = descriptions
        contents = [(part, index) for index, attribution in enumerate(attributions) for part in attribution.content]
        self._contents = sorted(contents, key=lambda content: content[0].start)
        self._discourse = discourse
        self._text = discourse.text
        self._cast = discourse.cast
        self._called: dict[Member, tuple[str, int]] = {}
        """By which pronoun somebody was meant last, and where."""

    def resolve(self, word: str, span: Span, but: Collection[Member] = ()) -> Entity:
        """Who or what `word` at `span` stands for, none of `but`; nobody for a pronoun that refers to no one."""
        if word in pronouns("author"):
            return self._first_person(span)
        if word in pronouns("reader"):
            return self._discourse.described(SourceKind.UNNAMED_GROUP, noun_phrase("you"), "you")
        if word in pronouns("relative"):
            return self._relative(word, span)
        if word in pronouns("he", "she"):
            gender = "he" if word in pronouns("he") else "she"
            antecedent = self._he_or_she(gender, span, but)
            if antecedent.member:
                self._called[antecedent.member] = gender, span.start
            return antecedent
        if word in pronouns("it"):
            return self._it(span)
        if word in pronouns("they"):
            return self._they(span)
        return self._discourse.single(SourceKind.NONE, "nobody")

    def shown(self, word: str, span: Span) -> Entity | None:
        """Return the document behind "it shows" and "they reveal", if this sentence or the last has a word for one."""
        if word not in ("it", "they"):
            return None
        before = self._cast.sentence_before(span.start)
        start = max(before, span.start - _COUPLE_REACH)
        for match in reversed(list(_WORD.finditer(self._text, start, span.start))):
            noun, plural = singular(match.group())
            if match.group().islower() and family(noun) is Family.DOCUMENT and plural == (word == "they"):
                lead = _BEFORE_NOUN.search(self._text[start : match.start()])
                words = (lead.group() if lead else "") + match.group()
                return self._noun_from(noun_phrase(words), words, span)
        return None

    def _first_person(self, span: Span) -> Entity:
        if self._cast.voice(span.start) in (Voice.QUOTED, Voice.PARTIAL):
            owner = next(self._quoting(span), None)
            if owner:
                return owner
        return self._discourse.single(SourceKind.SELF, "the author")

    def _he_or_she(self, gender: str, span: Span, but: Collection[Member]) -> Entity:
        """Return the last speaker, or a more recent name that fits better; else the first of that gender."""
        quoted = self._cast.voice(span.start) is Voice.QUOTED
        quoting = list(self._quoting(span)) if quoted else []  # nobody calls himself "he"
        spoken_by = {entity.member for entity in quoting} | (self._introducing(span) if quoted else set()) | set(but)
        previous = self._discourse.previous
        other = previous is None or previous in quoting or previous.member in but
        going_on = previous if previous and not other and self._may_go_on(previous, gender, span) else None
        floor = self._floor(going_on, span)
        self._meet(span, floor)
        best, score = self._best_named(gender, span, spoken_by, floor)
        if going_on and self._going_on(going_on, span) >= score:
            return going_on
        best = best or self._just_named(span) or self._first_of(gender, spoken_by)
        if best is None:
            return self._discourse.described(SourceKind.UNNAMED_PERSON, noun_phrase(gender), gender)
        return self._discourse.named((best,))

    def _first_of(self, gender: str, but: Collection[Member | None]) -> Member | None:
        """Return the first person of that gender, else the first whose name that pronoun follows."""
        people = [
            member
            for member in self._cast.members
            if member.sort is Sort.PERSON and member.mentions and member not in but
        ]
        known = (member for member in people if gender == (member.gender or member.leaning))
        return next(known, None) or next((member for member in people if gender == member.leaning), None)

    def _quoting(self, span: Span) -> Iterator[Entity]:
        """Whose words hold `span`, the outermost first."""
        last = bisect_right(self._contents, span.start, key=lambda content: content[0].start)
        for part, index in self._contents[max(0, last - _NESTED) : last]:
            if part.contains(span) and index in self._discourse.credited:
                yield self._discourse.credited[index]

    def _introducing(self, span: Span) -> set[Member | None]:
        """Return whose quotation it is by the words before its colon: "Vale writes: “At dawn she left”"."""
        return {
            member
            for member, name in self._cast.before(span.start, _COUPLE_REACH)
            if _COLON.fullmatch(self._text[name.span.end : span.start])
        }

    def _floor(self, going_on: Entity | None, span: Span) -> int:
        """Return where an antecedent may stand at the earliest: not before the last speaker of this paragraph."""
        if not going_on or not self._cast.same_block(self._discourse.previous_at, span.start):
            return 0
        return self._discourse.previous_at

    def _meet(self, span: Span, floor: int) -> None:
        """Take a name right before the pronoun for a person's: "Aoife Tully opened the clinic. She …"."""
        name = self._cast.perhaps_person(Span(max(floor, self._near(span)), span.start))
        if name:
            self._cast.called(name.words, name.span)

    def _just_named(self, span: Span) -> Member | None:
        """Return whoever may be named right before the pronoun, as no subject: "The mill is Aoife Tully's. She …"."""
        name = self._cast.perhaps_person(Span(self._near(span), span.start), opening=False)
        return self._cast.called(name.words, name.span) if name else None

    def _near(self, span: Span) -> int:
        """Return where the sentence before that of `span` begins; its own, where that opens the paragraph."""
        before = self._cast.sentence_before(span.start)
        return before if self._cast.same_block(before, span.start) else self._cast.sentence(span.start).span.start

    def _best_named(
        self, gender: str, span: Span, but: Collection[Member | None], floor: int
    ) -> tuple[Member | None, float]:
        """Return the likeliest antecedent among the people named before, not before `floor`, and its points."""
        best: tuple[Member | None, float] = None, _NOT_AT_ALL
        counted: Counter[Member] = Counter()
        for member, name in self._cast.before(span.start, min(_REACH, span.start - floor)):
            if member.sort is Sort.PERSON and self._fits(member, gender, span) and member not in but:
                counted[member] += 1
                points = self._points(member, name, span) + _WEIGHTS.mention * min(counted[member], 4)
                if points > best[1]:
                    best = member, points
        return best

    def _points(self, member: Member, name: Name, span: Span) -> float:
        """Return what tells for `name` as the antecedent of a pronoun at `span`."""
        gap = self._cast.distance(name.span.start, span.start)
        quoted = self._cast.voice(span.start) in (Voice.QUOTED, Voice.PARTIAL)
        points = _WEIGHTS.start + _WEIGHTS.sentence_between * gap + self._gender(member, name, span)
        points += _WEIGHTS.subject * self._cast.opens(name.span.start)
        points += _WEIGHTS.in_quotation * (self._cast.voice(name.span.start) is Voice.QUOTED and not quoted)
        points += _WEIGHTS.same_sentence * (gap == 0)
        points += _WEIGHTS.owner * (self._text[name.span.end : name.span.end + 2] in ("’s", "'s"))
        previous = self._discourse.previous
        return points + _WEIGHTS.credited_last * bool(previous and previous.member is member)

    def _gender(self, member: Member, name: Name, span: Span) -> float:
        """Return what it costs that nothing tells the gender of `member`: in the paragraph of the pronoun, nothing."""
        known = bool(member.gender or member.leaning)
        return 0.0 if known or self._cast.same_block(name.span.start, span.start) else _WEIGHTS.unknown_gender

    def _fits(self, member: Member, gender: str, span: Span) -> bool:
        """Whether the pronoun at `span` may mean `member`: nobody is both "he" and "she" in one paragraph."""
        called, at = self._called.get(member, (gender, span.start))
        told = member.gender or (called if self._cast.same_block(at, span.start) and member in self._called else "")
        return (told or self._by_own_words(member) or gender) == gender

    def _by_own_words(self, member: Member) -> str:
        """Return "he" or "she" as somebody's own letter or report tells: "Vale wrote in her report"."""
        ends = (name.span.end for name in member.mentions[:_MENTIONS])
        own = next((match for end in ends if (match := _OWN_WORDS.match(self._text, end))), None)
        return "" if own is None else "he" if own["he"] else "she"

    def _may_go_on(self, previous: Entity, gender: str, span: Span) -> bool:
        """Whether the source credited last is one person of that gender."""
        single = previous.kind in (SourceKind.PERSON, SourceKind.PARTLY_NAMED, SourceKind.UNNAMED_PERSON)
        fits = previous.member is None or self._fits(previous.member, gender, span)
        return single and not previous.plural and fits

    def _going_on(self, previous: Entity, span: Span) -> float:
        """Return the points of the source credited last."""
        gap = self._cast.distance(self._discourse.previous_at, span.start)
        if gap > _FORGOTTEN:
            return _NOT_AT_ALL - 1
        speaker = _WEIGHTS.last_speaker if previous.member else _WEIGHTS.unnamed_last_speaker
        points = _WEIGHTS.start + speaker + _WEIGHTS.sentence_between * gap
        return points + _WEIGHTS.after_quotation * bool(previous.member and self._after_quotation(span))

    def _after_quotation(self, span: Span) -> bool:
        """Whether the pronoun stands right behind closing marks: "…," he said."""
        return self._text[max(0, span.start - 8) : span.start].rstrip().endswith(("”", '"', "’’", "''"))

    def _relative(self, word: str, span: Span) -> Entity:
        """Return the source that the noun phrase right before "who" names."""
        start = self._cast.sentence(span.start).span.start
        lead = self._text[start : span.start].rstrip()
        people = word in ("who", "whom", "whose")
        crowd = self._people_before(lead) if people and _PLURAL_VERB.match(self._text, span.end) else None
        if crowd and noun_phrase(crowd).plural:
            return self._noun_from(noun_phrase(crowd), crowd, span)
        for member, name in self._cast.before(span.start, 90):
            if people and member.sort is not Sort.PERSON:
                continue
            between = self._text[name.span.end : span.start].strip()
            if between in ("", ",", "—", "–", "-") or _ASIDE.fullmatch(between):
                return self._discourse.named((member,))
        introduced = _INTRODUCED.search(lead)
        if people and introduced and not family(singular(introduced.group("name").split()[-1])[0]):
            return self._discourse.named((self._discourse.called(introduced, start),))
        fresh = _JUST_NAMED.search(lead)
        place_name = bool(people and fresh and sort_of(tuple(fresh.group("name").split())) is Sort.BODY)
        if word != "that" and fresh and not place_name and not family(singular(fresh.group("name").split()[-1])[0]):
            return self._discourse.named((self._discourse.called(fresh, start),))
        some = _SOME_WHO.search(lead) if people else None
        described = some.group() if some else self._people_before(lead) if people else None
        if described:
            return self._noun_from(noun_phrase(described), described, span)
        chunk = _BOUNDARY.split(lead.rstrip(" ,"))
        words = chunk[-1].strip() if chunk else ""
        if not words and len(chunk) > 1:
            words = chunk[-2].strip()
        if len(words.split()) > _NOUN_PHRASE:
            words = " ".join(words.split()[-2:])
        phrase = noun_phrase(words) if words else noun_phrase(word)
        if word == "which" and (phrase.family is None or phrase.people):
            return self._it(span)
        if not words:
            return self._discourse.single(SourceKind.NONE, "nobody")
        return self._noun_from(phrase, words, span)

    @staticmethod
    def _people_before(lead: str) -> str | None:
        """Return the nearest noun phrase about people, past the places behind it: "voters in Ohio, who"."""
        clause = _CLAUSE.split(_QUOTED_TITLE.sub("it", lead))[-1]
        for match in reversed(list(_WORD.finditer(clause))):
            noun, plural = singular(match.group())
            owner = clause[match.end() - 2 : match.end()] in ("’s", "'s")
            listed = family(noun) in PEOPLE and (family(noun) is not Family.PEOPLES or match.group()[0].isupper())
            if not listed or owner or not _NOUN_END.match(clause, match.end()):
                continue
            region = _BOUNDARY.split(clause[: match.end()])[-1].strip()
            region = region[max((found.start() for found in _DETERMINER.finditer(region)), default=0) :]
            if plural or len(region.split()) > 1:
                return region
        return None

    def _noun_from(self, phrase: NounPhrase, words: str, span: Span) -> Entity:
        known_as = self._descriptions.definite(phrase, span)
        if known_as:
            return known_as
        kind = kind_of(phrase, words, named=[])
        return (
            self._discourse.single(SourceKind.NONE, "nobody")
            if kind is SourceKind.NONE
            else self._discourse.described(kind, phrase, words)
        )

    def _it(self, span: Span) -> Entity:
        opening = self._opening(span)
        if opening:
            return opening
        near = self._discourse.latest(span, 3, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT)
        if near:
            return near
        for member, name in self._cast.before(span.start, 400):
            if member.sort in (Sort.BODY, Sort.OUTLET) and self._cast.opens(name.span.start):
                return self._discourse.named((member,))
        for member, _ in self._cast.before(span.start, 300):
            if member.sort in (Sort.BODY, Sort.OUTLET):
                return self._discourse.named((member,))
        return self._discourse.described(SourceKind.DOCUMENT, noun_phrase("it"), "it")

    def _opening(self, span: Span) -> Entity | None:
        """Return the organisation that opens the sentence of "it", as its subject: "Harl Water serves us, it said"."""
        sentence = self._cast.sentence(span.start).span
        match = _SUBJECT.match(self._text, sentence.start, span.start)
        if not match or self._cast.voice(sentence.start) is not Voice.REPORTER:
            return None
        words = match["words"]
        subject = Span(*match.span("words"))
        for member, name in self._cast.within(subject):
            whole = name.span.end == subject.end
            return self._discourse.named((member,)) if whole and member.sort in (Sort.BODY, Sort.OUTLET) else None
        phrase = noun_phrase(words)
        if phrase.family is Family.BODY and not phrase.plural:
            return self._descriptions.definite(phrase, subject) or self._discourse.described(
                SourceKind.ORGANIZATION, phrase, words
            )
        firm = _NAMED_FIRM.fullmatch(words) and sort_of(tuple(words.split())) is Sort.UNKNOWN
        return self._discourse.described(SourceKind.ORGANIZATION, phrase, words) if firm else None

    def _couple(self, span: Span) -> tuple[Member, ...]:
        """Return the two people whom the sentence before joins by "and"."""
        near = [
            (member, name)
            for member, name in self._cast.before(span.start, _COUPLE_REACH)
            if member.sort is Sort.PERSON and self._cast.distance(name.span.start, span.start) <= 1
        ]
        for (second, later), (first, earlier) in pairwise(near):
            between = self._text[earlier.span.end : later.span.start].replace(later.title, "").strip()
            if between == "and" and first is not second:
                return first, second
        return ()

    def _researchers(self, span: Span) -> Entity | None:
        """Return the research that the one or two sentences before "they found" tell of, or who did it.

        Whoever is studied is named there, too, and reports nothing: "Nurses err more, says a paper. They report …".
        """
        start = self._cast.sentence_before(span.start)
        for reach in (start, self._cast.sentence(start - 1).span.start):
            if not self._cast.same_block(reach, span.start):
                break
            makers = list(_RESEARCHERS.finditer(self._text, reach, span.start))
            works = list(_RESEARCH.finditer(self._text, reach, span.start))
            for match in (*makers[-1:], *works[-1:]):
                words = tidy(match.group())
                return self._noun_from(noun_phrase(words), words, span)
        return None

    def _team(self, span: Span) -> Entity | None:
        """Return the team that is the plural subject of the sentence of "they": "Rovers have won, they said"."""
        sentence = self._cast.sentence(span.start).span
        match = _PLURAL_SUBJECT.match(self._text, sentence.start, span.start)
        if not match or self._cast.voice(match.start("words")) is not Voice.REPORTER:
            return None
        words, subject = match["words"], Span(*match.span("words"))
        known = next((member for member, name in self._cast.within(subject) if name.span.end == subject.end), None)
        if known:
            return self._discourse.named((known,)) if known.sort in (Sort.BODY, Sort.OUTLET) else None
        phrase = noun_phrase(words)
        several = phrase.people or sort_of(tuple(words.split())) is not Sort.UNKNOWN  # "Republicans", "Voters"
        return None if several else self._discourse.described(SourceKind.ORGANIZATION, phrase, words)

    def _they(self, span: Span) -> Entity:
        couple = self._couple(span)
        if couple:
            return self._discourse.named(couple)
        researchers = self._researchers(span) if _FOUND.match(self._text, span.end) else None
        team = researchers or self._team(span)
        if team:
            return team
        for entity in self._discourse.mentioned:
            if self._cast.distance(entity.last, span.start) > _SOON:
                break
            many = entity.plural or entity.kind in (
                SourceKind.UNNAMED_GROUP,
                SourceKind.ORGANIZATION,
                SourceKind.OUTLET,
            )
            if many:
                return entity
        start = self._cast.sentence(max(0, span.start - 200)).span.start
        for word in reversed(_WORD.findall(self._text, start, span.start)):
            phrase = noun_phrase(word)
            if phrase.people and phrase.plural:
                return self._discourse.described(kind_of(phrase, word, named=[]), phrase, word)
        return self._discourse.described(SourceKind.UNNAMED_GROUP, noun_phrase("they"), "they")
