"""VF810."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
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
from onrecord.language.content_words import content_words
from onrecord.language.figures import CLOCK, MONEY, MONTH, MONTHS, ORDINAL, PERCENT, YEAR, Figure, figures
from onrecord.language.numbers import rounds_to
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import words
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule

_BOUND_BEFORE, _BOUND_BEHIND = pattern("figures.bound_before"), pattern("figures.bound_behind")
_RUNNING, _POSSIBLE = pattern("figures.running"), pattern("figures.possible")
_MAY_AS_NAME = pattern("figures.may_as_name")
_OF_A_MOMENT = frozenset((*MONTHS, MONTH, YEAR, CLOCK))
_MOST_FIGURES = 12
"""Figures of a sentence that are looked at: more are a table."""
_FEWEST = 3
"""Words of the shorter sentence."""
_NEAR = 24
"""Characters before a figure that may make it a bound."""
_CAPITAL = pattern("names.word_with_capital")
_MOST = 8
"""Sentences with a figure of one kind that one is compared with."""


class _Told(NamedTuple):
    """A figure with the words of its sentence and those of them that are names, numbers apart.

    `said` are the words but for those that tell whose statement it is.
    """

    figure: Figure
    words: frozenset[str]
    said: frozenset[str]
    names: frozenset[str]
    sentence: Sentence
    moments: frozenset[tuple[str, float]]
    """The days, months and years that it names."""
    which: frozenset[tuple[str, float]]
    """Its ordinals: "in the second week"."""
    is_possible: bool
    """Whether the figure is expected, or only possible."""

    def is_within(self, other: _Told) -> bool:
        """Whether another sentence says all that it says, and little more, of the same names."""
        if self.which != other.which or self.is_possible is not other.is_possible:
            return False
        if self.moments and other.moments and self.moments != other.moments:
            return False
        is_little_more = len(other.said) <= 2 * len(self.said)
        same_names = other.names & other.said <= self.words and self.names & self.said <= other.words
        return (
            len(self.words) >= _FEWEST
            and bool(self.said)
            and self.said <= other.words
            and is_little_more
            and same_names
        )


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
        Example(
            "In May, the ferry carried 312 passengers to Hale. ¶ The ferry carried [321] passengers to Hale in May."
        ),
        Example("In Skerrick, 62% of homes have iron pipes. ¶ Of the homes in Skerrick, [26%] have iron pipes."),
        Example("The ferry carried 312 passengers on Sunday. ¶ The ferry carried [321] passengers, Ann Low said."),
    )
    passes = (
        Example("The fire at the mill killed 14 people. ¶ Police said the fire at the mill killed fourteen people."),
        Example("The fire at the mill killed 14 people. ¶ The fire at the dairy killed 12 people in 1962."),
        Example("The survey asked 1,183 households about the levy. ¶ In the survey, 1,200 households were asked."),
        Example("Baker picked up 14 yards on the next play. ¶ Smith picked up eight yards on the next play."),
        Example("In Harl, 45 people fell ill with fever. ¶ In the Moss region, 272 people fell ill with fever."),
        Example("The union has at least 501 votes in the north. ¶ The union now has at least 503 votes in the north."),
        Example("Overall, Poe leads with 18 seats. ¶ Then the north was counted. ¶ Overall, Poe leads with 22 seats."),
        Example("It takes 2,383 votes to win. ¶ It takes 1,237 votes to win the Reform nomination."),
        Example(
            "The ferry carried 312 passengers to Hale in May. ¶ In June, the ferry carried 321 passengers to Hale."
        ),
        Example("The wall may cost the town £3.1m. ¶ The wall cost the town £1.3m, an audit says."),
        Example("The ferry sold 312 tickets in its second week. ¶ In its fourth week, the ferry sold 321 tickets."),
        Example("The clerk counted 40 boats on 3 May in Harl. ¶ On 4 May, the clerk counted 60 boats in Harl."),
        Example("Mrs May gave the museum 312 letters. ¶ Mrs Brandt gave the museum 321 letters."),
        Example("It has the battery life of the Harl Phone 14 at last. ¶ The Harl Phone 15 has the same battery life."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        known: defaultdict[str, list[_Told]] = defaultdict(list)
        for sentence, stretch in dossier.stretches(Voice.REPORTER):
            statement = None if dossier.is_outside_copy(sentence.span.start) else _told(dossier, sentence, stretch)
            if statement is None:
                continue
            kinds = _kinds(statement.figure)
            before = next((each for kind in kinds for each in known[kind] if _contradicts(statement, each)), None)
            if before:
                yield self._finding(dossier, statement.figure, before.figure)
            for kind in kinds:
                known[kind] = [*known[kind], statement][-_MOST:]

    def _finding(self, dossier: Dossier, figure: Figure, before: Figure) -> Finding:
        other = dossier.text(before.span)
        message = (
            f"{quoted(dossier.text(figure.span))}: the draft also has {inline(other)} for what seems the same thing."
        )
        return self.finding(figure.span, message, related=(Label(before.span, "other figure"),))


def _told(dossier: Dossier, sentence: Sentence, stretch: Span) -> _Told | None:
    """Return the one figure of a sentence, if it is no bound, and not of a moment.

    Of several, each may be of something else.
    """
    text = dossier.document.text
    every = list(islice((each for each in figures(text, stretch) if not each.is_implied), _MOST_FIGURES))
    moments = {(each.unit, each.value) for each in every if each.unit in _OF_A_MOMENT}
    which = {(each.unit, each.value) for each in every if each.unit == ORDINAL}
    told = [each for each in every if each.unit not in _OF_A_MOMENT and each.unit != ORDINAL]
    if (
        len(told) != 1
        or told[0].is_range
        or _is_bound(text, told[0].span)
        or (not told[0].unit and _is_in_name(text, told[0].span))
        or _RUNNING.search(text, stretch.start, stretch.end)
    ):
        return None
    sourced_words = (word for part in _but_sources(dossier, stretch) for word in _words(part.of(text)))
    return _Told(
        told[0],
        frozenset(_words(stretch.of(text))),
        frozenset(sourced_words),
        frozenset(_names(dossier, sentence, stretch)),
        sentence,
        frozenset(moments),
        frozenset(which),
        _POSSIBLE.search(text, stretch.start, stretch.end) is not None,
    )


def _words(text: str) -> Iterator[str]:
    yield from (word for word in content_words(text) if not word[:1].isdigit())
    if _MAY_AS_NAME.search(text):  # as a month and as a verb, it is no word that carries meaning
        yield "may"


def _is_bound(text: str, at: Span) -> bool:
    before = _BOUND_BEFORE.search(text, max(0, at.start - _NEAR), at.start)
    return before is not None or _BOUND_BEHIND.match(text, at.end) is not None


def _is_in_name(text: str, at: Span) -> bool:
    """Whether a figure is part of a name: "iPhone 14", "Boeing 747"."""
    before = text[max(0, at.start - _NEAR) : at.start].split(" ")
    return len(before) > 2 and before[-1] == "" and _CAPITAL.fullmatch(before[-2]) is not None


def _but_sources(dossier: Dossier, stretch: Span) -> Iterator[Span]:
    """Yield the parts of a stretch that do not say who told it."""
    spans = (span for one in dossier.attributions_over(stretch) for span in (*one.source, *one.cue))
    at = stretch.start
    for span in sorted(span for span in spans if span.overlaps(stretch)):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < stretch.end:
        yield Span(at, stretch.end)


def _names(dossier: Dossier, sentence: Sentence, stretch: Span) -> Iterator[str]:
    """Yield the words in capitals, the first of the sentence only if it is of a name that the article has."""
    text = dossier.document.text
    for match in _CAPITAL.finditer(text, stretch.start, stretch.end):
        is_first = not any(map(str.isalnum, text[sentence.span.start : match.start()]))
        if not is_first or any(dossier.entities_over(Span(*match.span()))):
            yield from content_words(match.group()) - _days()


@cache
def _days() -> frozenset[str]:
    return frozenset(word for item in words("days_and_months") for word in content_words(item))


def _kinds(figure: Figure) -> tuple[str, ...]:
    """Return what a figure is of: its currency, a share, or the things that it counts."""
    if figure.unit in MONEY or figure.unit == PERCENT:
        return (figure.unit,)
    return () if figure.unit else tuple(sorted(figure.counted))


def _contradicts(one: _Told, other: _Told) -> bool:
    """Whether two sentences give two figures, and one says of it what the other says, perhaps with some words more."""
    if one.sentence.block is other.sentence.block or not (one.is_within(other) or other.is_within(one)):
        return False
    values = one.figure.value, other.figure.value
    return not (rounds_to(*values) or rounds_to(*reversed(values)))
