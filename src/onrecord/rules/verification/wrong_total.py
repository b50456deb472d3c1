"""VF807."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.domain import Category, Dossier, Example, Finding, Label, Severity, Span, Tier, Voice
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_PARTS, _PART, _BEHIND = pattern("totals.parts"), pattern("totals.part"), pattern("totals.behind")
_MOST = 12
"""Figures of a sentence that are looked at: more are a table."""
_Number = tuple[Span, float]


class WrongTotal(Rule):
    """A total is not the sum of the parts that it is given with.

    ## Why it matters
    One of the figures is wrong, and any reader can see it. No evidence is needed to find it.

    ## What to do
    Find out which figure is wrong. If the parts are not all of them, say so: “among them”.
    """

    code = "VF807"
    category = Category.VERIFICATION
    severity = Severity.ERROR
    tier = Tier.WORDS
    standards = ("AP",)
    help = "Find out which figure is wrong, or say that the parts are not all of them."
    flags = (
        Example("The boat carried [14] people: seven men and five women."),
        Example("Police made [120] arrests – 80 on Monday and 30 on Tuesday."),
        Example("The fund has paid [nine] families: three in Harl, four in Skerrick and one in Hale."),
        Example("The ship carried 60 sailors and 40 passengers, a total of [110]."),
        Example("The council will spend [£5m]: £2m on the wall and £2m on the quay."),
    )
    passes = (
        Example("The boat carried 12 people: seven men and five women."),
        Example("Police made 120 arrests, among them 80 on Monday and 30 on Tuesday."),
        Example("The boat carried 14 people, and seven men and five women drowned."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, stretch in dossier.stretches(Voice.REPORTER):
            text, start = dossier.text(stretch), stretch.start
            values = [(span, value) for span, value, _ in numbers(text)][:_MOST]
            for at, (span, value) in enumerate(values):
                parts = list(_parts(text, span, values[at + 1 :])) or _parts_before(text, span, values[:at])
                added = sum(part for _, part in parts)
                if len(parts) > 1 and added != value and all(part < value for _, part in parts):
                    words, total = quoted(span.of(text)), f"{added:,.12g}"
                    labels = tuple(Label(Span(start + one.start, start + one.end), "part") for one, _ in parts)
                    yield self.finding(
                        Span(start + span.start, start + span.end),
                        f"{words}: the parts that this is given with add up to {total}.",
                        related=labels,
                    )


def _parts(text: str, total: Span, following: list[_Number]) -> Iterator[_Number]:
    """Yield the parts: the first stands right behind the total, each other one behind "and" or a comma."""
    opened = _PARTS.match(text, total.end)
    if opened is None or not following or following[0][0].start != opened.end():
        return
    yield following[0]
    for before, part in pairwise(following):
        if not _PART.fullmatch(text, before[0].end, part[0].start):
            return
        yield part


def _parts_before(text: str, total: Span, before: list[_Number]) -> list[_Number]:
    """Return the parts of a total that stands behind them: "60 sailors and 40 passengers, a total of 110"."""
    if not before or not _BEHIND.fullmatch(text, before[-1][0].end, total.start):
        return []
    parts = before[-1:]
    for later, earlier in pairwise(reversed(before)):
        if not _PART.fullmatch(text, earlier[0].end, later[0].start):
            break
        parts.append(earlier)
    return parts[::-1]
