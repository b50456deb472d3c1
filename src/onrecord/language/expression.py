"""Reads a regular expression once: closes its open repetitions, and learns what a text must hold for it to match.

No word of a newspaper has more letters than LONGEST_WORD, no gap in a phrase more characters than LONGEST_GAP, no white
space more than LONGEST_BLANK, no enumeration more members than LONGEST_LIST.

Compiling an expression takes far longer than looking for a few words, and most expressions match nothing in most
drafts. So each tells which words it needs: of `(?:accused|suspected) of \\w+`, every match holds "accused" or
"suspected", and it holds " of ".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
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
    r"|(?P<edge>\\b|\(\?<?!(?:\\w|\[\\w[^\]\\]*\])\))"
    r"|(?P<words>\((?:\?:)?[\w ]+(?:\|[\w ]+)+\))"
    r"|(?P<look>\(\?(?:[=!]|<[=!]))|(?P<open>\((?:\?(?:P<\w+>|:|>|[aiLmsux-]+:))?)|(?P<flags>\(\?[aiLmsux]+\))"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<repeat>[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})"
    r"|(?P<anchor>\\[AZB]|[\^$])|(?P<reference>\{[a-z][\w.]*(?::\w+)?\})"
    r"|(?P<one>\\x..|\\u....|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)
_OPTIONAL = ("*", "?", "{0", "{,")
"""How the repetitions begin that may leave out what stands before them."""
_MARK = re.compile(r"\\[sWnt]|\\?[^\w\\.\[]|\\[.\[]|\[(?:\\s|[^\w\\^\]-])+-?\]")
"""What is one character, and none of a word."""
_BLANK = re.compile(r"\\s|\s")
_GAP = re.compile(r"\\[SW]|\[\^.*|\[.*(?:\\[sSW]| ).*|\.", re.DOTALL)
"""What is one character, and more than the signs that words are made of."""
_NOT_READ = re.compile(r"\\[0-9NU]|\(\?[#(]|\(\?P=|\(\?[imsu]*[aLx]")
"""What this reading does not understand, so that the words that it would find are not needed."""

Words: TypeAlias = frozenset[str]
"""Strings of which a text must hold one, compared as by `comparable`: " said " is a whole word, " accus" its beginning.

LEADING stands for a blank where an expression begins behind the edge of a word, TRAILING where it ends in front of one.
"""
LEADING, TRAILING = "\1", "\0"
_FEWEST_LETTERS = 2
_MOST_WORDS = 400
"""With more words to look for, compiling is not much dearer."""
_MOST_NEEDS = 4
_BETWEEN_WORDS = re.compile(r"\W+")
_ALIKE = str.maketrans("ſıİK", "siik")
"""Letters that match those of English where case does not count."""


def comparable(text: str) -> str:
    """Return a text in lower case, a blank for all that stands between words, and where it begins and ends."""
    text = text if text.isascii() else text.translate(_ALIKE)
    return _BETWEEN_WORDS.sub(" ", f" {text.lower()} ")


def word(begins: str, letters: str, ends: str) -> str:
    """Return letters to look for, between what they begin behind and end in front of: an edge, LEADING or TRAILING."""
    written = f"{begins}{_BETWEEN_WORDS.sub(' ', letters.lower())}{ends}"
    return written.replace(f"{LEADING} ", " ").replace(f" {TRAILING}", " ").replace("  ", " ")


def one_of(words: Iterable[str]) -> list[Words]:
    """Return the need of one of these words; none if one of them is too short, or has an accent."""
    needed = frozenset(words)
    usable = all(each.isascii() and len(each.strip(f" {LEADING}{TRAILING}")) >= _FEWEST_LETTERS for each in needed)
    return [needed] if usable else []


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

    def needed(self) -> tuple[Words, ...]:
        """Return what the expression needs where it stands alone."""
        return _edgeless(self.needs)

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
    edge: str = LEADING
    """A blank where the place that has been read to is the edge of a word, LEADING at the beginning, or nothing."""
    letters: str = ""
    """Those that stand together just before."""
    began: str = ""
    """The edge behind which they began."""
    behind: tuple[Words, ...] = ()
    """What a group just before needs, which may end in front of the edge of a word."""
    needs: list[Words] = field(default_factory=list)
    """Of the alternative that is being read."""
    alternatives: list[list[Words]] = field(default_factory=list)

    def add(self, width: int, longest: int) -> None:
        self.width += width
        self.widest = max(self.widest, self.width)
        self.longest = max(self.longest, longest)

    def end_word(self, ends: str = "") -> None:
        """End the word that is being read, in front of an edge (a blank), at the end (TRAILING), or within letters."""
        if self.behind:
            self.needs += _placed(self.behind, TRAILING, ends)
            self.behind = ()
        if self.letters:
            self.needs += one_of([word(self.began, self.letters, ends)])
            self.letters = ""

    def end_alternative(self) -> None:
        self.end_word(TRAILING)
        self.alternatives.append(self.needs)
        self.width, self.needs, self.edge = 0, [], LEADING

    def go_on(self, letters: str) -> None:
        """Add letters, each as it is written."""
        if self.behind:
            self.end_word("" if _is_letter(letters[0]) else " ")
        self.began = self.began if self.letters else self.edge
        self.letters += letters
        self.edge = "" if _is_letter(letters[-1]) else " "

    def put(self, needs: tuple[Words, ...], behind: str, *, takes: bool = True) -> None:
        """Add what a group within this one needs, `behind` which the expression goes on in this way.

        A group that takes no characters only looks, and the place stays what it was.
        """
        self.end_word()
        if not takes:
            return
        if behind.startswith(_OPTIONAL):
            needs = ()
        elif behind.startswith(("+", "{")):  # the first of several may begin at an edge, and the last end at one
            needs = _edgeless(needs)
        self.behind = _placed(needs, LEADING, self.edge)
        self.edge = ""


def read(expression: str, referred: Callable[[str], Expression] | None = None) -> Expression:
    """Return what an expression says; `referred` gives what stands for a reference in it: for `{topic.name}`."""
    parts: list[str] = []
    groups = [_Group()]
    most = 0  # of what stands before; 0 behind a repetition, where a sign only says how it goes
    for part in _PART.finditer(expression):
        kind, text, group = part.lastgroup, part.group(), groups[-1]
        if kind in ("look", "open"):
            groups.append(_Group(looks=kind == "look"))
        elif kind == "bar":
            group.end_alternative()
        elif kind == "close" and len(groups) > 1:
            group.end_alternative()
            inner, outer = Expression("", shared(group.alternatives), group.widest, group.longest), groups[-2]
            groups.pop()
            outer.add(0 if group.looks else min(group.widest, 2), group.longest)
            most = inner.most
            outer.put(inner.needs, expression[part.end() : part.end() + 2], takes=not group.looks)
        elif kind == "words" or (kind == "reference" and referred):
            inner = referred(text) if kind == "reference" and referred else _words(text)
            group.add(min(inner.widest, 2), inner.longest)
            group.put(inner.needs, expression[part.end() : part.end() + 2])
            text, most = inner.text, inner.most
        elif kind == "plain":  # letters of which none is repeated, by far the most of an expression
            group.go_on(text)
            group.add(len(text), LONGEST_BLANK if text.isspace() else LONGEST_WORD)
        elif kind == "edge":
            group.end_word(" ")
            group.edge = " "
            group.add(0, 0 if text == r"\b" else LONGEST_WORD)
        elif kind in ("one", "reference"):
            is_mark, most = _sign(text)
            is_optional = expression.startswith(_OPTIONAL, part.end())
            group.end_word(" " if is_mark and not is_optional else "")
            group.edge = "" if not is_mark else group.edge if is_optional else " "
            group.add(1, most)
        elif kind == "repeat":
            if most and text != "?":
                group.add(1, 0)
                text = _closed(text, most)
            most = 0
        parts.append(text)
    groups[0].end_alternative()
    needs = () if _NOT_READ.search(expression) or len(groups) > 1 else shared(groups[0].alternatives)
    return Expression("".join(parts), needs, groups[0].widest, groups[0].longest)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _placed(needs: Iterable[Words], sign: str, edge: str) -> tuple[Words, ...]:
    """Return what is needed, with what stands at an edge for the sign."""
    return tuple(frozenset([each.replace(sign, edge) for each in words]) for words in needs)


def bounded(expression: str) -> str:
    """Return the expression with a number for each repetition that had no end."""
    return read(expression).text


def _edgeless(needs: Iterable[Words]) -> tuple[Words, ...]:
    return _placed(_placed(needs, LEADING, ""), TRAILING, "")


def shared(alternatives: list[list[Words]]) -> tuple[Words, ...]:
    """Return what any of the alternatives needs."""
    if len(alternatives) == 1:
        return tuple(sorted(alternatives[0], key=_frequency)[:_MOST_NEEDS])
    if not all(alternatives):
        return ()
    words: Words = frozenset[str]().union(*(min(needs, key=_frequency) for needs in alternatives))
    return (words,) if len(words) <= _MOST_WORDS else ()


def _frequency(words: Words) -> float:
    """Return about how often one of the words occurs: a letter more makes each three times as rare."""
    return sum(3.0 ** -len(word) for word in words)


@cache
def _words(group: str) -> Expression:
    """Return what a group says that is nothing but words."""
    words = group.strip("(?:)").split("|")
    needs = shared([one_of([word(LEADING, each, TRAILING)]) for each in words])
    return Expression(group, needs, min(2, max(map(len, words))), LONGEST_WORD)


@cache
def _sign(one: str) -> tuple[bool, int]:
    """Whether what is one character is none of a word, and how often it may be repeated."""
    most = LONGEST_BLANK if _BLANK.fullmatch(one) else LONGEST_GAP if _GAP.fullmatch(one) else LONGEST_WORD
    return _MARK.fullmatch(one) is not None, most


def _closed(repetition: str, most: int) -> str:
    if repetition in "*+":
        return f"{{{int(repetition == '+')},{most}}}"
    least = re.fullmatch(r"\{(\d+),\}", repetition)
    return f"{{{least[1]},{max(most, int(least[1]))}}}" if least else repetition
