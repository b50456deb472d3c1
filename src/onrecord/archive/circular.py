"""Circular reporting: which articles say the same, and from how many independent origins they have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from onrecord.language.content_words import content_words
from onrecord.language.word_lists import word_set

Signatures = Callable[[Sequence[str], int], Sequence[Sequence[int]]]
"""Makes the MinHash of each text, whose words are parted by blanks, with so many hashes."""

_BANDS, _ROWS = 32, 2
"""Two statements meet if all hashes of one of their bands agree: 97 in 100 of those that share a third of their words,
and 27 in 100 of those that share a tenth."""
_CROWD = 200
"""More statements than this in one band are a formula that all articles share, not a report."""
_LEAST = 4
"""Words that carry meaning, of a statement that is compared, and that two have in common."""
_ALIKE = 0.6
"""The share of the words of the shorter statement that the longer one has."""
_COPIED = 0.75
"""The share of all pairs of neighbouring words that two statements have in common if one is copied."""
_UNNAMED = ("unnamed-person", "unnamed-group", "partly-named")
_LONGEST_NAME = 5
"""Words of the name of an outlet."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of `statements` with the outlet and the day of its article."""

    article: str
    outlet: str
    day: str
    kind: str
    who: str
    """The source: its name and affiliation, or the words that describe it."""
    text: str
    content: str
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    pairs: frozenset[tuple[str, str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", content_words(self.content))
        words = self.text.lower().split()
        object.__setattr__(self, "pairs", frozenset(pairwise(words)))

    @property
    def figures(self) -> frozenset[str]:
        """The figures in it, in digits."""
        return frozenset(word for word in self.words if word[0].isdigit())


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of several articles that say the same; `origins` are those that do not rest on one another."""

    statements: tuple[Statement, ...]
    origins: Mapping[str, frozenset[str]]
    """For each article, where it has it from."""

    @property
    def independent(self) -> int:
        """How many independent origins there are, at most."""
        return len(frozenset().union(*self.origins.values()))

    @property
    def outlets(self) -> int:
        """How many outlets say it."""
        return len({each.outlet for each in self.statements})


def groups(statements: Iterable[Statement], signatures: Signatures) -> list[Group]:
    """Return what several articles say, what most say first."""
    kept = [each for each in statements if len(each.words) >= _LEAST]
    known = _known_outlets(kept)
    found = [_group([kept[index] for index in part], known) for part in _alike(kept, signatures)]
    return sorted(found, key=lambda group: (-len(group.origins), group.statements[0].article))


def credits(statements: Iterable[Statement]) -> dict[tuple[str, str], int]:
    """Return how many articles of one outlet credit another with something, by both."""
    every = list(statements)
    known = _known_outlets(every)
    found = {(each.article, each.outlet, other) for each in every for other in _credited(each, known)}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for _, outlet, other in found:
        counts[(outlet, other)] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def outlet_key(name: str) -> str:
    """The name of an outlet without its article: "The Harl Echo" and "Harl Echo" are one."""
    return name.strip().removeprefix("The ").removeprefix("the ")


def _alike(statements: Sequence[Statement], signatures: Signatures) -> Iterator[list[int]]:
    """The indices of statements that say the same, of two articles at least."""
    parts = _Parts(len(statements))
    for one, other in _candidates(statements, signatures):
        if not parts.together(one, other) and _same(statements[one], statements[other]):
            parts.join(one, other)
    for part in parts.all():
        if len({statements[index].article for index in part}) > 1:
            yield part


def _candidates(statements: Sequence[Statement], signatures: Signatures) -> Iterator[tuple[int, int]]:
    made = signatures([" ".join(sorted(each.words)) for each in statements], _BANDS * _ROWS)
    for band in range(0, _BANDS * _ROWS, _ROWS):
        meeting: dict[Hashable, list[int]] = defaultdict(list)
        for index, signature in enumerate(made):
            meeting[tuple(signature[band : band + _ROWS])].append(index)
        for met in meeting.values():
            if len(met) <= _CROWD:
                yield from combinations(met, 2)


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same: most of their words are common, and figures do not differ."""
    common = len(one.words & other.words)
    if common < _LEAST or common < _ALIKE * min(len(one.words), len(other.words)):
        return False
    return one.figures <= other.figures or other.figures <= one.figures


def _group(statements: Sequence[Statement], known: frozenset[str]) -> Group:
    in_order = sorted(statements, key=lambda each: (each.day, each.article))
    articles: dict[str, list[Statement]] = defaultdict(list)
    for each in in_order:
        articles[each.article].append(each)
    said = [_Telling(name, found, known) for name, found in articles.items()]
    return Group(tuple(in_order), {each.article: _origins(each, (), said) for each in said})


class _Telling:
    """What one article says in a group, and whom it credits."""

    def __init__(self, article: str, statements: Sequence[Statement], known: frozenset[str]) -> None:
        self.article, self.statements = article, statements
        self.outlet = outlet_key(statements[0].outlet)
        credits = [frozenset(_credited(each, known)) for each in statements]
        self.credited = frozenset().union(*credits)
        self.own = [each for each, credited in zip(statements, credits, strict=True) if not credited]

    @property
    def sources(self) -> frozenset[str]:
        """The sources of its own: named ones if there are any, else how it describes the others, else itself."""
        named = [each for each in self.own if each.kind not in (*_UNNAMED, "none")]
        found = {f"{each.kind}: {each.who}" for each in named}
        found = found or {f"unnamed: {each.who}, in {self.outlet}" for each in self.own if each.kind in _UNNAMED}
        return frozenset(found or {f"outlet: {self.outlet}"})

    def copies(self, other: _Telling) -> bool:
        """Whether one of its statements is worded as one of the other's."""
        return any(_copied(mine, theirs) for mine in self.statements for theirs in other.statements)


def _origins(telling: _Telling, before: Sequence[_Telling], every: Sequence[_Telling]) -> frozenset[str]:
    """Where an article has it from: what it credits or copies is followed to its own origins.

    `before` are the articles that led here, which are not followed again.
    """
    path = (*before, telling)
    if telling.credited:
        found = [_origins(each, path, every) for each in every if each.outlet in telling.credited and each not in path]
        elsewhere = telling.credited - {each.outlet for each in every}
        found += [frozenset({f"outlet: {name}"}) for name in elsewhere]
        found += [telling.sources] if telling.own or not found else []
        return frozenset().union(*found)
    earlier = every[: every.index(telling)]
    copied = next((each for each in earlier if each not in path and telling.copies(each)), None)
    return _origins(copied, path, every) if copied else telling.sources


def _copied(one: Statement, other: Statement) -> bool:
    common = len(one.pairs & other.pairs)
    return one.outlet != other.outlet and common >= _COPIED * len(one.pairs | other.pairs)


def _known_outlets(statements: Iterable[Statement]) -> frozenset[str]:
    """The names of outlets: those of the archive, those it credits, and those that are known anyway."""
    every = list(statements)
    ours = {outlet_key(each.outlet) for each in every if each.outlet}
    credited = {outlet_key(each.who) for each in every if each.kind == "outlet"}
    others = {name for name in word_set("outlets") if " " in name}  # "Economist" alone may be a person's trade
    return frozenset(ours | credited | others) - {""}


def _credited(statement: Statement, known: frozenset[str]) -> Iterator[str]:
    """The other outlets that a statement names."""
    words = [word.strip(".,;:“”\"'()").removesuffix("’s").removesuffix("'s") for word in statement.text.split()]
    for start in range(len(words)):
        for length in range(_LONGEST_NAME, 0, -1):
            name = " ".join(words[start : start + length])
            if name in known and name != outlet_key(statement.outlet):
                yield name
                break


class _Parts:
    """Which of so many things belong together."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))

    def together(self, one: int, other: int) -> bool:
        """Whether two do."""
        return self._root(one) == self._root(other)

    def join(self, one: int, other: int) -> None:
        """Put two together, and all that belong to them."""
        self._of[self._root(one)] = self._root(other)

    def all(self) -> list[list[int]]:
        """The parts, in the order of their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._of)):
            found[self._root(index)].append(index)
        return list(found.values())

    def _root(self, index: int) -> int:
        while self._of[index] != index:
            self._of[index] = self._of[self._of[index]]
            index = self._of[index]
        return index
