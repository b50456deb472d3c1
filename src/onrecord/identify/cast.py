"""The people and the bodies of an article: every name once, under all the ways it is written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.domain import BlockKind, Sentence, Span, Voice
from onrecord.identify.members import (
    Member,
    Roll,
    agrees,
    likeliest,
    may_be,
    same_person,
    short_for,
)
from onrecord.identify.titles import APPOSED, gender_of, is_role, leaning_of, pronoun_after, titles_around
from onrecord.language.inflection import is_finite
from onrecord.language.names import (
    LONGEST_PERSON,
    Name,
    Sort,
    is_body_noun,
    names,
    no_surnames,
    post_before_name,
    sort_of,
)
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.nouns import determined, family, indefinite, is_people, singular
from onrecord.language.patterns import pattern
from onrecord.language.people import is_given_name
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern, word_set

_PERSON_FOLLOWS = pattern("names.person_follows")
_PERSON_SPEAKS = pattern("names.person_speaks")
_KIN = pattern("names.kin")
_BODY_AND = pattern("names.body_and")
_HOLDER_TELLS = pattern("names.holder_tells")
_AGENT = pattern("noun_phrases.agent_ending")
_DESCRIBED = pattern("titles.before_name")
_BODY_BEFORE, _BODY_BEHIND = pattern("names.described_before"), pattern("names.described_behind")
_BODY_APART = pattern("names.described_apart")
_DEED_OF_A_PERSON = pattern("organisations.deed_of_a_person")
_OF_UNIQUE_OFFICE = pattern("titles.of_unique_office")
_PROTAGONISTS = 50
_MOST_HOLDERS = 60
"""People with one title of whom a description may speak."""
_AROUND = 200
"""Characters on each side of a name in which a description of its bearer stands."""
_SHORT = 140
"""Characters of a first paragraph that may be a headline."""
_SOON = 90
"""Characters in which a pronoun behind a name tells of its bearer."""
_LAST_WORDS = 2
"""Words of a full name that stands behind the name of a house."""
_OF_A_THING = ("Its ", "its ")
_NEAREST = 3
"""Names before a pronoun that are looked through for one that may be a person's."""
_GOES_ON = regex(r",? [a-z]|, \d")
"""What follows the subject of a clause."""
_CAPITAL_WITHIN = regex(r"(?<=[a-z,] )[A-Z]\w+")
_NEXT_WORD = regex(r" (?P<word>[a-z]+)\b")


def _is_common(word: str) -> bool:
    """Whether a word is a nation's or a listed noun, and so no part of a person's name by itself."""
    return is_people(word) or family(singular(word)[0]) is not None or word in word_set("places")


class Cast:
    """Everybody whom the article names."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        blocks = (sentence.block.span for sentence in sentences)
        self._copy = next((span.start for span in blocks if span.end - span.start >= _SHORT), 0)
        self._copy *= self._copy < 3 * _SHORT
        self._roll = Roll()
        self._bodies: dict[str, list[Name]] = {}
        """The names of bodies by the noun that describes them."""
        self.unclaimed: list[Name] = []
        """Names of peoples, and names that no member of the cast is known to bear."""
        self.called_later: list[tuple[Member, Name]] = []
        """Where a source turned out to be a member of the cast, or became one."""
        cut = self._cut_headlines(list(names(text, sentences)))
        all_names = [self._as_body(self._without_post(self._behind_house(name))) for name in cut]
        all_names = self._with_bodies(all_names)
        self._introduce(all_names)
        self._gather(all_names)
        placed = [(member, name) for member in self.members for name in member.mentions]
        self._placed = sorted(placed, key=_start)
        for member in self.members:
            self._describe(member)
        self._holders: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            self._hold(member)
        self._add_titles()
        self._first = {member: name.span.end for member, name in reversed(self._placed)}
        self._by_gender: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            self._by_gender[member.gender].append(member)

    def _cut_headlines(self, all_names: list[Name]) -> list[Name]:
        """Return the names; those of headlines, where every word may have a capital, as the copy has them."""
        headline = [self.sentence(name.span.start).block.kind is BlockKind.HEADLINE for name in all_names]
        copy = {name.words for name, is_headline in zip(all_names, headline, strict=True) if not is_headline}
        return [
            self._as_in_copy(name, copy) if is_headline and name.words not in copy else name
            for name, is_headline in zip(all_names, headline, strict=True)
        ]

    def _as_in_copy(self, name: Name, copy: set[tuple[str, ...]]) -> Name:
        """Return the name of the copy that a longer one of a headline opens with: "Harl Energy Announces Loss"."""
        for count in range(len(name.words) - 1, 1, -1):
            words = name.words[:count]
            end = name.span.start + len(" ".join(words))
            known = name.sort is Sort.OUTLET or " ".join(words) in word_set("places")
            if words in copy and not known and self._text[name.span.start : end] == " ".join(words):
                return replace(name, words=words, span=Span(name.span.start, end), sort=sort_of(words, name.title))
        return name

    def _without_post(self, name: Name) -> Name:
        """Return a name without the word before it that says what its bearer does, where a person's deeds follow."""
        post = post_before_name(name.words) if name.sort is Sort.UNKNOWN and not name.title else 0
        if not post or self.in_headline(name.span.start):
            return name
        after = self._text[name.span.end : min(self._block_end(name.span.start), name.span.end + _AROUND)]
        tells = _PERSON_FOLLOWS.match(after) or _HOLDER_TELLS.match(after)
        if not (tells or (_GOES_ON.match(after) and pronoun_after(after))):
            return name
        words = name.words[post:]
        start = self._text.index(words[0], name.span.start + len(name.words[0]))
        return Name(Span(start, name.span.end), words, name.words[0], Sort.PERSON)

    def _behind_house(self, name: Name) -> Name:
        """Return the person whose name a house with "of" runs into: "Professor at the University of Harl Ann Lee".

        Somebody's post opens the sentence without an article, so that a name must follow.
        """
        if name.sort is not Sort.BODY or "of" not in name.words or name.words[-1] in no_surnames():
            return name
        behind = name.words[len(name.words) - name.words[::-1].index("of") :]
        sentence = self.sentence(name.span.start).span
        post = noun_phrase(self._text[sentence.start : name.span.start])
        after = self._text[name.span.end : name.span.end + _AROUND]
        is_post = post.people and not post.plural and post.determiner not in determined() | indefinite()
        if len(behind) <= _LAST_WORDS or not is_post or not _PERSON_FOLLOWS.match(after):
            return name
        words, house = name.words[-_LAST_WORDS:], name.words[:-_LAST_WORDS]
        start = self._text.rindex(words[0], name.span.start, name.span.end - len(words[-1]))
        return Name(Span(start, name.span.end), words, " ".join(house), Sort.PERSON)

    def _as_body(self, name: Name) -> Name:
        """Return the name as a body's where it stands beside one, undescribed: "the union and Harl Space"."""
        if name.sort is not Sort.UNKNOWN or name.title or len(name.words) == 1:
            return name
        start = max(self.sentence(name.span.start).span.start, name.span.start - _AROUND)
        beside = _BODY_AND.search(self._text, start, name.span.start)
        told = APPOSED.match(self._text, name.span.end, name.span.end + _AROUND)
        return replace(name, sort=Sort.BODY) if beside and not told else name

    def _with_bodies(self, all_names: list[Name]) -> list[Name]:
        """Return the names, those as bodies' that a description shows to be one: "the furniture chain Marwick"."""
        for name in all_names:
            if name.sort in (Sort.UNKNOWN, Sort.BODY) and not name.title and not is_given_name(name.words[0]):
                for noun in self._nouns_beside(name):
                    self._bodies.setdefault(noun, []).append(name)
        bodies = {name.words for named in self._bodies.values() for name in named}
        return [
            replace(name, sort=Sort.BODY) if name.words in bodies and name.sort is Sort.UNKNOWN else name
            for name in all_names
        ]

    def _nouns_beside(self, name: Name) -> Iterator[str]:
        """Yield the organisation's nouns that stand right before a name, behind "the", or in commas beside it."""
        sentence = self.sentence(name.span.start)
        if sentence.block.kind is BlockKind.HEADLINE:
            return
        start, end = sentence.span.start, sentence.span.end
        lead = max(start, name.span.start - _AROUND), name.span.start
        before = _BODY_BEFORE.search(self._text, *lead)
        if not before and self._text.startswith(",", name.span.end):  # "Its owner, Marwick, said"
            before = _BODY_APART.search(self._text, *lead)
        for match in (before, _BODY_BEHIND.match(self._text, name.span.end, end)):
            noun = match["noun"] if match else ""
            trade = len(name.words) == 1 and noun in word_set("trades_of_firms")
            of_either = len(name.words) > 1 and noun in word_set("people_roles")  # "Ann Lee, the producer"
            if trade or (is_body_noun(noun) and not of_either):
                yield noun

    def described_by(self, noun: str, offset: int) -> Member | None:
        """Return the body that a description has introduced up to `offset` with this noun: "the chain Marwick"."""
        named = [name for name in self._bodies.get(noun, ()) if name.span.start < offset]
        bearers = self._roll.bearers(named[-1].words) if named else ()
        return next((one for one in bearers if one.sort is Sort.BODY and one.name == named[-1].words), None)

    def _block_end(self, offset: int) -> int:
        return self.sentence(offset).block.span.end

    def _introduce(self, all_names: list[Name]) -> None:
        """First all full names, so that a surname in a headline finds its owner."""
        singles = Counter(name.words[0] for name in all_names if len(name.words) == 1)
        for name in all_names:
            headline = self.in_headline(name.span.start)
            if headline and name.title and not is_given_name(name.words[0]):
                continue
            sure = name.sort is Sort.PERSON or (name.sort is Sort.UNKNOWN and self._is_person(name, singles))
            if sure and len(name.words) > 1 and not (headline and (len(name.words) > 3 or name.sort is Sort.UNKNOWN)):
                self._person(name.words)
            elif name.sort in (Sort.BODY, Sort.OUTLET) and len(name.words) > 1:
                self._body(name)
        speaking = {name.text for name in all_names if len(name.words) == 1 and self._speaks(name)}
        for name in all_names:
            of_family = len(name.words) > 1 and singles[name.words[0]] and self._is_relative(name)
            if of_family or self._is_called_later(name, speaking):
                self._person(name.words)
        self._part(all_names)

    def _speaks(self, name: Name) -> bool:
        """Whether a verb of saying stands behind a name, and no article before it."""
        after = self._text[name.span.end : name.span.end + _SOON]
        told = _PERSON_SPEAKS.match(after) or word_pattern("cues_of_speech").match(after.lstrip())
        return bool(told) and self._before(name.span.start, 1).lower() != "the"

    def _is_called_later(self, name: Name, speaking: Collection[str]) -> bool:
        """Whether a full name is that of somebody who speaks by surname elsewhere: "Maury Vale", and "Vale said"."""
        *given, surname = name.words
        unknown = name.sort is Sort.UNKNOWN and 1 <= len(given) < LONGEST_PERSON and not surname.endswith("s")
        if not unknown or surname not in speaking or self.in_headline(name.span.start):
            return False
        described = self._before(name.span.start, 1).lower() in determined() | indefinite()
        listed = any(_is_common(word) or word in word_set("places") for word in given)
        common = _is_common(surname) or surname in no_surnames()  # "Tom Day", but not "Harl Trust"
        return not described and not listed and (not common or is_given_name(given[0]))

    def _is_relative(self, name: Name) -> bool:
        """Whether it is a full name with a known person's surname: of "Maeve Vale" and "her brother, Ian Vale"."""
        unknown = name.sort is Sort.UNKNOWN and not self.in_headline(name.span.start)
        surname = name.words[-1]
        return unknown and any(one.name[-1] == surname and len(one.name) > 1 for one in self._roll.people((surname,)))

    def _part(self, all_names: list[Name]) -> None:
        """Part a surname under a title of the other gender from its namesake: "Mr. Vale" beside Nora Vale alone."""
        for name in all_names:
            if len(name.words) > 1 or not name.title or name.sort is not Sort.PERSON:
                continue
            bearers = [member for member in self._roll.bearers(name.words) if member.sort is Sort.PERSON]
            full = [member for member in bearers if len(member.name) > 1 and may_be(member.name, name.words)]
            if full and not any(agrees(member, name) for member in bearers):
                self._person(name.words)
        for name in all_names:
            fits = [member for member in self._roll.people(name.words) if agrees(member, name)]
            if len(fits) == 1 or (fits and len(name.words) > 1):
                fits[0].sure += 1

    def _is_person(self, name: Name, singles: Counter[str]) -> bool:
        if not 2 <= len(name.words) <= 4 or name.words[-1] in no_surnames() or is_people(name.words[-1]):
            return False
        if self._before(name.span.start, 1).lower() == "the":
            return False
        after = self._text[name.span.end : name.span.end + 60]
        return bool(
            _PERSON_FOLLOWS.match(after)
            or is_role(self._before(name.span.start, 1))
            or (singles[name.words[-1]] and (APPOSED.match(after) or _KIN.search(after)))
            or (after.startswith((",", ".")) and self._is_described(name))
            or self._is_kin(name)
            or (singles[name.words[0]] and any(True for _ in titles_around("", "-", after)))  # "Li Qiang, the premier"
        )

    def _described_before(self, name: Name) -> re.Match[str] | None:
        """Return what a comma separates from the name, in the group title: "The jockey, Emrys Vale"."""
        start = max(self.sentence(name.span.start).span.start, name.span.start - _AROUND)
        return _DESCRIBED.search(self._text[start : name.span.start])

    def _is_kin(self, name: Name) -> bool:
        """Whether the name is that of somebody's relative: "his cousin, Emrys Vale"."""
        described = self._described_before(name)
        noun, plural = singular(described["title"].rpartition(" ")[2]) if described else ("", False)
        return noun in word_set("family_members") and not plural

    def _is_described(self, name: Name) -> bool:
        """Whether a comma separates the name from what its bearer does before it: "The jockey, Emrys Vale,"."""
        described = self._described_before(name)
        if not described or described["title"].startswith(_OF_A_THING):
            return False
        own = self._text[name.span.end : min(self.sentence(name.span.start).span.end, name.span.end + _AROUND)]
        agent = _AGENT.search(described["title"]) and pronoun_after(own)  # "The trumpeter, Emrys Vale, lost his case"
        return bool(agent) or is_role(described["title"])

    @property
    def members(self) -> Sequence[Member]:
        """All, in the order of their introduction."""
        return self._roll.members

    def _person(self, words: tuple[str, ...]) -> Member:
        for member in self._roll.people(words):
            if same_person(member.name, words):
                if len(words) > len(member.name):
                    self._roll.rename(member, words)
                return member
        return self._roll.add(Member(words, Sort.PERSON))

    def _body(self, name: Name) -> Member:
        first = next((word for word in name.words if word != "The"), name.words[0])
        for member in self._roll.bearers((first,)):
            alike = member.text.removeprefix("The ") == name.text.removeprefix("The ")
            initials = member.sort is Sort.OUTLET and name.text.isupper()
            if (member.sort is name.sort and alike) or (
                (member.sort is name.sort or initials) and short_for(name.words, member.name)
            ):
                return member
        return self._roll.add(Member(name.words, name.sort))

    def _gather(self, all_names: list[Name]) -> None:
        self._unplaced: list[Name] = []
        for name in all_names:
            member = self._owner(name)
            if not member:
                self.unclaimed.append(name)
            if not member and name.sort is Sort.UNKNOWN and not name.title:
                self._unplaced.append(name)
            if member:
                member.mentions.append(name)
                if name.title:
                    member.titles.append(name.title)

    def _owner(self, name: Name) -> Member | None:
        listed = len(name.words) == 1 and family(singular(name.words[0])[0]) and not name.title
        if name.sort is Sort.PEOPLE or (listed and not (self._speaks(name) and self._roll.people(name.words))):
            return None
        namesake = self._namesake(name)
        if namesake:
            return namesake
        if name.sort is Sort.BODY and len(name.words) == 1 and self._is_first_name_here(name):
            return self._person(name.words)
        if name.sort in (Sort.PERSON, Sort.UNKNOWN):
            fits = [member for member in self._roll.people(name.words) if agrees(member, name)]
            if fits:
                return likeliest(fits, name)
            bearers = self._roll.bearers(name.words) if name.sort is Sort.UNKNOWN else ()
            body = next(
                (member for member in bearers if member.sort is Sort.BODY and short_for(name.words, member.name)), None
            )
            if body:
                return body
            after = self._text[name.span.end : name.span.end + 40]
            lead = self._before(name.span.start, 1)
            if self.in_headline(name.span.start) and name.title and not is_given_name(name.words[0]):
                return None
            if name.sort is Sort.PERSON or _PERSON_SPEAKS.match(after) or is_role(lead) or self._first_name(name, lead):
                slip = self._roll.misspelt(name.text) if len(name.words) == 1 else None
                return (slip or self._person(name.words)) if lead.lower() != "the" else None
            return None
        return self._body(name)

    def _namesake(self, name: Name) -> Member | None:
        """Whoever has as a surname what looks like a body's name, or is in capitals."""
        capitals = name.text.isupper()
        if not capitals and (name.sort is not Sort.BODY or len(name.words) > 1):
            return None
        people = (member for member in self._roll.bearers(name.words) if member.sort is Sort.PERSON)
        if capitals:
            return next((member for member in people if member.name[-1].upper() == name.text), None)
        return next((member for member in people if len(member.name) > 1 and member.name[-1] == name.text), None)

    def _is_first_name_here(self, name: Name) -> bool:
        """Whether what may be a place is somebody's given name: "Georgia, 34, a nurse", "Georgia said she left"."""
        if not is_given_name(name.text) or name.text not in word_set("places"):
            return False
        end = self.sentence(name.span.start).span.end
        after = self._text[name.span.end : min(end, name.span.end + _SOON)]
        return bool(pronoun_after(after)) or any(True for _ in titles_around("", "-", after))

    def _first_name(self, name: Name, lead: str) -> bool:
        """Whether a given name alone is a person's: "named Pedro", "Maria, a nurse"."""
        if not is_given_name(name.text) or lead in word_set("prepositions_of_place"):
            return False
        after = self._text[name.span.end : name.span.end + _AROUND]
        return lead == "named" or any(True for _ in titles_around("", "-", after))

    def in_headline(self, offset: int) -> bool:
        """Whether it stands where every word may have a capital: a headline, or a short paragraph before the copy."""
        return self.sentence(offset).block.kind is BlockKind.HEADLINE or offset < self._copy

    def people(self, gender: str) -> Iterator[Member]:
        """Return the people of that gender whom the article mentions, in the order of their introduction."""
        return (member for member in self._by_gender[gender] if member.sort is Sort.PERSON and member.mentions)

    @cached_property
    def protagonists(self) -> list[Member]:
        """The people whom the article mentions more than once, most often first."""
        people = [member for member in self.members if member.sort is Sort.PERSON and len(member.mentions) > 1]
        return sorted(people, key=lambda member: -len(member.mentions))[:_PROTAGONISTS]

    @cached_property
    def _places(self) -> dict[Member, list[int]]:
        """Where each is mentioned, in order."""
        starts: dict[Member, list[int]] = defaultdict(list)
        for member, name in self._placed:
            starts[member].append(name.span.start)
        return starts

    def last_before(self, member: Member, offset: int) -> int:
        """Where `member` is mentioned last up to `offset`; -1 if not before."""
        places = self._places.get(member, [])
        index = bisect_right(places, offset)
        return places[index - 1] if index else -1

    def named_before(self, member: Member, offset: int) -> bool:
        """Whether the article has named `member` before."""
        return self._first.get(member, offset + 1) <= offset

    def having(self, words: Iterable[str]) -> list[Member]:
        """Return the members of whose names one of `words` is a part."""
        return self._roll.having(words)

    def _hold(self, member: Member) -> None:
        """Files a person under the words of the titles."""
        if member.sort is Sort.PERSON:
            for role in member.roles:
                self._holders[role].append(member)

    def holders(self, role: str) -> Sequence[Member]:
        """Return the people whose titles have this word, at most as many as an article can tell of."""
        return self._holders.get(role, [])[:_MOST_HOLDERS]

    def _add_titles(self) -> None:
        """Add "the president" as a mention, like a name, where one person alone has that title."""
        for sentence in self._sentences:
            for match in _OF_UNIQUE_OFFICE.finditer(self._text, sentence.span.start, sentence.span.end):
                owner = self.holders(match.group("role").lower())
                if len(owner) == 1:
                    name = Name(Span(*match.span()), (match.group(),), "", Sort.PERSON, by_title=True)
                    owner[0].mentions.append(name)
                    insort(self._placed, (owner[0], name), key=_start)

    def _describe(self, member: Member) -> None:
        """Titles and gender, from what stands around the mentions."""
        votes: Counter[str] = Counter()
        for name in member.mentions:
            sentence = self.sentence(name.span.start).span
            lead = self._text[max(sentence.start, name.span.start - _AROUND) : name.span.start]
            if member.sort is Sort.PERSON:
                member.titles.extend(
                    titles_around(
                        lead, name.title, self._text[name.span.end : min(sentence.end, name.span.end + _AROUND)]
                    )
                )
            votes[self._pronoun_behind(name.span)] += 1
        member.gender, member.leaning = gender_of(member), leaning_of(member, votes)

    def _pronoun_behind(self, span: Span) -> str:
        """Return the first pronoun close behind a name, in its paragraph, before another person's full name."""
        end = min(self._block_end(span.start), span.end + _SOON)
        behind = self.within(Span(span.end, end))
        others = (name.span.start for member, name in behind if member.sort is Sort.PERSON and len(name.words) > 1)
        return pronoun_after(self._text[span.end : min(others, default=end)])

    def _before(self, offset: int, words: int) -> str:
        start = max(self.sentence(offset).span.start, offset - _AROUND)
        return " ".join(self._text[start:offset].split()[-words:])

    def sentence(self, offset: int) -> Sentence:
        """Return the sentence that holds `offset`, else the one before it."""
        return self._sentences[max(0, bisect_left(self._starts, offset + 1) - 1)]

    def sentence_before(self, offset: int) -> int:
        """Return where the sentence before the one that holds `offset` starts."""
        return self.sentence(self.sentence(offset).span.start - 1).span.start

    def within(self, span: Span) -> list[tuple[Member, Name]]:
        """Return the named in `span`, in order."""
        first, last = (bisect_left(self._placed, offset, key=_start) for offset in (span.start, span.end))
        return [(member, name) for member, name in self._placed[first:last] if name.span.end <= span.end]

    def called(self, words: tuple[str, ...], span: Span, sort: Sort | None = None) -> Member:
        """Who bears this name at `span`, where no running copy told the names apart: headlines, lists, capitals.

        `sort` is what the words around the name show it to be, if they do.
        """
        member = self._called(words, span, sort)
        self.called_later.append((member, Name(span, words, "", member.sort)))
        return member

    def _called(self, words: tuple[str, ...], span: Span, sort: Sort | None) -> Member:
        spelt = len(words) > 1 and is_given_name(words[0].title())  # "BEN SHAW"
        plain = tuple(word.title() if word.isupper() and (spelt or len(word) > 3) else word for word in words)
        for candidate in self._roll.bearers(plain):
            if may_be(tuple(word.title() for word in candidate.name), tuple(word.title() for word in plain)):
                return candidate
            if candidate.sort is not Sort.PERSON and (candidate.name == words or short_for(words, candidate.name)):
                return candidate
        slip = self._roll.misspelt(plain[0]) if len(plain) == 1 else None
        if slip:
            return slip
        name = Name(span, plain, "", sort or sort_of(plain))
        member = Member(plain, Sort.PERSON if name.sort in (Sort.UNKNOWN, Sort.PEOPLE) else name.sort, [name])
        after = self._text[span.end : self.sentence(span.start).span.end]
        member.titles.extend(titles_around("", "", after))
        votes = Counter({self._pronoun_behind(span): 1})
        member.gender, member.leaning = gender_of(member), leaning_of(member, votes)
        self._roll.add(member)
        self._hold(member)
        insort(self._placed, (member, name), key=_start)
        self._first[member] = span.end
        self._by_gender[member.gender].append(member)
        self._places[member] = [span.start]
        return member

    def perhaps_person(self, span: Span, *, opening: bool = True) -> Name | None:
        """Return the last name in `span` that nothing shows to be a person's or a body's; if `opening`, a subject."""
        last = bisect_left(self._unplaced, span.end, key=lambda name: name.span.start)
        for name in reversed(self._unplaced[max(0, last - _NEAREST) : last]):
            if name.span.start < span.start:
                return None
            if self._may_be_person(name) and (not opening or self._is_subject(name)):
                return name
        return None

    def perhaps_firm(self, span: Span) -> Name | None:
        """Return the last name in `span` that opens its sentence and that nothing shows to be anybody's."""
        last = bisect_left(self._unplaced, span.end, key=lambda name: name.span.start)
        near = self._unplaced[max(0, last - _NEAREST) : last]
        firms = (name for name in reversed(near) if len(name.words) == 1 or not is_given_name(name.words[0]))
        inside = (name for name in firms if span.contains(name.span))
        return next((name for name in inside if not self._before(name.span.start, 1) and self._acts(name)), None)

    def _acts(self, name: Name) -> bool:
        """Whether a verb that a firm may have follows a word with a capital that the copy has within a sentence, too.

        That leaves out "Profit fell" and "Merrow has resigned".
        """
        verb = _NEXT_WORD.match(self._text, name.span.end)
        is_person = _DEED_OF_A_PERSON.match(self._text, name.span.end)
        finite = verb and is_finite(verb["word"]) and not is_person
        inside = len(name.words) > 1 or name.text in self._within
        return bool(finite) and inside and not _is_common(name.text)

    @cached_property
    def _within(self) -> frozenset[str]:
        """The words with a capital that stand within a sentence somewhere."""
        return frozenset(_CAPITAL_WITHIN.findall(self._text))

    def _may_be_person(self, name: Name) -> bool:
        words = 2 <= len(name.words) <= LONGEST_PERSON and name.words[-1] not in no_surnames()
        lead = self._before(name.span.start, 1).lower()
        described = lead in determined() | indefinite() | word_set("prepositions_of_place") or name.text.isupper()
        return words and not described and not any(map(_is_common, name.words))

    def _is_subject(self, name: Name) -> bool:
        lead = Span(self.sentence(name.span.start).span.start, name.span.start)
        return bool(_GOES_ON.match(self._text, name.span.end)) and self.opens(lead.end) and not self.within(lead)

    def namesakes(self, member: Member, name: Name) -> tuple[Member, ...]:
        """Return all who may be meant by a bare surname, if the copy tells nothing apart: two of one family at once."""
        if len(name.words) > 1 or name.title or member.sort is not Sort.PERSON:
            return ()
        fits = [other for other in self._roll.people(name.words) if len(other.name) > 1 and other.name[-1] == name.text]
        full = [[mention.span.start for mention in other.mentions if len(mention.words) > 1] for other in fits]
        before = [[start for start in starts if start < name.span.start] for starts in full]
        last = {self.sentence(max(starts, default=0)).span for starts in before}
        alike = len(last) == len(set(map(len, before))) == 1
        return tuple(fits) if len(fits) > 1 and alike else ()

    def before(self, offset: int, reach: int) -> list[tuple[Member, Name]]:
        """Return the named in the `reach` characters before `offset`, the nearest first."""
        return self.within(Span(max(0, offset - reach), offset))[::-1]

    def voice(self, offset: int) -> Voice:
        """Return the voice of the character at `offset`."""
        sentence = self.sentence(offset)
        return sentence.voice_at(offset) if sentence.span.start <= offset < sentence.span.end else Voice.REPORTER

    def distance(self, one: int, other: int) -> int:
        """How many sentences lie between two offsets."""
        return bisect_left(self._starts, other + 1) - bisect_left(self._starts, one + 1)

    def same_block(self, one: int, other: int) -> bool:
        """Whether two offsets stand in one paragraph."""
        return self.sentence(one).block == self.sentence(other).block

    def opens(self, offset: int) -> bool:
        """Whether the reporter's clause starts about here: the place of a subject."""
        lead = self._text[max(self.sentence(offset).span.start, offset - _AROUND) : offset]
        return len(lead.split()) <= 4


def _start(placed: tuple[Member, Name]) -> int:
    return placed[1].span.start
