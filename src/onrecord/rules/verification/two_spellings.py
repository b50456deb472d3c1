"""VF808."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Entity, EntityType, Example, Finding, Label, Severity, Tier
from onrecord.language.people import is_other_spelling, name_words
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule

_MOST = 200
"""People of a draft who are compared: more are a list of names."""


class TwoSpellings(Rule):
    """The draft spells a person's name in two ways.

    ## Why it matters
    One of the two is wrong, and any reader can see it. No evidence is needed to find it.

    ## What to do
    Ask the person, and use one spelling. Two people of nearly the same name are told apart at their first mention.
    """

    code = "VF808"
    category = Category.VERIFICATION
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    quotations = True
    standards = ("AP",)
    help = "Ask the person how the name is spelled, and use one spelling."
    flags = (
        Example("Jon Ruiz, a baker, said the wall was old. The wall had 41 cracks, [John Ruiz] said."),
        Example("Mayor Marta Brandt met the council. ¶ The wall was old, [Marta Brand] said on Friday."),
        Example("Stephen Oduya of the water board resigned. ¶ [Steven Oduya] had been ill."),
    )
    passes = (
        Example("Jon Ruiz, a baker, said the wall was old. The wall had 41 cracks, Jon Ruiz said."),
        Example("The brothers Mark Stone and Marc Stone own the mill."),
        Example("Timothy Okafor resigned. ¶ “I am tired,” Tim Okafor said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        people = [
            (other_entity, name_words(other_entity.name))
            for other_entity in dossier.entities
            if other_entity.type in _TYPES
        ][:_MOST]
        named = [(entity, words) for entity, words in people if len(words) > 1]
        for (one, name), (other, second) in _sharing_a_name(named):
            if EntityType.PERSON in (one.type, other.type) and is_other_spelling(name, second):
                yield from self._told(dossier, *sorted((one, other), key=lambda pair: pair.mentions[0]))

    def _told(self, dossier: Dossier, first: Entity, second: Entity) -> Iterator[Finding]:
        at, before = second.mentions[0], first.mentions[0]
        if dossier.number(at.start) != dossier.number(before.start):  # in one sentence, they are two people
            message = f"{quoted(dossier.text(at))}: the draft also has {inline(first.name)}. Which spelling is right?"
            yield self.finding(at, message, related=(Label(before, "other spelling"),))


def _sharing_a_name(named: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Each two who have the given name or the surname in common, in order: no others can be one in two spellings."""
    having: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, (_, words) in enumerate(named):
        for end in (0, -1):
            having[end, words[end]].append(number)
    for number, (_, words) in enumerate(named):
        for other in sorted({*having[0, words[0]], *having[-1, words[-1]]}):
            if other > number:
                yield named[number], named[other]


_Named = tuple[Entity, tuple[str, ...]]

_TYPES = (EntityType.PERSON, EntityType.UNKNOWN)
