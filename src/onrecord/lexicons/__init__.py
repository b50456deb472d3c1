"""Word lists: plain text, one item a line. Lines that begin with # say where the list comes from.

An item is a phrase. A word with a bar lists alternatives (`raise|raises|raised`), `…` stands for up to four words,
`A/an`-style letters are matched in any case, and straight and curly apostrophes are the same.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from onrecord.language.regex import regex

_GAP = r"(?:[\w'’-]+\s+){0,4}?"


def items(name: str) -> tuple[str, ...]:
    """The items of `name`.txt, in order."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern that matches any item of `name`.txt as whole words, the longest first, in any case."""
    return any_of(items(name))


@cache
def any_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that matches any of these items as whole words, the longest first, in any case."""
    phrases = sorted(listed, key=len, reverse=True)
    return regex(rf"(?<![\w'’-])(?:{'|'.join(map(phrase, phrases))})(?![\w-])", re.IGNORECASE)


@cache
def classes(name: str, kinds: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for items written as `kind: phrase`, case as written, with a group named after each of `kinds`."""
    found: dict[str, list[str]] = {}
    for item in items(name):
        kind, _, words = item.partition(": ")
        if kind in kinds:
            found.setdefault(kind, []).append(phrase(words))
    groups = "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in found.items())
    return regex(rf"(?<![\w’'-])(?:{groups})(?![\w-])")


def phrase(item: str) -> str:
    """The regular expression of one item."""
    expression = ""
    words = item.split()
    for position, word in enumerate(words):
        if word == "…":
            expression += _GAP
            continue
        alternatives = "|".join(re.escape(each).replace("'", "['’]") for each in word.split("|"))
        expression += f"(?:{alternatives})" if "|" in word else alternatives
        expression += r"\s+" if position < len(words) - 1 else ""
    return expression
