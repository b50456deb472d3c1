"""One person or body under the words of its names: whether two names can be one bearer's, and who bears a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from operator import attrgetter

from onrecord.language.names import Name, Sort
from onrecord.language.patterns import pattern
from onrecord.language.people import given_gender
from onrecord.language.word_lists import word_set, words

_WOMAN = pattern("titles.woman")
_MAN = pattern("titles.man")
_PARTY_LETTER = pattern("names.party_and_place")
_MOST = 60
"""Members with one word of a name in common that are told apart; no article has more."""
_LONG_ENOUGH = 5
"""Letters in a surname that may be misspelt: shorter ones are too much alike."""


@dataclass(slots=True, eq=False)
class Member:
    """One person, body or outlet of the article while its mentions are gathered."""

    name: tuple[str, ...]
    sort: Sort
    mentions: list[Name] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    gender: str = ""
    """"she" or "he" as the titles or the given name tell; empty, which fits both, where neither does."""
    leaning: str = ""
    """"she" or "he" as the pronouns behind the name suggest: they may be somebody else's."""
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
        held = {re.sub(r"\W+$", "", word).lower() for title in set(self.titles) for word in title.split()}
        held |= {title[0].lower() for title in self.titles if _PARTY_LETTER.match(title)}
        return frozenset(held.union(*(_further_roles()[word] for word in held if word in _further_roles())))


@cache
def _further_roles() -> dict[str, set[str]]:
    """Return what the holders of a title are, too, by the words of the title."""
    roles: dict[str, set[str]] = defaultdict(set)
    for item in words("roles_of_titles"):
        role, _, word = item.partition(": ")
        roles[word].add(role)
    return dict(roles)


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
        """Give `member` a longer form of its name."""
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
        bearers = set(islice(self._by_initials.get(words[0].replace(".", ""), ()), _MOST)) if len(words) == 1 else set()
        for word in {_surname(words), next((word for word in words if word != "The"), words[0])}:
            bearers.update(islice(self._by_word.get(word.lower(), ()), _MOST))
        return sorted(bearers, key=attrgetter("number"))

    def people(self, words: tuple[str, ...]) -> list[Member]:
        """Return the people who may be called by `words`, in the order of their introduction."""
        keys = (*_person_keys(words), words[-2:]) if len(words) > 1 else ()
        near = [self._by_person.get(key, ()) for key in keys] or [self._by_word.get(words[0].lower(), ())]
        candidates = {member for group in near for member in islice(group, _MOST)}
        fits = [member for member in candidates if member.sort is Sort.PERSON and may_be(member.name, words)]
        return sorted(fits, key=attrgetter("number"))

    def having(self, words: Iterable[str]) -> list[Member]:
        """Return the members of whose names one of `words` is a part, in the order of their introduction."""
        members = {member for word in words for member in islice(self._by_word.get(word.lower(), ()), _MOST)}
        return sorted(members, key=attrgetter("number"))

    def misspelt(self, word: str) -> Member | None:
        """Return the one person with a full name whose surname is a letter away from `word`."""
        alike = (member for slip in _slips(word) for member in self._by_slip.get(slip, ()))
        one = next(alike, None)
        return None if any(other is not one for other in alike) else one


def _slips(word: str) -> set[str]:
    """`word`, and `word` without any one letter: two words a letter apart have one of these in common."""
    word = word.lower()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} if len(word) >= _LONG_ENOUGH else set()


def _surname(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if word not in word_set("name_suffixes")), words[-1])


def _person_keys(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Two full names of one person have one of these in common: the surname, with how the given name may begin."""
    given = words[0]
    return {(_surname(words), name[:1]) for name in (given, _whole(given))}


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names, each of two words or more, are one person's."""
    if len(one) < 2 or len(other) < 2:
        return one == other
    if one == other:
        return True
    if not _same_given_name(one[0], other[0]) or _surname(one) != _surname(other):
        return False
    one, other = (tuple(word for word in name if word not in word_set("name_suffixes")) for name in (one, other))
    return bool(one) and bool(other) and one[-1] == other[-1]


def _same_given_name(first: str, second: str) -> bool:
    return (
        first == second
        or _whole(first) == _whole(second)
        or (len(first.rstrip(".")) == 1 and second.startswith(first[0]))
        or (len(second.rstrip(".")) == 1 and first.startswith(second[0]))
    )


def _whole(given: str) -> str:
    """Return the given name that a short form stands for: William for Bill."""
    return _nicknames().get(given, given)


@cache
def _nicknames() -> dict[str, str]:
    parts = (item.partition(": ") for item in words("nicknames"))
    return {short: name for name, _, short in parts}


def may_be(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the bearer of the `full` name can be called by `words`."""
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) or (len(full) > 2 and words[0] in full[1:])
    return same_person(full, words) or (len(words) < len(full) and full[-len(words) :] == words)


def agrees(member: Member, name: Name) -> bool:
    """Whether the title before a surname fits the person: "Mr. Vale" is not Nora Vale."""
    if not name.title:
        return True
    gender = gender_in(name.title)
    return not gender or given_gender(member.name) in (gender, "")


def likeliest(fits: list[Member], name: Name) -> Member:
    """Of several with one surname: whom the title's gender fits, then whose surname it is, then the most present."""

    def rank(member: Member) -> tuple[bool, bool, int]:
        return agrees(member, name), member.name[-1] == name.words[-1], member.sure + len(member.mentions)

    return max(fits, key=rank)


def short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """NBC for National Broadcasting Company; the Post for The New York Post; the Roper Center for its full name."""
    if len(short) > len(full):
        return False
    if len(short) == 1 and short[0].replace(".", "").isupper():
        return short[0].replace(".", "") == _initials(full)
    core = tuple(word for word in short if word != "The")
    return bool(core) and len(full) > len(core) and (full[: len(core)] == core or full[-len(core) :] == core)


def gender_in(titles: str) -> str:
    """ "she" or "he" where titles or descriptions are a woman's or a man's only, else nothing."""
    woman, man = bool(_WOMAN.search(titles)), bool(_MAN.search(titles))
    return "" if woman == man else "she" if woman else "he"
