"""VF807."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.domain import Category, Dossier, Example, Finding, Label, Severity, Span, Tier, Voice
from onrecord.language.numbers import numbers
from onrecord.language.patterns import pattern
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_PARTS, _PART, _BEHIND = pattern("totals.parts"), pattern("totals.part"), pattern("totals.behind")
_SHARE, _BETWEEN_SHARES = pattern("totals.share"), pattern("totals.between_shares")
_EXHAUSTIVE = pattern("totals.exhaustive")
_WHOLE, _ROUNDING = 100, 1.01
"""What shares of one whole add up to, and by how much each two may miss it that are rounded."""
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
        Example("In the survey, [40 per cent] said yes, 35 per cent said no and 35 per cent did not know."),
        Example("The vote was close: [52%] for and 58% against."),
    )
    passes = (
        Example("The boat carried 12 people: seven men and five women."),
        Example("Police made 120 arrests, among them 80 on Monday and 30 on Tuesday."),
        Example("The boat carried 14 people, and seven men and five women drowned."),
        Example("In the survey, 40 per cent said yes, 35 per cent said no and 25 per cent did not know."),
        Example("In the survey, 72 per cent own a boat, 61 per cent own a van and 40 per cent own both."),
        Example("The levy is backed by 60% of men, 55% of women and 70% of the undecided."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, stretch in dossier.stretches(Voice.REPORTER):
            text, start = dossier.text(stretch), stretch.start
            yield from self._shares(text, start)
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

    def _shares(self, text: str, start: int) -> Iterator[Finding]:
        """Yield the first of several shares of one whole that are more than all of it."""
        shares = _shares_of_one(text) if _EXHAUSTIVE.search(text) else []
        total = sum(_value(each["value"]) for each in shares)
        if len(shares) > 1 and total > _WHOLE + _ROUNDING * len(shares) / 2:
            spans = [Span(start + each.start(), start + each.end()) for each in shares]
            words = quoted(shares[0].group())
            message = f"{words}: this and the shares beside it add up to {total:,.12g} per cent."
            yield self.finding(spans[0], message, related=tuple(Label(each, "part") for each in spans[1:]))


def _value(written: str) -> float:
    return next(value for _, value, _ in numbers(written))


def _shares_of_one(text: str) -> list[re.Match[str]]:
    """Return the shares that follow each other from the first of a sentence on."""
    found = list(_SHARE.finditer(text))
    for count, (before, share) in enumerate(pairwise(found), 1):
        between = _BETWEEN_SHARES.match(text, before.end())
        if between is None or between.end() != share.start():
            return found[:count]
    return found


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
