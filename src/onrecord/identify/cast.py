"""The people and the bodies of an article: every name once, under all the ways it is written."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.domain import BlockKind, Sentence, Span, Voice
from onrecord.identify.lists import FUNCTION_WORDS, PEOPLE, Family, bare, family, known, singular
from onrecord.identify.names import LOCATED, Name, Sort, names, sort_of

_WOMAN = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|Duchess|Baroness|\w*woman|mother|daughter|wife|widow|sister"
    r"|grandmother|first lady|actress|girl)\b"
)
_MAN = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother|Duke|Pope|Baron|(?:spokes|congress|business|council|chair"
    r"|assembly)man"
    r"|father|son|husband|brother|grandfather|boy)\b"
)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\s*,?\s*(?:has |had |also |later |then |\w+ly )*(?:said|says|told|tells|added|asked|wrote|writes|argued|argues"
    r"|tweeted|explained|replied|insisted|claimed|acknowledged|noted|who\b|whose\b|\d\d,)"
)
_SAID = re.compile(_SPEAKS.pattern.replace(r"|who\b|whose\b", ""))
_APPOSED = re.compile(
    r"(?: \([^)]{1,30}\))?(?:, (?:\d{1,2}, )?| – | — )(?P<title>(?:an? |the |who (?:is|was|has been|served as"
    r"|heads|leads"
    r"|runs|chairs|directs|works|worked) |[a-z]|[A-Z][\w’']+'s )[^,;—–()\n\"“”]{2,110}?)(?=[,;.—–)]|$)"
)
_APPOSED_BEFORE = re.compile(
    r"(?P<title>\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|(?:[A-Z]\w+ )?[A-Z]\w+['’]s) [\w'’ -]{2,60}), \Z"
)
_PARTY = re.compile(r" \((?P<party>[RDI])-(?P<place>[A-Z][\w. ]{1,12})\)|, (?:Republican|Democrat) of [A-Z]\w+")
_NICKNAMES = {
    "Bill": "William", "Bob": "Robert", "Jim": "James", "Mike": "Michael", "Joe": "Joseph", "Tom": "Thomas",
    "Dick": "Richard", "Rick": "Richard", "Ted": "Edward", "Chuck": "Charles", "Dave": "David", "Dan": "Daniel",
    "Chris": "Christopher", "Tim": "Timothy", "Steve": "Stephen", "Liz": "Elizabeth", "Kate": "Katherine",
    "Bernie": "Bernard", "Jeb": "John", "Mitch": "Mitchell", "Don": "Donald", "Ron": "Ronald", "Ken": "Kenneth",
    "Ben": "Benjamin", "Sam": "Samuel", "Al": "Albert", "Andy": "Andrew", "Matt": "Matthew", "Nick": "Nicholas",
    "Pat": "Patrick", "Greg": "Gregory", "Jeff": "Jeffrey", "Larry": "Lawrence", "Tony": "Anthony", "Will": "William",
}  # fmt: skip
_ROLE_OF_TITLE = {
    "sen": "senator", "rep": "representative", "gov": "governor", "pres": "president", "dr": "doctor",
    "lt": "lieutenant", "gen": "general", "col": "colonel", "sgt": "sergeant", "prof": "professor", "rev": "reverend",
}  # fmt: skip

_SAME_ROLE = (
    frozenset({"lawyer", "attorney", "counsel"}),
    frozenset({"chair", "chairman", "chairwoman", "chairperson"}),
    frozenset({"judge", "justice"}),
    frozenset({"physician", "doctor"}),
    frozenset({"adviser", "advisor"}),
)

_OFFICES = frozenset(
    "president senator governor mayor congressman congresswoman chairman chairwoman judge sheriff commissioner "
    "director minister chancellor ambassador nominee attorney lawyer professor".split()
)
_BY_TITLE = re.compile(rf"\b[Tt]he (?P<role>{'|'.join(sorted(_OFFICES))})\b(?! (?:of|elect|and)\b| [A-Z])")


@dataclass(slots=True, eq=False)
class Member:
    """One person, body or outlet of the article while its mentions are gathered."""

    name: tuple[str, ...]
    sort: Sort
    mentions: list[Name] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    gender: str = ""

    @property
    def text(self) -> str:
        """The words of the name."""
        return " ".join(self.name)

    @property
    def roles(self) -> frozenset[str]:
        """The words of all titles, short forms written out."""
        words = {re.sub(r"\W+$", "", word).lower() for title in self.titles for word in title.split()}
        if words & {"sen", "rep", "senator", "representative", "congressman", "congresswoman"}:
            words |= {"lawmaker", "legislator"}
        words |= {_ROLE_OF_TITLE[word] for word in words if word in _ROLE_OF_TITLE}
        return frozenset(words.union(*(group for group in _SAME_ROLE if words & group)))


class Cast:
    """Everybody whom the article names."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self.members: list[Member] = []
        found = list(names(text, sentences))
        self._introduce(found)
        self._gather(found)
        placed = [(member, name) for member in self.members for name in member.mentions]
        self._placed = sorted(placed, key=_start)
        for member in self.members:
            self._describe(member)
        self._add_titles()

    def _introduce(self, found: list[Name]) -> None:
        """First all full names, so that a surname in a headline finds its owner."""
        singles = Counter(name.words[0] for name in found if len(name.words) == 1)
        for name in found:
            headline = self.sentence(name.span.start).block.kind is BlockKind.HEADLINE
            sure = name.sort is Sort.PERSON or (name.sort is Sort.UNKNOWN and self._is_person(name, singles))
            if sure and len(name.words) > 1 and not (headline and (len(name.words) > 3 or name.sort is Sort.UNKNOWN)):
                self._person(name.words)
            elif name.sort in (Sort.BODY, Sort.OUTLET) and len(name.words) > 1:
                self._body(name)

    def _is_person(self, name: Name, singles: Counter[str]) -> bool:
        if not 2 <= len(name.words) <= 4 or name.words[-1] in LOCATED:
            return False
        after = self._text[name.span.end : name.span.end + 60]
        return bool(
            _SPEAKS.match(after)
            or _is_role(self._before(name.span.start, 1))
            or (singles[name.words[-1]] and _APPOSED.match(after))
        )

    def _person(self, words: tuple[str, ...]) -> Member:
        for member in self.members:
            if member.sort is Sort.PERSON and _same_person(member.name, words):
                if len(words) > len(member.name):
                    member.name = words
                return member
        self.members.append(Member(words, Sort.PERSON))
        return self.members[-1]

    def _body(self, name: Name) -> Member:
        for member in self.members:
            if member.sort is name.sort and (
                member.text.removeprefix("The ") == name.text.removeprefix("The ")
                or _short_for(name.words, member.name)
            ):
                return member
        self.members.append(Member(name.words, name.sort))
        return self.members[-1]

    def _gather(self, found: list[Name]) -> None:
        for name in found:
            member = self._owner(name)
            if member:
                member.mentions.append(name)
                if name.title:
                    member.titles.append(name.title)

    def _owner(self, name: Name) -> Member | None:
        if name.sort is Sort.PEOPLE or (len(name.words) == 1 and family(singular(name.words[0])[0]) and not name.title):
            return None
        people = [each for each in self.members if each.sort is Sort.PERSON]
        if name.sort is Sort.BODY and len(name.words) == 1 and not name.text.isupper():
            namesakes = [each for each in people if len(each.name) > 1 and each.name[-1] == name.text]
            if namesakes:
                return namesakes[0]
        shouted = [each for each in people if name.text.isupper() and each.name[-1].upper() == name.text]
        if shouted:
            return shouted[0]
        if name.sort in (Sort.PERSON, Sort.UNKNOWN):
            fits = [each for each in people if _may_be(each.name, name.words) and _agrees(each, name)]
            if fits:
                return _likeliest(fits, name)
            bodies = [each for each in self.members if each.sort is Sort.BODY and _short_for(name.words, each.name)]
            if bodies and name.sort is Sort.UNKNOWN:
                return bodies[0]
            after = self._text[name.span.end : name.span.end + 40]
            lead = self._before(name.span.start, 1)
            if name.sort is Sort.PERSON or _SAID.match(after) or _is_role(lead):
                return self._person(name.words) if lead.lower() != "the" else None
            return None
        return self._body(name)

    def _add_titles(self) -> None:
        """ "The president" wherever one person alone has that title: a mention like a name."""
        people = [member for member in self.members if member.sort is Sort.PERSON]
        owners = {role: [each for each in people if role in each.roles] for role in _OFFICES}
        for sentence in self._sentences:
            for match in _BY_TITLE.finditer(self._text, sentence.span.start, sentence.span.end):
                owner = owners[match.group("role").lower()]
                if len(owner) == 1:
                    name = Name(Span(*match.span()), (match.group(),), "", Sort.PERSON)
                    owner[0].mentions.append(name)
                    insort(self._placed, (owner[0], name), key=_start)

    def _describe(self, member: Member) -> None:
        votes: Counter[str] = Counter()
        for name in member.mentions:
            before = self._before(name.span.start, 6)
            if member.sort is Sort.PERSON and not name.title:
                lead = _role_words(before)
                if lead:
                    member.titles.append(lead)
            if member.sort is Sort.PERSON:
                self._appositions(member, name)
                apposed = _APPOSED_BEFORE.search(
                    self._text[self.sentence(name.span.start).span.start : name.span.start]
                )
                if apposed and not name.title and _is_title(apposed.group("title")):
                    member.titles.append(apposed.group("title"))
            votes[self._pronoun_after(name)] += 1
        member.gender = _gender(member, votes)

    def _appositions(self, member: Member, name: Name) -> None:
        after = self._text[name.span.end : self.sentence(name.span.start).span.end]
        party = _PARTY.match(after)
        if party:
            member.titles.append(party.group().strip(" (),"))
        match = _APPOSED.match(after)
        if match and _is_title(match.group("title")):
            member.titles.append(match.group("title"))

    def _pronoun_after(self, name: Name) -> str:
        after = self._text[name.span.end : name.span.end + 90]
        he, she = _HE.search(after), _SHE.search(after)
        if he and (not she or he.start() < she.start()):
            return "he"
        return "she" if she else ""

    def _before(self, offset: int, words: int) -> str:
        start = self.sentence(offset).span.start
        return " ".join(self._text[start:offset].split()[-words:])

    def sentence(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, else the one before it."""
        return self._sentences[max(0, bisect_left(self._starts, offset + 1) - 1)]

    def within(self, span: Span) -> list[tuple[Member, Name]]:
        """The named in `span`, in order."""
        first, last = (bisect_left(self._placed, offset, key=_start) for offset in (span.start, span.end))
        return [(member, name) for member, name in self._placed[first:last] if name.span.end <= span.end]

    def called(self, words: tuple[str, ...], span: Span) -> Member:
        """Who bears this name at `span`, where no running copy told the names apart: headlines, lists, capitals."""
        plain = tuple(word.title() if word.isupper() and len(word) > 3 else word for word in words)
        for each in self.members:
            if _may_be(tuple(word.title() for word in each.name), tuple(word.title() for word in plain)):
                return each
            if each.sort is not Sort.PERSON and (each.name == words or _short_for(words, each.name)):
                return each
        name = Name(span, plain, "", sort_of(plain))
        member = Member(plain, Sort.PERSON if name.sort in (Sort.UNKNOWN, Sort.PEOPLE) else name.sort, [name])
        self._appositions(member, name)
        member.gender = _gender(member, Counter({self._pronoun_after(name): 1}))
        self.members.append(member)
        insort(self._placed, (member, name), key=_start)
        return member

    def before(self, offset: int, reach: int) -> list[tuple[Member, Name]]:
        """The named in the `reach` characters before `offset`, the nearest first."""
        return self.within(Span(max(0, offset - reach), offset))[::-1]

    def voice(self, offset: int) -> Voice:
        """The voice of the character at `offset`."""
        sentence = self.sentence(offset)
        return sentence.voice_at(offset) if sentence.span.start <= offset < sentence.span.end else Voice.REPORTER

    def distance(self, one: int, other: int) -> int:
        """How many sentences lie between two offsets."""
        return bisect_left(self._starts, other + 1) - bisect_left(self._starts, one + 1)

    def opens(self, offset: int) -> bool:
        """Whether the reporter's clause starts about here: the place of a subject."""
        lead = self._text[self.sentence(offset).span.start : offset]
        return len(lead.split()) <= 4


def _start(placed: tuple[Member, Name]) -> int:
    return placed[1].span.start


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names, each of two words or more, are one person's."""
    if len(one) < 2 or len(other) < 2:
        return one == other
    suffixes = ("Jr", "Jr.", "Sr", "III", "II")
    one, other = (tuple(word for word in name if word not in suffixes) for name in (one, other))
    if one[-1] != other[-1] or not one or not other:
        return False
    first, second = one[0], other[0]
    return (
        first == second
        or _NICKNAMES.get(first, first) == _NICKNAMES.get(second, second)
        or (len(first.rstrip(".")) == 1 and second.startswith(first[0]))
        or (len(second.rstrip(".")) == 1 and first.startswith(second[0]))
    )


def _may_be(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) or (len(full) > 2 and words[0] in full[1:])
    return _same_person(full, words) or (len(words) < len(full) and full[-len(words) :] == words)


def _agrees(member: Member, name: Name) -> bool:
    """Whether the title before a surname fits the person: Mr. Obama is not Michelle Obama."""
    gender = "she" if _WOMAN.search(name.title) else "he" if _MAN.search(name.title) else ""
    return not gender or _given_gender(member.name) in (gender, "")


def _likeliest(fits: list[Member], name: Name) -> Member:
    """Of several with one surname: whom the title's gender fits, then whose surname it is, then the most present."""
    gender = "she" if _WOMAN.search(name.title) else "he" if _MAN.search(name.title) else ""

    def rank(member: Member) -> tuple[bool, bool, int]:
        return (
            not gender or _given_gender(member.name) in (gender, ""),
            member.name[-1] == name.words[-1],
            len(member.mentions),
        )

    return max(fits, key=rank)


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """NBC for National Broadcasting Company; the Post for The New York Post; the Roper Center for its full name."""
    if len(short) > len(full):
        return False
    if len(short) == 1 and short[0].replace(".", "").isupper():
        letters = "".join(word[0] for word in full if word[0].isupper())
        return short[0].replace(".", "") == letters
    core = tuple(word for word in short if word != "The")
    return bool(core) and len(full) > len(core) and (full[: len(core)] == core or full[-len(core) :] == core)


def _given_gender(words: tuple[str, ...]) -> str:
    woman, man = words[0] in known("given_names_women"), words[0] in known("given_names_men")
    return "" if woman == man else "she" if woman else "he"


def _gender(member: Member, votes: Counter[str]) -> str:
    if member.sort is not Sort.PERSON:
        return ""
    titles = " ".join(member.titles)
    if bool(_WOMAN.search(titles)) != bool(_MAN.search(titles)):
        return "she" if _WOMAN.search(titles) else "he"
    given = _given_gender(member.name)
    if given:
        return given
    he, she = votes["he"], votes["she"]
    return "" if he == she else "he" if he > she else "she"


def _is_role(words: str) -> bool:
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    noun, plural = singular(last)
    return not plural and bare(last) == last and family(noun) in PEOPLE - {Family.PEOPLES} and last[:1].islower()


def _role_words(before: str) -> str:
    """The description right before a name: "retired Air Force general", "Democratic nominee"."""
    words = before.split()
    if not words or not _is_role(words[-1]):
        return ""
    kept: list[str] = []
    for word in reversed(words):
        if word.lower() in FUNCTION_WORDS or not word[-1].isalnum():
            break
        kept.insert(0, word)
    return " ".join(kept)


def _is_title(words: str) -> bool:
    """Whether an apposition says what somebody is."""
    return any(family(singular(word)[0]) in PEOPLE - {Family.PEOPLES} for word in re.findall(r"[\w'’-]+", words)[:9])
