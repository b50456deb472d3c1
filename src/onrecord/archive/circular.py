"""Circular reporting: which articles say the same, and from how many independent origins they have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import log

from onrecord.language.content_words import content_words
from onrecord.language.word_lists import word_set

Signatures = Callable[[Sequence[str], int], Sequence[Sequence[int]]]
"""Makes the MinHash of each text, whose words are parted by blanks, with so many hashes."""

_BANDS, _ROWS = 32, 2
"""Two statements meet if all hashes of one of their bands agree: 97 in 100 of those that share a third of their words,
and 27 in 100 of those that share a tenth."""
_CROWD = 200
"""More statements than this in one band are a formula that all articles share, not a report."""
_LEAST = 5
"""Words that carry meaning, of a statement that is compared, and that two have in common."""
_OF_SHORTER, _OF_BOTH = 0.6, 0.3
"""The share of the words of the shorter statement that the longer one has, and of all words of both that are common.
A word counts the more, the fewer statements have it: that two speak of a virus says little, that they give one figure
says much."""
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", content_words(self.content))

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbouring words."""
        return frozenset(pairwise(self.text.lower().split()))

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
        return len({statement.outlet for statement in self.statements})


def groups(statements: Iterable[Statement], signatures: Signatures) -> list[Group]:
    """Return what several articles say, what most say first."""
    every = list(statements)
    outlets = Outlets(every)
    kept = [statement for statement in every if len(statement.words) >= _LEAST]
    found = [_group([kept[index] for index in part], outlets) for part in _alike(kept, signatures)]
    return sorted(found, key=lambda group: (-len(group.origins), group.statements[0].article))


def credits(statements: Iterable[Statement]) -> dict[tuple[str, str], int]:
    """Return how many articles of one outlet credit another with something, by both."""
    every = list(statements)
    outlets = Outlets(every)
    found = {
        (statement.article, statement.outlet, other) for statement in every for other in outlets.credited(statement)
    }
    counts = Counter((outlet, outlets.name(other)) for _, outlet, other in found)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _alike(statements: Sequence[Statement], signatures: Signatures) -> Iterator[list[int]]:
    """Yield the indices of statements that say the same, of two articles at least."""
    parts, weights = _Parts(len(statements)), _weights(statements)
    for one, other in _candidates(statements, signatures):
        if not parts.together(one, other) and _same(statements[one], statements[other], weights):
            parts.join(one, other)
    for part in parts.all():
        if len({statements[index].article for index in part}) > 1:
            yield part


def _weights(statements: Sequence[Statement]) -> dict[str, float]:
    """How much each word tells of a statement."""
    having = Counter(word for statement in statements for word in statement.words)
    return {word: log(1 + len(statements) / count) for word, count in having.items()}


def _candidates(statements: Sequence[Statement], signatures: Signatures) -> Iterator[tuple[int, int]]:
    made = signatures([" ".join(sorted(statement.words)) for statement in statements], _BANDS * _ROWS)
    for band in range(0, _BANDS * _ROWS, _ROWS):
        meeting: dict[Hashable, list[int]] = defaultdict(list)
        for index, signature in enumerate(made):
            meeting[tuple(signature[band : band + _ROWS])].append(index)
        for met in meeting.values():
            if len(met) <= _CROWD:
                yield from combinations(met, 2)


def _same(one: Statement, other: Statement, weights: Mapping[str, float]) -> bool:
    """Whether two statements say the same: most of their words are common, and figures do not differ."""
    common = one.words & other.words
    if len(common) < _LEAST or not (one.figures <= other.figures or other.figures <= one.figures):
        return False
    shared, mine, theirs = (sum(weights[word] for word in words) for words in (common, one.words, other.words))
    return shared >= _OF_SHORTER * min(mine, theirs) and shared >= _OF_BOTH * (mine + theirs - shared)


def _group(statements: Sequence[Statement], outlets: Outlets) -> Group:
    in_order = sorted(statements, key=lambda statement: (statement.day, statement.article))
    articles: dict[str, list[Statement]] = defaultdict(list)
    for each in in_order:
        articles[each.article].append(each)
    said = [_Telling(found, outlets) for found in articles.values()]
    for index, telling in enumerate(said):
        telling.copied = next((each for each in said[:index] if telling.copies(each)), None)
    return Group(tuple(in_order), {each.article: _origins(each, said) for each in said})


class Alike:
    """Finds those of many statements that say the same as another one."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements, self._weights = statements, _weights(statements)
        self._having: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(statements):
            for word in statement.words:
                self._having[word].append(index)

    def to(self, said: Statement) -> Iterator[int]:
        """Yield the indices of those that say the same."""
        common = Counter(index for word in said.words for index in self._having.get(word, ()))
        weights = {word: self._weights.get(word, log(1 + len(self._statements))) for word in said.words} | self._weights
        for index in sorted(common):
            if common[index] >= _LEAST and _same(said, self._statements[index], weights):
                yield index


class _Telling:
    """What one article says in a group, whom it credits, and which earlier article it copies."""

    def __init__(self, statements: Sequence[Statement], outlets: Outlets) -> None:
        self.article, self.outlet = statements[0].article, outlet_key(statements[0].outlet)
        credits = [frozenset(outlets.credited(statement)) for statement in statements]
        self.credited = frozenset().union(*credits)
        self.copied: _Telling | None = None
        self._own = [each for each, credited in zip(statements, credits, strict=True) if not credited]
        self._pairs = [statement.pairs for statement in statements]

    @property
    def sources(self) -> set[str]:
        """The sources of its own: named ones if there are any, else how it describes the others, else itself."""
        if not self._own or self.copied:
            return set()
        named = {f"{each.kind}: {each.who}" for each in self._own if each.kind not in (*_UNNAMED, "none")}
        unnamed = {f"unnamed: {each.who}, in {self.outlet}" for each in self._own if each.kind in _UNNAMED}
        return named or unnamed or {f"outlet: {self.outlet}"}

    def copies(self, other: _Telling) -> bool:
        """Whether one of its statements is worded as one of another outlet's."""
        if self.outlet == other.outlet or self.credited:
            return False
        return any(len(a & b) >= _COPIED * len(a | b) for a in self._pairs for b in other._pairs)


def _origins(telling: _Telling, every: Sequence[_Telling]) -> frozenset[str]:
    """Where an article has it from: the sources of all articles that it credits or copies, and so on."""
    there: dict[str, list[_Telling]] = defaultdict(list)
    for each in every:
        there[each.outlet].append(each)
    path, followed, found = [telling], {telling.article}, set[str]()
    for each in path:  # grows
        found |= each.sources | {f"outlet: {name}" for name in each.credited if name not in there}
        further = [one for name in each.credited for one in there.get(name, ())] + [each.copied] * bool(each.copied)
        for one in further:
            if one is not None and one.article not in followed:
                followed.add(one.article)
                path.append(one)
    return frozenset(found or {f"each other: {', '.join(sorted({each.outlet for each in path}))}"})


class Outlets:
    """The outlets that an archive knows: its own, those that it credits, and those of the language."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        forms = Counter(statement.outlet for statement in statements)
        forms.update(
            statement.who for statement in statements if statement.kind == "outlet" and _is_name(statement.who)
        )
        forms.update(name for name in word_set("outlets") if " " in name)  # "Economist" alone may be a trade
        self._keys = {form: outlet_key(form) for form, _ in forms.most_common() if form}
        self._names: dict[str, str] = {}
        for form, key in self._keys.items():
            self._names.setdefault(key, form)

    def name(self, key: str) -> str:
        """Return the form of its name that is used most."""
        return self._names.get(key, key)

    def credited(self, statement: Statement) -> Iterator[str]:
        """Yield the keys of the other outlets that a statement names."""
        return self.named_in(statement.text, outlet_key(statement.outlet))

    def named_in(self, text: str, own: str = "") -> Iterator[str]:
        """Yield the keys of the outlets that a text names, but for the one whose `own` text it is."""
        words = [word.strip(".,;:“”\"'()").removesuffix("’s").removesuffix("'s") for word in text.split()]
        for start in range(len(words)):
            for length in range(_LONGEST_NAME, 0, -1):
                key = self._keys.get(" ".join(words[start : start + length]))
                if key is not None and key != own:
                    yield key
                    break


def outlet_key(name: str) -> str:
    """Return what an outlet is called in comparisons: "The Harl Echo", "Harl Echo" and "harl_echo" are one."""
    return name.casefold().replace("_", " ").strip().removeprefix("the ")


def _is_name(words: str) -> bool:
    """Whether it is written as a name: "Indian newspaper" is none."""
    first, last = words.split()[:1], words.split()[-1:]
    return bool(first) and not first[0][0].islower() and not last[0][0].islower()


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
        """Return the parts, in the order of their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._of)):
            found[self._root(index)].append(index)
        return list(found.values())

    def _root(self, index: int) -> int:
        while self._of[index] != index:
            self._of[index] = self._of[self._of[index]]
            index = self._of[index]
        return index
