"""Word lists of the language pack: plain text, one item a line. Lines that begin with # say where the list comes from.

An item is a phrase. A word with a bar lists alternatives (`raise|raises|raised`), `…` stands for up to four words,
and straight and curly apostrophes are the same.

Lists of the varieties of English (`packs/en/british/…`) add to the list of the same name: a draft does not say which
variety it is written in. `# with: one another` adds the items of the lists `one` and `another`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType

from onrecord.language.expression import (
    LEADING,
    LONGEST_BLANK,
    TRAILING,
    Expression,
    Words,
    bounded,
    one_of,
    read,
    shared,
    word,
)
from onrecord.language.packs import VARIETIES, text_of
from onrecord.language.regex import deferred

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
added_words: ContextVar[Mapping[str, tuple[str, ...]]] = ContextVar("words that a desk adds to lists", default=_NONE)
"""Items by list, set by `onrecord.language.desk`. `word_set` and `word_pattern` hold them."""

_WITH = "# with: "
_BLANK = rf"\s{{1,{LONGEST_BLANK}}}"
_GAP = bounded(r"(?:[$£€]?[\w'’-]+(?:[.,]\d+)*\s+){0,4}?")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the items of the list `name`, in order: those of every variety of English after the common ones."""
    texts = (text_of(f"{folder}{name}.txt") for folder in ("", *(f"{variety}/" for variety in VARIETIES)))
    lines = [line.strip() for text in texts for line in (text or "").splitlines()]
    added = (other for line in lines if line.startswith(_WITH) for other in line.removeprefix(_WITH).split())
    items = tuple(line for line in lines if line and not line.startswith("#"))
    return items + tuple(item for other in added for item in words(other))


def word_set(name: str, *kinds: str) -> frozenset[str]:
    """Return the items of the list `name` as a set; with `kinds`, what is written behind them as `kind: item`."""
    return _word_set(name, kinds, added_words.get().get(name, ()))


@cache
def _word_set(name: str, kinds: tuple[str, ...], added: tuple[str, ...]) -> frozenset[str]:
    if not kinds:
        return frozenset((*words(name), *added))
    parts = (item.partition(": ") for item in words(name))
    return frozenset(item for kind, _, item in parts if kind in kinds)


def word_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that matches any item of the list `name` as whole words, the longest first, in any case."""
    return _word_pattern(name, added_words.get().get(name, ()))


@cache
def _word_pattern(name: str, added: tuple[str, ...]) -> re.Pattern[str]:
    return any_of((*words(name), *added))


@cache
def any_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches any of these items as whole words, the longest first, in any case."""
    whole = r"(?<![\w'’-])(?:{item})(?![\w-])"
    return deferred(lambda: (read(whole, lambda _: any_item(listed)), re.IGNORECASE))


@cache
def classes(name: str, kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for items written as `kind: phrase`, case as written, with a group named after each kind."""
    found: dict[str, list[str]] = {}
    for item in words(name):
        kind, _, written = item.partition(": ")
        if kind in kinds:
            found.setdefault(f"{{{kind}}}", []).append(written)
    groups = "|".join(f"(?P<{kind[1:-1]}>{kind})" for kind in found)
    read_as = {kind: Expression("|".join(map(phrase, items)), _needs(items)) for kind, items in found.items()}
    return deferred(lambda: (read(rf"(?<![\w’'-])(?:{groups})(?![\w-])", read_as.__getitem__), 0))


def any_item(listed: Sequence[str]) -> Expression:
    """Return an expression for any of these items, the longest first, without a group around it."""
    return Expression(alternatives(listed), _needs(listed))


def _needs(listed: Iterable[str]) -> tuple[Words, ...]:
    """Return the words of which a text holds one if any of these items matches."""
    return shared([_needs_of_item(item) for item in listed])


def _needs_of_item(item: str) -> list[Words]:
    if "…" not in item and "|" not in item:
        return one_of([word(LEADING, item, TRAILING)])
    parts = item.split()
    edges = zip((LEADING, *" " * len(parts)), parts, (*" " * (len(parts) - 1), TRAILING), strict=False)
    return [
        needed
        for begins, part, ends in edges
        for needed in one_of(word(begins, each, ends) for each in part.split("|"))
        if part != "…"
    ]


def alternatives(listed: Iterable[str], written: Callable[[str], str] | None = None) -> str:
    """Return an expression for any of these items, the longest first, without a group around it.

    `written` gives the expression of one item. Items are parted by their first letters, so that a search compares a
    word with the few items that may begin there. That changes no match: what begins otherwise does not compete.
    """
    parts: dict[str, list[str]] = {}
    for item in sorted(listed, key=len, reverse=True):
        for first in dict.fromkeys(each[0].lower() for each in item.split()[0].split("|")):
            parts.setdefault(first, []).append((written or phrase)(item))
    return "|".join(
        f"(?=[{first}{first.upper()}])(?:{'|'.join(items)})" if first.isalpha() and len(items) > 1 else "|".join(items)
        for first, items in parts.items()
    )


def phrase(item: str) -> str:
    """Return the regular expression of one item."""
    expression = ""
    parts = item.split()
    for position, part in enumerate(parts):
        if part == "…":
            expression += _GAP
            continue
        listed = "|".join(re.escape(word).replace("'", "['’]") for word in part.split("|"))
        expression += f"(?:{listed})" if "|" in part else listed
        expression += _BLANK if position < len(parts) - 1 else ""
    return expression
