"""One person or body under the words of its names: whether two names can be one bearer's, and who bears a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter

from onrecord.identify.lists import known
from onrecord.identify.names import Name, Sort
from onrecord.language.regex import regex

WOMAN = regex(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|Duchess|Baroness|\w*woman|mother|daughter|wife|widow|sister"
    r"|grandmother|first lady|actress|girl)\b"
)
MAN = regex(
    r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother|Duke|Pope|Baron|(?:spokes|congress|business|council|chair"
    r"|assembly)man"
    r"|father|son|husband|brother|grandfather|boy)\b"
)
_MOST = 60
"""Members with one word of a name in common that are told apart; no article has more."""
_LONG_ENOUGH = 5
"""Letters in a surname that may be misspelt: shorter ones are too much alike."""
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "III", "II"))
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
_PARTY = {"D": "democrat", "R": "republican"}
_SAME_ROLE = (
    frozenset({"lawyer", "attorney", "counsel"}),
    frozenset({"chair", "chairman", "chairwoman", "chairperson"}),
    frozenset({"judge", "justice"}),
    frozenset({"physician", "doctor"}),
    frozenset({"adviser", "advisor"}),
    frozenset({"wife", "ex-wife", "widow"}),
    frozenset({"husband", "ex-husband", "widower"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
)


@dataclass(slots=True, eq=False)
class Member:
    """One person, body or outlet of the article while its mentions are gathered."""

    name: tuple[str, ...]
    sort: Sort
    mentions: list[Name] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    gender: str = ""
    """ "she" or "he" as the titles or the given name tell; empty, which fits both, where neither does."""
    leaning: str = ""
    """ "she" or "he" as the pronouns behind the name suggest: they may be somebody else's."""
    sure: int = 0
    """How many mentions can be nobody else's."""
    number: int = -1
    """Its place in the order of introduction."""
    _roles: tuple[int, frozenset[str]] = (0, frozenset())

    @property
    def text(self) -> str:
        """The words of the name."""
        return " ".join(self.name)

    @property
    def roles(self) -> frozenset[str]:
        """The words of all titles, short forms written out."""
        if self._roles[0] != len(self.titles):
            self._roles = len(self.titles), self._words_of_titles()
        return self._roles[1]

    def _words_of_titles(self) -> frozenset[str]:
        words = {re.sub(r"\W+$", "", word).lower() for title in set(self.titles) for word in title.split()}
        if words & {"sen", "rep", "senator", "representative", "congressman", "congresswoman"}:
            words |= {"lawmaker", "legislator"}
        words |= {_PARTY[title[0]] for title in self.titles if title[1:2] == "-" and title[0] in _PARTY}
        words |= {_ROLE_OF_TITLE[word] for word in words if word in _ROLE_OF_TITLE}
        return frozenset(words.union(*(group for group in _SAME_ROLE if words & group)))


class Roll:
    """All members in the order of their introduction, each found by any word of its name."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._by_person: dict[tuple[str, ...], dict[Member, None]] = defaultdict(dict)
        self._by_word: dict[str, dict[Member, None]] = defaultdict(dict)
        self._by_slip: dict[str, list[Member]] = defaultdict(list)
        self._by_initials: dict[str, dict[Member, None]] = defaultdict(dict)

    def add(self, member: Member) -> Member:
        """`member`, from now on found by its name."""
        member.number = len(self.members)
        self.members.append(member)
        self._index(member)
        return member

    def rename(self, member: Member, words: tuple[str, ...]) -> None:
        """A longer form of the name of `member`."""
        member.name = words
        self._index(member)

    def _index(self, member: Member) -> None:
        for word in member.name:
            self._by_word[word.lower()][member] = None
        self._by_initials[_initials(member.name)][member] = None
        if member.sort is Sort.PERSON and len(member.name) > 1:
            for key in (*_person_keys(member.name), member.name[-2:]):
                self._by_person[key][member] = None
            for slip in _slips(_surname(member.name)):
                self._by_slip[slip].append(member)

    def bearers(self, words: tuple[str, ...]) -> list[Member]:
        """Whoever may be called by `words`: shares the word that tells names apart, or has these initials."""
        found = set(islice(self._by_initials.get(words[0].replace(".", ""), ()), _MOST)) if len(words) == 1 else set()
        for word in {_surname(words), next((each for each in words if each != "The"), words[0])}:
            found.update(islice(self._by_word.get(word.lower(), ()), _MOST))
        return sorted(found, key=attrgetter("number"))

    def people(self, words: tuple[str, ...]) -> list[Member]:
        """The people who may be called by `words`, in the order of their introduction."""
        keys = (*_person_keys(words), words[-2:]) if len(words) > 1 else ()
        near = [self._by_person.get(key, ()) for key in keys] or [self._by_word.get(words[0].lower(), ())]
        found = {member for each in near for member in islice(each, _MOST)}
        fits = [each for each in found if each.sort is Sort.PERSON and may_be(each.name, words)]
        return sorted(fits, key=attrgetter("number"))

    def having(self, words: Iterable[str]) -> list[Member]:
        """The members of whose names one of `words` is a part, in the order of their introduction."""
        found = {member for word in words for member in islice(self._by_word.get(word.lower(), ()), _MOST)}
        return sorted(found, key=attrgetter("number"))

    def misspelt(self, word: str) -> Member | None:
        """The one person with a full name whose surname is a letter away from `word`."""
        alike = (member for slip in _slips(word) for member in self._by_slip.get(slip, ()))
        one = next(alike, None)
        return None if any(other is not one for other in alike) else one


def _slips(word: str) -> set[str]:
    """`word`, and `word` without any one letter: two words a letter apart have one of these in common."""
    word = word.lower()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} if len(word) >= _LONG_ENOUGH else set()


def _surname(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if word not in _SUFFIXES), words[-1])


def _person_keys(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Two full names of one person have one of these in common: the surname, with how the given name may begin."""
    given = words[0]
    return {(_surname(words), each[:1]) for each in (given, _NICKNAMES.get(given, given))}


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names, each of two words or more, are one person's."""
    if len(one) < 2 or len(other) < 2:
        return one == other
    if not _same_given_name(one[0], other[0]) or _surname(one) != _surname(other):
        return False
    one, other = (tuple(word for word in name if word not in _SUFFIXES) for name in (one, other))
    return bool(one) and bool(other) and one[-1] == other[-1]


def _same_given_name(first: str, second: str) -> bool:
    return (
        first == second
        or _NICKNAMES.get(first, first) == _NICKNAMES.get(second, second)
        or (len(first.rstrip(".")) == 1 and second.startswith(first[0]))
        or (len(second.rstrip(".")) == 1 and first.startswith(second[0]))
    )


def may_be(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the bearer of the `full` name can be called by `words`."""
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) or (len(full) > 2 and words[0] in full[1:])
    return same_person(full, words) or (len(words) < len(full) and full[-len(words) :] == words)


def agrees(member: Member, name: Name) -> bool:
    """Whether the title before a surname fits the person: "Mr. Vale" is not Nora Vale."""
    if not name.title:
        return True
    gender = "she" if WOMAN.search(name.title) else "he" if MAN.search(name.title) else ""
    return not gender or given_gender(member.name) in (gender, "")


def likeliest(fits: list[Member], name: Name) -> Member:
    """Of several with one surname: whom the title's gender fits, then whose surname it is, then the most present."""
    gender = "she" if WOMAN.search(name.title) else "he" if MAN.search(name.title) else ""

    def rank(member: Member) -> tuple[bool, bool, int]:
        return (
            not gender or given_gender(member.name) in (gender, ""),
            member.name[-1] == name.words[-1],
            member.sure + len(member.mentions),
        )

    return max(fits, key=rank)


def short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """NBC for National Broadcasting Company; the Post for The New York Post; the Roper Center for its full name."""
    if len(short) > len(full):
        return False
    if len(short) == 1 and short[0].replace(".", "").isupper():
        return short[0].replace(".", "") == _initials(full)
    core = tuple(word for word in short if word != "The")
    return bool(core) and len(full) > len(core) and (full[: len(core)] == core or full[-len(core) :] == core)


def given_gender(words: tuple[str, ...]) -> str:
    """ "she" or "he" where the given name tells, else nothing."""
    woman, man = words[0] in known("given_names_women"), words[0] in known("given_names_men")
    return "" if woman == man else "she" if woman else "he"
