"""Reads a regular expression once: closes its open repetitions, and learns what a text must hold for it to match.

No word of a newspaper has more letters than LONGEST_WORD, no gap in a phrase more characters than LONGEST_GAP, no white
space more than LONGEST_BLANK, no enumeration more members than LONGEST_LIST.

Compiling an expression takes far longer than looking for a few words, and most expressions match nothing in most
drafts. So each tells which words it needs: of `(?:accused|suspected) of \\w+`, every match holds "accused" or
"suspected", and it holds " of ".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

LONGEST_WORD = 60
"""Repetitions of a letter, a digit, or a sign that belongs to words: `\\w+`, `[A-Z’-]*`."""
LONGEST_BLANK = 40
"""Repetitions of white space: `\\s+`."""
LONGEST_GAP = 160
"""Repetitions of anything else that is one character: `.*`, `[^;]+`."""
LONGEST_LIST = 12
"""Repetitions of a group: `(?:\\w+ )*`."""

_PART = re.compile(
    r"(?P<plain>[^\\\[\](){}|*+?^$.]+(?![*+?]|\{[\d,]))"
    r"|(?P<look>\(\?(?:[=!]|<[=!]))|(?P<open>\((?:\?(?:P<\w+>|:|>|[aiLmsux-]+:))?)|(?P<flags>\(\?[aiLmsux]+\))"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<repeat>[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})"
    r"|(?P<anchor>\\[AZbB]|[\^$])|(?P<reference>\{[a-z][\w.]*(?::\w+)?\})"
    r"|(?P<one>\\x..|\\u....|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)
_BLANK = re.compile(r"\\s|\s")
_GAP = re.compile(r"\\[SW]|\[\^.*|\[.*(?:\\[sSW]| ).*|\.", re.DOTALL)
"""What is one character, and more than the signs that words are made of."""
_NOT_READ = re.compile(r"\\[0-9NU]|\(\?[#(]|\(\?P=|\(\?[aiLmsu]*x")
"""What this reading does not understand, so that the words that it would find are not needed."""

Words: TypeAlias = frozenset[str]
"""Strings in lower case, without accents, of which a text must hold one."""
_SHORTEST_WORD = 2
_MOST_WORDS = 400
"""With more words to look for, compiling is not much dearer."""
_MOST_NEEDS = 2


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression without open repetitions.

    `needs`: any text in which it matches holds one of the words of each, in any case; those first that are rarest.
    """

    text: str
    needs: tuple[Words, ...] = ()
    widest: int = 2
    """How many characters wide it is; two stands for more."""
    longest: int = 0
    """Of its characters, how often one may be repeated."""

    @property
    def most(self) -> int:
        """How often it may be repeated, as a group."""
        return LONGEST_LIST if self.widest > 1 else self.longest

    def put_in(self, flags: str = "") -> Expression:
        """Return the expression as a group that other expressions can hold."""
        return Expression(f"(?{flags}:{self.text})", self.needs, min(self.widest, 2), self.longest)


@dataclass(slots=True)
class _Group:
    """An open group, or the whole expression."""

    looks: bool = False
    width: int = 0
    widest: int = 0
    longest: int = 0
    word: str = ""
    """The letters that stand together just before."""
    needs: list[Words] = field(default_factory=list)
    """Of the alternative that is being read."""
    alternatives: list[list[Words]] = field(default_factory=list)

    def add(self, width: int, longest: int) -> None:
        self.width += width
        self.widest = max(self.widest, self.width)
        self.longest = max(self.longest, longest)

    def end_word(self) -> None:
        if len(self.word) >= _SHORTEST_WORD and self.word.isascii():
            self.needs.append(frozenset((self.word.lower(),)))
        self.word = ""

    def end_alternative(self) -> None:
        self.end_word()
        self.alternatives.append(self.needs)
        self.width, self.needs = 0, []


def read(expression: str, referred: Callable[[str], Expression] | None = None) -> Expression:
    """Return what an expression says; `referred` gives what stands for a reference in it: for `{topic.name}`."""
    parts: list[str] = []
    groups = [_Group()]
    most = 0  # of what stands before; 0 behind a repetition, where a sign only says how it goes
    behind: tuple[Words, ...] = ()  # needed by what stands before, unless a repetition says that it may be left out
    for part in _PART.finditer(expression):
        kind, text, group = part.lastgroup, part.group(), groups[-1]
        if behind:
            group.needs += () if kind == "repeat" and text[:2] in ("*", "?", "{0", "{,") else behind
            behind = ()
        if kind in ("look", "open"):
            group.end_word()
            groups.append(_Group(looks=kind == "look"))
        elif kind == "bar":
            group.end_alternative()
        elif kind == "close" and len(groups) > 1:
            group.end_alternative()
            groups.pop()
            inner = Expression("", shared(group.alternatives), group.widest, group.longest)
            groups[-1].add(0 if group.looks else min(group.widest, 2), group.longest)
            most, behind = inner.most, () if group.looks else inner.needs
        elif kind == "reference" and referred:
            inner = referred(text)
            group.end_word()
            group.add(min(inner.widest, 2), inner.longest)
            text, most, behind = inner.text, inner.most, inner.needs
        elif kind == "plain":  # letters of which none is repeated, by far the most of an expression
            group.word += text
            group.add(len(text), LONGEST_BLANK if text.isspace() else LONGEST_WORD)
        elif kind in ("one", "reference"):
            group.end_word()
            most = _longest(text)
            group.add(1, most)
        elif kind == "repeat":
            if most and text != "?":
                group.add(1, 0)
                text = _closed(text, most)
            most = 0
        parts.append(text)
    groups[0].needs += behind
    groups[0].end_alternative()
    needs = () if _NOT_READ.search(expression) or len(groups) > 1 else shared(groups[0].alternatives)
    return Expression("".join(parts), needs, groups[0].widest, groups[0].longest)


def bounded(expression: str) -> str:
    """Return the expression with a number for each repetition that had no end."""
    return read(expression).text


def shared(alternatives: list[list[Words]]) -> tuple[Words, ...]:
    """Return what any of the alternatives needs."""
    if len(alternatives) == 1:
        return tuple(sorted(alternatives[0], key=_frequency)[:_MOST_NEEDS])
    if not all(alternatives):
        return ()
    words: Words = frozenset[str]().union(*(min(needs, key=_frequency) for needs in alternatives))
    return (words,) if len(words) <= _MOST_WORDS and min(map(len, words)) >= _SHORTEST_WORD else ()


def _frequency(words: Words) -> float:
    """Return about how often one of the words occurs: a letter more makes each three times as rare."""
    return sum(3.0 ** -len(word) for word in words)


def _longest(one: str) -> int:
    """How often a character may be repeated."""
    if _BLANK.fullmatch(one):
        return LONGEST_BLANK
    return LONGEST_GAP if _GAP.fullmatch(one) else LONGEST_WORD


def _closed(repetition: str, most: int) -> str:
    if repetition in "*+":
        return f"{{{int(repetition == '+')},{most}}}"
    least = re.fullmatch(r"\{(\d+),\}", repetition)
    return f"{{{least[1]},{max(most, int(least[1]))}}}" if least else repetition
