"""VF810."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.domain import (
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Sentence,
    Severity,
    Span,
    Tier,
    Voice,
)
from onrecord.language.content_words import alike, content_words
from onrecord.language.figures import MONEY, Figure, figures
from onrecord.language.numbers import rounds_to
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule

_SHARE = 0.75
"""The share of the words of the shorter sentence that the other has, too."""
_FEWEST = 4
"""Words that both have, if they do not have all."""
_MOST = 8
"""Sentences with a figure of one kind that one is compared with."""


class _Told(NamedTuple):
    """A figure with the words of its sentence, numbers apart."""

    figure: Figure
    words: frozenset[str]
    sentence: Sentence


class Contradiction(Rule):
    """The draft gives two figures for the same thing in two sentences that say the same of it.

    ## Why it matters
    One of the two is wrong, and any reader can see it. No evidence is needed to find it.

    ## What to do
    Find out which figure is right. If both are, say what each one counts, or when.
    """

    code = "VF810"
    category = Category.VERIFICATION
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    confidence = Confidence.MEDIUM
    standards = ("AP", "Reuters")
    help = "Find out which figure is right, or say what each one counts."
    flags = (
        Example("The fire at the mill killed 14 people. ¶ Police said the fire at the mill killed [12] people."),
        Example("The council voted to rebuild the wall for £3.1m. ¶ The council will rebuild the wall for [£1.3m]."),
        Example("The survey asked 180 households about the levy. ¶ In the survey, [108] households were asked."),
    )
    passes = (
        Example("The fire at the mill killed 14 people. ¶ Police said the fire at the mill killed fourteen people."),
        Example("The fire at the mill killed 14 people. ¶ The fire at the dairy killed 12 people in 1962."),
        Example("The survey asked 1,183 households about the levy. ¶ In the survey, 1,200 households were asked."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        known: defaultdict[str, list[_Told]] = defaultdict(list)
        for sentence, stretch in dossier.stretches(Voice.REPORTER):
            told = None if dossier.is_outside_copy(sentence.span.start) else _told(dossier, sentence, stretch)
            if told is None:
                continue
            kinds = _kinds(told.figure)
            before = next((each for kind in kinds for each in known[kind] if _contradicts(told, each)), None)
            if before:
                yield self._finding(dossier, told.figure, before.figure)
            for kind in kinds:
                known[kind] = [*known[kind], told][-_MOST:]

    def _finding(self, dossier: Dossier, figure: Figure, before: Figure) -> Finding:
        other = dossier.text(before.span)
        message = (
            f"{quoted(dossier.text(figure.span))}: the draft also has {inline(other)} for what seems the same thing."
        )
        return self.finding(figure.span, message, related=(Label(before.span, "other figure"),))


def _told(dossier: Dossier, sentence: Sentence, stretch: Span) -> _Told | None:
    """Return the figure of a sentence that has just one: of several, each may be of something else."""
    found = list(islice(figures(dossier.document.text, stretch), 2))
    if len(found) != 1 or found[0].is_range:
        return None
    words = frozenset(word for word in content_words(dossier.text(sentence.span)) if not word[:1].isdigit())
    return _Told(found[0], words, sentence)


def _kinds(figure: Figure) -> tuple[str, ...]:
    """Return what a figure is of: its currency, or the things that it counts."""
    if figure.unit in MONEY:
        return (figure.unit,)
    return () if figure.unit else tuple(sorted(figure.counted))


def _contradicts(one: _Told, other: _Told) -> bool:
    share = _SHARE if len(one.words & other.words) >= _FEWEST else 1.0
    if one.sentence.block is other.sentence.block or not alike(one.words, other.words, share):
        return False
    values = one.figure.value, other.figure.value
    return not (rounds_to(*values) or rounds_to(*reversed(values)))
