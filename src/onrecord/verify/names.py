"""The names of the people in a draft beside those in the evidence: one person in two spellings."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from onrecord.domain import (
    Checked,
    Difference,
    Dossier,
    Entity,
    EntityType,
    Mark,
    Operation,
    Passage,
    Span,
    Verdict,
    Verification,
    Weight,
)
from onrecord.language.people import is_misspelt, is_other_spelling, is_short, name_words
from onrecord.verify.index import Index
from onrecord.verify.words import word_forms

_MOST = 2_000
"""Places of a name, and speakers who have it, that are looked at."""


class Names:
    """Compares the names of one draft with the evidence."""

    def __init__(self, dossier: Dossier, index: Index, left_out: frozenset[int]) -> None:
        self._dossier = dossier
        self._index = index
        self._left_out = left_out

    def verified(self) -> Iterator[Verification]:
        """Yield for each person with a given name whether the evidence has the name, or one that is spelled alike."""
        for entity in self._dossier.entities:
            words = name_words(entity.name) if entity.type in (EntityType.PERSON, EntityType.UNKNOWN) else ()
            forms = tuple(form for word in words for form in word_forms(word))
            if len(forms) >= 2 and len(forms) == len(words):
                yield from self._of(entity, forms)

    def _of(self, entity: Entity, forms: tuple[str, ...]) -> Iterator[Verification]:
        first, last = forms[0], forms[-1]
        at = next((span for span in entity.mentions if len(self._dossier.text(span).split()) > 1), None)
        if at is None:
            return
        exact = self._pairs(self._index.number(first), self._index.number(last))
        if exact:
            yield self._verification(at, exact[0], Verdict.AGREES)
        elif (first, last) in self._speakers:
            yield self._of_speaker(at, (first, last), Verdict.AGREES)
        elif (other := self._other_surname(first, last) or self._other_given_name(first, last)) is not None:
            yield self._verification(at, other, Verdict.DIFFERS)
        elif (speaker := self._speaker_spelled_alike(first, last)) is not None:
            yield self._of_speaker(at, speaker, Verdict.DIFFERS)

    @cached_property
    def _speakers(self) -> dict[tuple[str, str], tuple[str, int]]:
        """The names of those who speak in the evidence as first and last word, each as written and with its place."""
        found: dict[tuple[str, str], tuple[str, int]] = {}
        for number, file in enumerate(self._index.files):
            marks = () if number in self._left_out else (*file.marks, Mark(0, None, file.byline))
            for mark in marks:
                words = name_words(mark.speaker) if mark.speaker else ()
                if mark.speaker and len(words) > 1:
                    place = self._index.place_of(number, mark.start)
                    found.setdefault((words[0], words[-1]), (mark.speaker, place))
        return found

    def _speaker_spelled_alike(self, first: str, last: str) -> tuple[str, str] | None:
        """Return the first who speaks in the evidence with one of the two names, and with the other spelled alike."""
        near = heapq.merge(self._by_name[0].get(first, ()), self._by_name[1].get(last, ()))
        alike = (pair for _, pair in islice(near, _MOST) if is_other_spelling((first, last), pair))
        return next(alike, None)

    @cached_property
    def _by_name(self) -> tuple[dict[str, list[tuple[int, tuple[str, str]]]], ...]:
        """Those who speak in the evidence by their given name and by their surname, each with their number."""
        found: tuple[dict[str, list[tuple[int, tuple[str, str]]]], ...] = (defaultdict(list), defaultdict(list))
        for number, pair in enumerate(self._speakers):
            for names, name in zip(found, pair, strict=True):
                names[name].append((number, pair))
        return found

    def _pairs(self, first: int, last: int) -> list[int]:
        return [int(place) for place in self._index.places_of((first, last)) if self._is_name(int(place))]

    def _is_name(self, place: int) -> bool:
        """Whether two words with capitals stand there, in a file that is evidence."""
        if self._index.file_at(place) in self._left_out:
            return False
        file, span = self._index.span(place, place + 1)
        return all(word[:1].isupper() for word in span.of(file.text).split())

    def _other_surname(self, first: str, last: str) -> int | None:
        """Return where the given name stands before a surname that is spelled alike."""
        for place in self._index.places(self._index.number(first))[:_MOST]:
            behind = self._form(int(place) + 1)
            if behind != last and is_misspelt(behind, last) and self._is_name(int(place)):
                return int(place)
        return None

    def _other_given_name(self, first: str, last: str) -> int | None:
        """Return where the surname stands behind a given name that is spelled alike, and is no short form."""
        for place in self._index.places(self._index.number(last))[:_MOST]:
            before = self._form(int(place) - 1) if place else ""
            alike = before != first and is_misspelt(before, first)
            if alike and not is_short(first, before) and self._is_name(int(place) - 1):
                return int(place) - 1
        return None

    def _form(self, place: int) -> str:
        return self._index.forms[int(self._index.words[place])] if place < len(self._index.words) else ""

    def _verification(self, at: Span, place: int, verdict: Verdict) -> Verification:
        file, span = self._index.span(place, place + 1)
        told = " ".join(span.of(file.text).split())
        return self._told(at, verdict, told, self._index.passage(place, place + 1), span)

    def _of_speaker(self, at: Span, speaker: tuple[str, str], verdict: Verdict) -> Verification:
        told, place = self._speakers[speaker]
        return self._told(at, verdict, told, self._index.passage(place, place), None)

    def _told(self, at: Span, verdict: Verdict, told: str, passage: Passage, there: Span | None) -> Verification:
        if verdict is Verdict.AGREES:
            return Verification(Checked.NAME, at, verdict, "the evidence has this name", passage)
        changed = Difference(Operation.SWAPPED, Weight.SPELLING, self._dossier.text(at), told, at, there)
        because = "the evidence spells this name in another way"
        return Verification(Checked.NAME, at, verdict, because, passage, (changed,))
