"""What a pattern costs, in steps of a backtracking matcher of our own, and the texts that cost it most.

A clock would tell of the machine, too. The matcher walks the tree into which `re` parses a pattern, in the order in
which `re` tries things, and counts each character that is matched and each place that is tried. The texts are made of
the pattern itself: what leads to a repetition, then a piece that it repeats, many times over, then an end that fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from re import _constants as op
from re import _parser as parser

from onrecord.language.pattern_cost import is_member

Continue = Callable[[int], int | None]
Matcher = Callable[[int, Continue], int | None]

_IGNORECASE, _DOTALL, _MULTILINE = int(re.IGNORECASE), int(re.DOTALL), int(re.MULTILINE)
_MATTERS = _IGNORECASE | _DOTALL
MANY = 12
ALONE = 45
"""Repetitions, of a group and of one character, from which a pump is worth while; fewer are no growth."""
ENOUGH = 100_000_000


class TooManyStepsError(Exception):
    """More steps than were allowed."""


class Counter:
    """Counts the steps of one pattern over texts."""

    def __init__(self, expression: str, flags: int = 0, most: float = ENOUGH) -> None:
        self.steps = 0
        self.each = most
        self.most = most
        self.text = ""
        self.size = 0
        tree = parser.parse(expression, flags)
        self._run = self._sequence(list(tree), flags | tree.state.flags)

    def scan(self, text: str, once: bool = False) -> int:
        """The steps of finding every match in `text`, one after another; or only the one at its beginning."""
        self.text, self.size, self.steps = text, len(text), 0
        at = 0
        while at <= (0 if once else self.size):
            self._step()
            end = self._run(at, lambda end: end)
            at = at + 1 if end is None or end == at else end
        return self.steps

    def cost(self, text: str, once: bool) -> float:
        """The steps of a character of `text`, on average; no more than are allowed."""
        self.most = self.each * len(text)
        try:
            return self.scan(text, once) / len(text)
        except TooManyStepsError:
            return self.each

    def _step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self.most:
            raise TooManyStepsError

    def _sequence(self, nodes: list, flags: int) -> Matcher:
        matchers = []
        for is_run, part in groupby(nodes, lambda node: accepts(*node, flags) is not None):
            if is_run:
                matchers.append(self._run_of([accepts(code, argument, flags) for code, argument in part]))
            else:
                matchers += [self._node(code, argument, flags) for code, argument in part]
        if len(matchers) == 1:
            return matchers[0]

        def run(at: int, then: Continue, index: int = 0) -> int | None:
            if index == len(matchers):
                return then(at)
            return matchers[index](at, lambda end: run(end, then, index + 1))

        return run

    def _node(self, code, argument, flags: int) -> Matcher:
        if code is op.BRANCH:
            return self._branch([(first(each, flags), self._sequence(list(each), flags)) for each in argument[1]])
        if code is op.SUBPATTERN:
            _, on, off, inner = argument
            return self._sequence(list(inner), (flags | on) & ~off)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(code, *argument, flags)
        if code is op.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(argument), flags))
        if code in (op.ASSERT, op.ASSERT_NOT):
            direction, inner = argument
            width = inner.getwidth()[0] if direction < 0 else 0
            return self._assert(self._sequence(list(inner), flags), width, code is op.ASSERT)
        if code is op.AT:
            return self._at(argument, flags)
        raise NotImplementedError(code)

    def _run_of(self, singles: list[Callable[[str], bool]]) -> Matcher:
        """Match characters one after another, as a word does."""

        def run(at: int, then: Continue) -> int | None:
            end, text, size = at, self.text, self.size
            for single in singles:
                if end >= size or not single(text[end]):
                    self._step(end - at)
                    return None
                end += 1
            self._step(end - at)
            return then(end)

        return run

    def _branch(self, members: list[tuple[Callable[[str], bool] | None, Matcher]]) -> Matcher:
        @cache
        def likely(sign: str) -> tuple[Matcher, ...]:
            return tuple(matcher for begins, matcher in members if begins is None or (sign and begins(sign)))

        def run(at: int, then: Continue) -> int | None:
            for matcher in likely(self.text[at] if at < self.size else ""):
                end = matcher(at, then)
                if end is not None:
                    return end
            return None

        return run

    def _repeat(self, code, least: int, most, inner, flags: int) -> Matcher:
        most = ENOUGH if most is op.MAXREPEAT else int(most)
        nodes = list(inner)
        single = accepts(*nodes[0], flags) if len(nodes) == 1 else None
        if single:
            return self._repeat_one(code, least, most, single)
        matcher = self._sequence(nodes, flags)
        lazy = code is op.MIN_REPEAT

        def run(at: int, then: Continue, count: int = 0) -> int | None:
            def again(end: int) -> int | None:
                return None if end == at and count >= least else run(end, then, count + 1)

            if lazy and count >= least:
                end = then(at)
                if end is not None:
                    return end
            if count < most:
                end = matcher(at, again)
                if end is not None:
                    return end
            return then(at) if not lazy and count >= least else None

        return self._atomic(run) if code is op.POSSESSIVE_REPEAT else run

    def _repeat_one(self, code, least: int, most: int, single: Callable[[str], bool]) -> Matcher:
        def run(at: int, then: Continue) -> int | None:
            farthest = min(self.size, at + most)
            if code is op.MIN_REPEAT:
                end = at
                while True:
                    if end - at >= least:
                        found = then(end)
                        if found is not None:
                            return found
                    if end >= farthest or not single(self.text[end]):
                        return None
                    self._step()
                    end += 1
            end = at
            text = self.text
            while end < farthest and single(text[end]):
                end += 1
            self._step(end - at)
            if code is op.POSSESSIVE_REPEAT:
                return then(end) if end - at >= least else None
            while end - at >= least:
                self._step()
                found = then(end)
                if found is not None:
                    return found
                end -= 1
            return None

        return run

    def _atomic(self, matcher: Matcher) -> Matcher:
        def run(at: int, then: Continue) -> int | None:
            end = matcher(at, lambda end: end)
            return None if end is None else then(end)

        return run

    def _assert(self, matcher: Matcher, width: int, wanted: bool) -> Matcher:
        def run(at: int, then: Continue) -> int | None:
            found = at >= width and matcher(at - width, lambda end: end) is not None
            return then(at) if found is wanted else None

        return run

    def _at(self, where, flags: int) -> Matcher:
        def word(index: int) -> bool:
            return 0 <= index < self.size and (self.text[index].isalnum() or self.text[index] == "_")

        def holds(at: int) -> bool:
            if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
                lines = where is op.AT_BEGINNING and flags & _MULTILINE
                return at == 0 or bool(lines and self.text[at - 1] == "\n")
            if where is op.AT_END_STRING:
                return at == self.size
            if where is op.AT_END:
                last = at == self.size or (at == self.size - 1 and self.text[at] == "\n")
                return last or bool(flags & _MULTILINE and self.text[at] == "\n")
            return (word(at - 1) != word(at)) is (where is op.AT_BOUNDARY)

        return lambda at, then: then(at) if holds(at) else None


def accepts(code, argument, flags: int) -> Callable[[str], bool] | None:
    """Whether a node takes a character, if it is one that takes exactly one."""
    if code is op.SUBPATTERN and len(argument[3]) == 1:
        return accepts(*argument[3][0], (flags | argument[1]) & ~argument[2])
    if code in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
        return _single(code, tuple(argument) if code is op.IN else argument, flags & _MATTERS)
    return None


@cache
def _single(code, argument, flags: int) -> Callable[[str], bool]:
    return cache(lambda sign: _takes(code, argument, flags, sign))


def _takes(code, argument, flags: int, sign: str) -> bool:
    if code is op.ANY:
        return bool(flags & _DOTALL) or sign != "\n"
    forms = {sign, sign.lower(), sign.upper(), sign.swapcase()} if flags & _IGNORECASE else {sign}
    codes = {ord(form) for form in forms if len(form) == 1}
    if code is op.LITERAL:
        return argument in codes
    if code is op.NOT_LITERAL:
        return argument not in codes
    negated = bool(argument) and argument[0][0] is op.NEGATE
    return any(is_member(kind, value, codes, sign) for kind, value in argument) is not negated


def first(nodes, flags: int) -> Callable[[str], bool] | None:
    """Whether a sequence can begin with a character; None if that is not known at a glance."""
    for code, argument in nodes:
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        if code is op.SUBPATTERN:
            return first(argument[3], (flags | argument[1]) & ~argument[2])
        if code is op.MAX_REPEAT and argument[0] > 0:
            return first(argument[2], flags)
        if code is op.BRANCH:
            return _any_of([first(each, flags) for each in argument[1]])
        return accepts(code, argument, flags)
    return None


def _any_of(begins: list[Callable[[str], bool] | None]) -> Callable[[str], bool] | None:
    known = [begin for begin in begins if begin]
    return cache(lambda sign: any(begin(sign) for begin in known)) if len(known) == len(begins) else None


TASTES = ("aA1 ", "A a1", " aA,", "1,.a", "’'-a", '“"(?a')
"""Which characters a text is made of, the first first, where a pattern leaves the choice."""
ENDS = ("", "\0")
_OTHERS = ".,;:!?'’\"“”‘()[]-–—/\\&%$€£@#+*=<>|~`_{}^\n\t\0éßñ\u0301"
_ALL = [chr(code) for code in range(32, 127)] + list(_OTHERS)


@dataclass(frozen=True, slots=True)
class Pump:
    """A text of any size that is made to cost a pattern much: a piece, many times over, behind a lead."""

    lead: str
    piece: str
    end: str

    def text(self, size: int) -> str:
        """The text of about `size` characters."""
        return self.lead + self.piece * (size // len(self.piece) + 1) + self.end


def pumps(expression: str, flags: int) -> list[Pump]:
    """The texts, each of another kind, that may cost the pattern most."""
    made: dict[Pump, None] = {}
    tree = list(parser.parse(expression, flags))
    for taste in TASTES:
        for before, piece, after in _pumps(tree, flags, taste, "", ""):
            made |= dict.fromkeys(Pump(before, piece, end) for end in (*ENDS, after))
            made |= dict.fromkeys(Pump("", before + piece, end) for end in (*ENDS, after))
            made[Pump("", before + piece + after, "")] = None
    return [pump for pump in made if pump.piece]


def _pumps(nodes: list, flags: int, taste: str, before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """For each repetition in a sequence: what leads there, a piece of it, and what would end the match."""
    samples = [_sample(code, argument, flags, taste) for code, argument in nodes]
    leads = accumulate(samples, initial=before)
    rests = list(accumulate(reversed(samples), lambda rest, part: part + rest, initial=after))
    for index, ((code, argument), lead) in enumerate(zip(nodes, leads, strict=False)):
        rest = rests[len(nodes) - 1 - index]
        if code is op.SUBPATTERN:
            yield from _pumps(list(argument[3]), (flags | argument[1]) & ~argument[2], taste, lead, rest)
        elif code is op.ATOMIC_GROUP:
            yield from _pumps(list(argument), flags, taste, lead, rest)
        elif code is op.BRANCH:
            for each in argument[1]:
                yield from _pumps(list(each), flags, taste, lead, rest)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from _pumps(list(argument[1]), flags, taste, lead, rest)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, inner = argument
            if most is op.MAXREPEAT or most - least >= (MANY if argument[2].getwidth()[1] > 1 else ALONE):
                for piece in dict.fromkeys(_pieces(list(inner), flags, taste)):
                    yield lead, piece, rest
            yield from _pumps(list(inner), flags, taste, lead, rest)


def _pieces(nodes: list, flags: int, taste: str) -> Iterator[str]:
    """Samples of what is repeated, one for each of the first alternatives that it begins with."""
    code, argument = nodes[0]
    if code is op.SUBPATTERN and len(nodes) == 1:
        yield from _pieces(list(argument[3]), (flags | argument[1]) & ~argument[2], taste)
    elif code is op.BRANCH:
        for each in argument[1][:8]:
            yield sample([*each, *nodes[1:]], flags, taste)
    else:
        yield sample(nodes, flags, taste)


def sample(nodes, flags: int, taste: str) -> str:
    """A short text that the sequence matches, look-arounds apart."""
    return "".join(_sample(code, argument, flags, taste) for code, argument in nodes)


def _sample(code, argument, flags: int, taste: str) -> str:
    if code is op.SUBPATTERN:
        return sample(argument[3], (flags | argument[1]) & ~argument[2], taste)
    if code is op.ATOMIC_GROUP:
        return sample(argument, flags, taste)
    if code is op.BRANCH:
        return sample(argument[1][0], flags, taste)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return sample(argument[2], flags, taste) * max(argument[0], 0)
    single = accepts(code, argument, flags)
    return _taken(single, taste) if single else ""


@cache
def _taken(single: Callable[[str], bool], taste: str) -> str:
    """The first character, those of the taste before all others, that a node takes."""
    return next((sign for sign in (*taste, *_ALL) if single(sign)), "")


SHORT, LONG = 60, 500
CHEAP = 10.0
"""Steps a character that no short text costs unless the pattern goes over it again and again."""
MOST = 350
"""Steps a character that a pattern may cost: twice the longest gap, and somewhat more."""
FEW = 2
"""Texts, the dearest of the short ones, that are tried at length."""
GROWTH, MORE = 1.25, 10
"""How much more a character may cost in a longer text: so many times as much, and so many steps besides."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Steps a character of the text that costs a pattern most, and of the text of the same kind that is twice as long."""

    half: float
    whole: float
    text: str
    pump: Pump | None = None
    """What makes such a text, of any size."""

    @property
    def is_too_dear(self) -> bool:
        """Whether a character costs much, or more in the longer text."""
        return self.whole > MOST or self.whole > GROWTH * self.half + MORE


def worst(expression: str, flags: int = 0, *, once: bool = False, most: int = MOST + MORE) -> Cost:
    """The dearest of the texts made for the pattern; what costs more than `most` steps a character is given up.

    `once`: the pattern is tried at one place only, as `match` does.
    """
    kinds = pumps(expression, flags)
    if not kinds:
        return Cost(0, 0, "")
    counter = Counter(expression, flags, most)
    costs = ((counter.cost(pump.text(SHORT), once), index) for index, pump in enumerate(kinds))
    dear = sorted((each for each in costs if each[0] > CHEAP), reverse=True)[:FEW]
    found = []
    for _, index in dear:
        half, whole = (kinds[index].text(size) for size in (LONG, 2 * LONG))
        found.append(Cost(counter.cost(half, once), counter.cost(whole, once), whole, kinds[index]))
    return max(found, key=lambda cost: cost.whole, default=Cost(0, 0, ""))
