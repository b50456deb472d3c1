"""Scopes: over which words a cue such as “not”, “may” or “denied” reaches, in the manner of ConText (medspaCy).

`packs/en/scopes.toml` has the categories. A cue has a direction (forward, backward, both) and a reach: to the end of
its clause, to the end of its sentence, or so many words within its clause. What looks like a cue and is none (“not
only”, “no doubt”) is named, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from onrecord.domain import Span, joined
from onrecord.language.expression import LONGEST_WORD, Expression, read
from onrecord.language.packs import text_of
from onrecord.language.patterns import pattern, written_out
from onrecord.language.regex import deferred

_ENDS = {"clause": "clauses.end", "sentence": "clauses.sentence_end"}
_REMEMBERED = 16
"""Texts whose cues are kept: a draft is asked about many times, in every category."""
_PHRASE = 500
"""Characters of a phrase, which is read anew: the thousands of phrases of a draft must not displace the draft."""


@cache
def scope(name: str) -> Scope:
    """Return the category of that name: `scope("negation").over(text, start, end)`."""
    return Scope(name)


class Scope:
    """A category of cues. Its file is read on first use; a text is searched once, however much is asked about it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pattern = deferred(lambda: (_expression(categories()[name]), 0))

    def cues(self, text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return the cues that lie between `start` and `end`, in order."""
        known = _reading(self.name, text).cues
        first = bisect_left(known, start, key=lambda cue: cue.start)
        last = len(known) if end is None else bisect_right(known, end, key=lambda cue: cue.end)
        return known[first:last]

    def over(self, text: str, start: int, end: int) -> bool:
        """Whether a cue reaches over any of the characters between `start` and `end`."""
        reached = _reading(self.name, text).reached
        at = bisect_left(reached, end, key=lambda span: span.start) - 1
        return at >= 0 and reached[at].end > start


@dataclass(frozen=True, slots=True)
class _Reading:
    """The cues of a text, and the stretches that they reach over, in order and apart from each other."""

    cues: tuple[Span, ...]
    reached: tuple[Span, ...]


@cache
def categories() -> Mapping[str, Mapping[str, Any]]:
    """Return what `scopes.toml` says, by the names of its categories."""
    import tomllib

    return tomllib.loads(text_of("scopes.toml") or "")


def _expression(category: Mapping[str, Any]) -> Expression:
    """Return an expression for the look-alikes, without a group, and for the cues, each in a group with its number."""
    looks = [written_out(table["expression"], "i").put_in("i") for table in category.get("look_alikes", ())]
    cues = [_written_out(table) for table in category["cues"]]
    parts = {f"{{look.{number}}}": part for number, part in enumerate(looks)}
    parts |= {f"{{cue.{number}}}": part for number, part in enumerate(cues)}
    numbered = (f"(?P<cue{number}>{{cue.{number}}})" for number in range(len(cues)))
    return read("|".join((*(f"{{look.{number}}}" for number in range(len(looks))), *numbered)), parts.__getitem__)


def _written_out(table: Mapping[str, Any]) -> Expression:
    flags = table.get("flags", "")
    return written_out(table["expression"], flags).put_in(flags)


def _reading(name: str, text: str) -> _Reading:
    return _read(name, text) if len(text) <= _PHRASE else _remembered(name, text)


def _read(name: str, text: str) -> _Reading:
    tables = categories()[name]["cues"]
    cues: list[Span] = []
    reached: list[Span] = []
    for match in scope(name).pattern.finditer(text):
        if match.lastgroup:
            cue = Span(*match.span())
            cues.append(cue)
            reached += _reach(text, cue, tables[int(match.lastgroup.removeprefix("cue"))])
    return _Reading(tuple(cues), tuple(joined(reached)))


_remembered = lru_cache(_REMEMBERED)(_read)


def _reach(text: str, cue: Span, table: Mapping[str, Any]) -> Iterator[Span]:
    """Yield what a cue reaches over, before it and behind it."""
    reach = table["reach"]
    ends = _ends(text, reach if isinstance(reach, str) else "clause")
    most = None if isinstance(reach, str) else reach
    if table["direction"] in ("backward", "both"):
        at = bisect_right(ends, cue.start, key=lambda span: span.end) - 1
        yield _last_words(text, Span(ends[at].end if at >= 0 else 0, cue.start), most)
    if table["direction"] in ("forward", "both"):
        at = bisect_left(ends, cue.end, key=lambda span: span.start)
        yield _first_words(text, Span(cue.end, ends[at].start if at < len(ends) else len(text)), most)


@lru_cache(2 * _REMEMBERED)
def _ends(text: str, unit: str) -> tuple[Span, ...]:
    """Return where the clauses or the sentences of a text end."""
    return tuple(Span(*match.span()) for match in pattern(_ENDS[unit]).finditer(text))


def _first_words(text: str, span: Span, most: int | None) -> Span:
    if most is None:
        return span
    words = pattern("clauses.word").finditer(text, span.start, span.end)
    return Span(span.start, max((word.end() for word in islice(words, most)), default=span.start))


def _last_words(text: str, span: Span, most: int | None) -> Span:
    if most is None:
        return span
    near = max(span.start, span.end - most * (LONGEST_WORD + 1))
    words = [word.start() for word in pattern("clauses.word").finditer(text, near, span.end)]
    return Span(words[-most:][0] if words else span.end, span.end)
