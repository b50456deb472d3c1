"""The titles before names: where one stands, whether two are one, and whether nobody holds both."""

from __future__ import annotations

from functools import cache

from onrecord.domain import Span
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import words

_HELD, _COURTESY = pattern("titles.held"), pattern("titles.courtesy")
_OF_ANOTHER_TIME = pattern("titles.of_another_time")
_WORK = regex(r"[\"“‘'*_][^\"”’'*_\n.,!?]{1,60}[\"”’'*_]")
"""The title of a film, a book or a ship, in marks, whose first words look like a person's: “Captain Ruiz Returns”."""
_LONGEST = 50
"""Characters of a title."""


def title_of_mention(text: str, mention: Span) -> tuple[Span, Span] | None:
    """Return where a title stands in a mention of a person, or right before it, and the name behind it."""
    written = mention.of(text)
    for at, letter in enumerate(f" {written}"):
        if letter == " " and (found := title_before(text, mention.start + at)):
            return found, Span(found.end + 1, mention.end)
    return None


def title_before(text: str, end: int) -> Span | None:
    """Where the title stands that ends before `end`, without the blank behind it; None for "Mr." and the like."""
    found = _HELD.search(text, max(0, end - _LONGEST), end)
    if found is None or _COURTESY.match(text, found.start(), end) or _WORK.match(text, max(0, found.start() - 1)):
        return None
    return Span(found.start(), found.end() - 1)


def is_of_another_time(text: str, title: Span) -> bool:
    """Whether words before a title say that it is held no more, or not yet: “then-”, “former”."""
    return _OF_ANOTHER_TIME.search(text, max(0, title.start - _LONGEST), title.start) is not None


def are_alike(one: str, other: str) -> bool:
    """Whether two titles are one, perhaps cut short or of several people: "Senator", "Sen.", "Sens."."""
    first, second = _parts(one), _parts(other)
    if _is_beginning(first, second) or _is_beginning(second, first):
        return True
    return first[:-1] == second[:-1] and _are_one(first[-1], second[-1])


def is_short_form(short: str, title: str) -> bool:
    """Whether a title is another one with words left out, as before a surname: "Chief" for "Deputy Chief"."""
    kept, whole = _parts(short), _parts(title)
    return len(kept) <= len(whole) and all(any(_are_one(word, other) for other in whole) for word in kept)


def exclude_each_other(one: str, other: str) -> bool:
    """Whether nobody holds both titles: two ranks of one force, two seats, or an office and that of its deputy."""
    first, second = _parts(one), _parts(other)
    if _are_one(first[-1], second[-1]):
        return _qualifiers(first) != _qualifiers(second)
    return any(
        _is_among(first[-1], ladder) and _is_among(second[-1], ladder) and not are_alike(one, other)
        for ladder in _ladders()
    )


def _parts(title: str) -> tuple[str, ...]:
    return tuple(part.strip(".") for part in title.lower().replace("-", " ").split())


def _qualifiers(title: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a title that make it another office: "deputy"."""
    return frozenset(word for word in title[:-1] if word in words("qualifiers_of_titles"))


def _is_beginning(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a title is another one without its end: "Secretary" and "Secretary of State"."""
    return one == other[: len(one)]


def _are_one(one: str, other: str) -> bool:
    pairs = {(a, b) for a in _singular(one) for b in _singular(other)}
    return bool(pairs & _same_titles() or _singular(one) & _singular(other))


def _is_among(word: str, ladder: tuple[str, ...]) -> bool:
    return any(_are_one(word, rung) for rung in ladder)


def _singular(word: str) -> frozenset[str]:
    return frozenset((word, word.removesuffix("s")))


@cache
def _ladders() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(item.split()) for item in words("ladders_of_titles"))


@cache
def _same_titles() -> frozenset[tuple[str, str]]:
    """Return pairs of a role and a word for it in both orders: "senator", "sen"."""
    items = (item for name in ("roles_of_titles", "abbreviations_of_ranks") for item in words(name))
    pairs = [(role, word) for role, _, word in (item.partition(": ") for item in items)]
    return frozenset((*pairs, *((word, role) for role, word in pairs)))
