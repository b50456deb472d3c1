"""The titles of the people in a draft beside those that they have in the evidence: "Mayor" and "Deputy Mayor"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.domain import (
    Checked,
    Difference,
    Dossier,
    Entity,
    EntityType,
    Operation,
    Span,
    Verdict,
    Verification,
    Weight,
)
from onrecord.language.patterns import pattern
from onrecord.language.people import name_words
from onrecord.language.regex import regex
from onrecord.language.word_lists import words
from onrecord.verify.index import Index
from onrecord.verify.words import word_forms

_HELD, _COURTESY = pattern("titles.held"), pattern("titles.courtesy")
_WORK = regex(r"[\"“‘'*_][^\"”’'*_\n.,!?]{1,60}[\"”’'*_]")
"""The title of a film, a book or a ship, in marks, whose first words look like a person's: “Captain Ruiz Returns”."""
_LONGEST = 50
"""Characters of a title."""
_MOST = 500
"""Places of a name that are looked at."""


class Titles:
    """Compares the titles of one draft with the evidence."""

    def __init__(self, dossier: Dossier, index: Index, left_out: frozenset[int]) -> None:
        self._dossier = dossier
        self._index = index
        self._left_out = left_out

    def verified(self) -> Iterator[Verification]:
        """Yield for each person with a title whether the evidence has it, where it has one for the same name."""
        for entity in self._dossier.entities:
            if entity.type in (EntityType.PERSON, EntityType.UNKNOWN):
                own = [span for at in entity.mentions if (span := self._own_title(at))]
                there = list(self._titles_there(entity)) if own else []
                if there:
                    yield self._compared(own, there)

    def _own_title(self, mention: Span) -> Span | None:
        """Where a title stands in a mention of a person or right before it; none before a surname alone.

        A surname may be that of another person: President Clinton, and Secretary Clinton.
        """
        text = self._dossier.document.text
        written = mention.of(text)
        for at, letter in enumerate(f" {written}"):
            if letter == " " and (found := _title(text, mention.start + at)):
                behind = text[found.end : mention.end].split()
                return found if len(behind) > 1 else None
        return None

    def _titles_there(self, entity: Entity) -> Iterator[tuple[str, int]]:
        """Yield each title that stands before the name in the evidence, with the place of the given name."""
        names = name_words(entity.name)
        if len(names) < 2:
            return
        first, last = (self._index.number(word_forms(name)[0]) for name in (names[0], names[-1]))
        for place in self._index.pair_places(first, last)[:_MOST].tolist():
            file, span = self._index.span(place, place)
            found = _title(file.text, span.start)
            if found and self._index.file_at(place) not in self._left_out:
                yield found.of(file.text), place

    def _compared(self, own: list[Span], there: list[tuple[str, int]]) -> Verification:
        told = [(span, self._dossier.text(span)) for span in own]
        same = next(((span, place) for span, one in told for other, place in there if _alike(one, other)), None)
        if same:
            at, place = same
            passage = self._index.passage(place, place)
            return Verification(Checked.TITLE, at, Verdict.AGREES, "the evidence has this title", passage)
        at, (other, place) = own[0], there[0]
        changed = Difference(Operation.SWAPPED, Weight.WORDING, told[0][1], other, at)
        passage = self._index.passage(place, place)
        return Verification(
            Checked.TITLE, at, Verdict.DIFFERS, "the evidence has another title for this name", passage, (changed,)
        )


def _title(text: str, end: int) -> Span | None:
    """Where the title stands that ends before `end`, without the blank behind it; None for "Mr." and the like."""
    found = _HELD.search(text, max(0, end - _LONGEST), end)
    if found is None or _COURTESY.match(text, found.start(), end) or _WORK.match(text, max(0, found.start() - 1)):
        return None
    return Span(found.start(), found.end() - 1)


def _alike(one: str, other: str) -> bool:
    """Whether two titles are one, perhaps cut short or of several people: "Senator", "Sen.", "Sens."."""
    first, second = (tuple(part.strip(".") for part in title.lower().split()) for title in (one, other))
    if _is_beginning(first, second) or _is_beginning(second, first):
        return True
    return first[:-1] == second[:-1] and bool(
        {(a, b) for a in _singular(first[-1]) for b in _singular(second[-1])} & _same_titles()
        or _singular(first[-1]) & _singular(second[-1])
    )


def _is_beginning(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a title is another one without its end: "Secretary" and "Secretary of State"."""
    return one == other[: len(one)]


def _singular(word: str) -> frozenset[str]:
    return frozenset((word, word.removesuffix("s")))


@cache
def _same_titles() -> frozenset[tuple[str, str]]:
    """Return pairs of a role and a word for it in both orders: "senator", "sen"."""
    pairs = [(role, word) for role, _, word in (item.partition(": ") for item in words("roles_of_titles"))]
    return frozenset((*pairs, *((word, role) for role, word in pairs)))
