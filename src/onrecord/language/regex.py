"""Regular expressions that are compiled on first use, and that no text can keep busy.

A program that matches nothing does not pay for patterns. And a repetition that may go on for ever, tried again from
every place of a text, takes time that grows with the square of the text: a draft of nothing but "A" would never end. So
what an expression leaves open is closed here: no word of a newspaper has more letters than LONGEST_WORD, no gap in a
phrase more characters than LONGEST_GAP, no white space more than LONGEST_BLANK, no enumeration more members than
LONGEST_LIST.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

LONGEST_WORD = 60
"""Repetitions of a letter, a digit, or a sign that belongs to words: `\\w+`, `[A-Z’-]*`."""
LONGEST_BLANK = 40
"""Repetitions of white space: `\\s+`."""
LONGEST_GAP = 160
"""Repetitions of anything else that is one character: `.*`, `[^;]+`."""
LONGEST_LIST = 12
"""Repetitions of a group: `(?:\\w+ )*`."""

_PART = re.compile(
    r"(?P<plain>[^\\\[\](){}|*+?^$.]+(?![*+?{]))"
    r"|(?P<look>\(\?(?:[=!]|<[=!]))|(?P<open>\((?:\?(?:P<\w+>|:|>|[aiLmsux-]+:))?)|(?P<flags>\(\?[aiLmsux]+\))"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<repeat>[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})"
    r"|(?P<anchor>\\[AZbB]|[\^$])|(?P<one>\\x..|\\u....|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)
_BLANK = re.compile(r"\\s|\s")
_GAP = re.compile(r"\\[SW]|\[\^.*|\[.*(?:\\[sSW]| ).*|\.", re.DOTALL)
"""What is one character, and more than the signs that words are made of."""


class _Deferred:
    """Stands in for a compiled pattern; takes over its methods the first time one of them is asked for."""

    def __init__(self, source: Callable[[], tuple[str, int]]) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by `copy`, `pickle` or `inspect`, not by a caller of a pattern
            raise AttributeError(name)
        if name in ("pattern", "flags"):
            self.pattern, self.flags = self._source()
            return getattr(self, name)
        compiled = re.compile(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "groupindex"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def regex(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `expression`, its open repetitions closed, compiled on first use.

    A mistake in the expression shows on first use, too, as `re.error`; a test compiles every pattern of the package,
    and another feeds each the texts that cost it most.
    """
    return unbounded(bounded(expression), flags)


def unbounded(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of `expression` as it is written, compiled on first use: for markup, which may be long."""
    return cast("re.Pattern[str]", _Deferred(lambda: (expression, flags)))


def deferred(source: Callable[[], tuple[str, int]]) -> re.Pattern[str]:
    """Return the pattern of the expression and flags that `source` returns, asked for and compiled on first use."""

    def closed() -> tuple[str, int]:
        expression, flags = source()
        return bounded(expression), flags

    return cast("re.Pattern[str]", _Deferred(closed))


@dataclass(slots=True)
class _Group:
    """An open group: how many characters wide it is, at most two."""

    looks: bool = False
    width: int = 0
    widest: int = 0
    longest: int = 0
    """Of its characters, how often one may be repeated."""

    def add(self, width: int, longest: int) -> None:
        self.width += width
        self.widest = max(self.widest, self.width)
        self.longest = max(self.longest, longest)

    @property
    def most(self) -> int:
        """How often it may be repeated."""
        return LONGEST_LIST if self.widest > 1 else self.longest


def bounded(expression: str) -> str:
    """Return the expression with a number for each repetition that had no end."""
    parts: list[str] = []
    groups = [_Group()]
    most = 0  # of what stands before; 0 behind a repetition, where a sign only says how it goes
    for part in _PART.finditer(expression):
        kind, text = part.lastgroup, part.group()
        if kind in ("look", "open"):
            groups.append(_Group(looks=kind == "look"))
        elif kind == "bar":
            groups[-1].width = 0
        elif kind == "close" and len(groups) > 1:
            inner = groups.pop()
            groups[-1].add(0 if inner.looks else min(inner.widest, 2), inner.longest)
            most = inner.most
        elif kind == "plain":  # letters of which none is repeated, by far the most of an expression
            groups[-1].add(len(text), LONGEST_BLANK if text.isspace() else LONGEST_WORD)
        elif kind == "one":
            most = _longest(text)
            groups[-1].add(1, most)
        elif kind == "repeat":
            if most and text != "?":
                groups[-1].add(1, 0)
                text = _closed(text, most)
            most = 0
        parts.append(text)
    return "".join(parts)


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
