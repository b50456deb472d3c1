"""What every source is credited with, found by the figures and names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby, islice

from onrecord.domain import Attribution, Dossier
from onrecord.language.content_words import alike, content_words, figures_and_names
from onrecord.language.scopes import scope

_MOST = 100
"""Statements with a figure or a name of the claim's that are compared with it: no article has more."""


@dataclass(frozen=True, slots=True)
class _Statement:
    firm: frozenset[str]
    denies: bool
    content: frozenset[str]


def _statement(words: str) -> _Statement:
    denies = any(scope(category).cues(words) for category in ("negation", "denial", "dismissal"))
    return _Statement(figures_and_names(words), denies, content_words(words))


class Statements:
    """The contents of all attributions that have a source."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def like(self, words: str) -> Iterator[Attribution]:
        """Those that say the same, in the order of the text.

        Both deny or neither does, and a figure or a name of the one is in the other.
        """
        mine = _statement(words)
        places = (self._by_firm[word] for word in mine.firm if word in self._by_firm)
        for index, _ in islice(groupby(merge(*places)), _MOST):
            theirs = self._all[index]
            if theirs.denies == mine.denies and alike(mine.content, theirs.content):
                yield self._dossier.attributions[index]

    @cached_property
    def _all(self) -> dict[int, _Statement]:
        return {
            index: _statement(self._dossier.words(attribution.content))
            for index, attribution in enumerate(self._dossier.attributions)
            if attribution.source
        }

    @cached_property
    def _by_firm(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for index, statement in self._all.items():
            for word in statement.firm:
                numbers.setdefault(word, []).append(index)
        return numbers
