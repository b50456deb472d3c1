"""The titles of the people in a draft beside those that they have in the evidence: "Mayor" and "Deputy Mayor"."""

from __future__ import annotations

from collections.abc import Iterator

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
from onrecord.language.people import name_words
from onrecord.language.titles import are_alike, title_before, title_of_mention
from onrecord.verify.index import Index
from onrecord.verify.words import word_forms

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
        found = title_of_mention(text, mention)
        return found[0] if found and len(found[1].of(text).split()) > 1 else None

    def _titles_there(self, entity: Entity) -> Iterator[tuple[str, int]]:
        """Yield each title that stands before the name in the evidence, with the place of the given name."""
        names = name_words(entity.name)
        if len(names) < 2:
            return
        first, last = (self._index.number(word_forms(name)[0]) for name in (names[0], names[-1]))
        for place in self._index.places_of((first, last))[:_MOST].tolist():
            file, span = self._index.span(place, place)
            found = title_before(file.text, span.start)
            if found and self._index.file_at(place) not in self._left_out:
                yield found.of(file.text), place

    def _compared(self, own: list[Span], there: list[tuple[str, int]]) -> Verification:
        told = [(span, self._dossier.text(span)) for span in own]
        same = next(((span, place) for span, one in told for other, place in there if are_alike(one, other)), None)
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
