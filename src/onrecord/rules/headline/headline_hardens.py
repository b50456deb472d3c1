"""HB603."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Label, Sentence, Severity, Span, Tier
from onrecord.language.content_words import content_words
from onrecord.language.numbers import numbers, rounds_to
from onrecord.language.patterns import pattern
from onrecord.rules._headline import body, headlines, telling
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_HEDGE = pattern("headlines.hedge")
_DOUBTED = pattern("headlines.hedged_verb")
"""A hedge and the verb that it makes uncertain."""
_SOFT = pattern("headlines.soft")
_COUNTED = pattern("headlines.items_counted")
_ASKED_ROUND = pattern("headlines.people_asked")
"""Behind a number that begins a headline: how many are asked in what follows."""
_LABEL_BEFORE = pattern("headlines.label_before")
_LABEL_BEHIND = pattern("headlines.label_behind")
_VERDICT, _NO_VERDICT_YET, _VERDICT_GIVEN = (
    pattern(f"headlines.{name}") for name in ("verdict", "no_verdict_yet", "verdict_given")
)
_SHARE = 0.6
_MOST = 20
"""Numbers of a sentence that are looked at: more are a table."""


class HeadlineHardens(Rule):
    """The headline has a number that is not in the article, drops its hedge, or tells a verdict that was not given.

    ## Why it matters
    A number that is only in the headline can be neither checked nor corrected. Without its “may”, a possibility becomes
    a fact, and many readers see only the headline. Whoever is called guilty before a court has decided can sue.

    ## What to do
    Use the article's number, and keep its hedge: “may help”, not “cures”.
    """

    code = "HB603"
    category = Category.HEADLINE
    severity = Severity.WARNING
    varies = (Severity.ERROR,)
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("Zhang",)
    help = "Claim no more in the headline than in the article."
    flags = (
        Example("Storm closes [40] schools ¶ The storm closed 14 schools in Amberley on Monday.", "headline"),
        Example("Bus fares rise [8%] ¶ Bus fares will go up by six percent in May, the council said.", "headline"),
        Example(
            "[Herbal tea stops migraine] ¶ Herbal tea may stop migraine, a study of 60 patients found.", "headline"
        ),
        Example(
            "Clerk [guilty] of tax fraud ¶ Ann Poe denies three counts of tax fraud. The trial continues.", "headline"
        ),
    )
    passes = (
        Example("Storm closes 14 schools ¶ The storm closed fourteen schools in Amberley on Monday.", "headline"),
        Example("Herbal tea may stop migraine ¶ Herbal tea could stop migraine, a study found.", "headline"),
        Example("Tunnel to cost $1.2B ¶ The tunnel would cost $1.23 billion, the council said.", "headline"),
        Example("5 things to know about the tunnel ¶ The tunnel opens on Monday.", "headline"),
        Example(
            "Clerk guilty of tax fraud ¶ Ann Poe, who denied three counts, was found guilty on Monday.", "headline"
        ),
        Example("The tunnel explained in 1,000 words ¶ The tunnel opens on Monday.", "headline"),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence in headlines(dossier):
            yield from self._figures(dossier, sentence)
            yield from self._doubt(dossier, sentence)
            yield from self._verdict(dossier, sentence)

    def _figures(self, dossier: Dossier, headline: Sentence) -> Iterator[Finding]:
        text = dossier.text(headline.span)
        known: list[list[float]] | None = None
        for span, value, _ in islice(numbers(text), _MOST):
            if _is_label(text, span, value):
                continue
            known = known or [
                [number for _, number, _ in islice(numbers(dossier.text(one.span)), _MOST)] for one in body(dossier)
            ]
            if not any(_gives(values, value) for values in known):
                at = Span(headline.span.start + span.start, headline.span.start + span.end)
                message = f"{quoted(span.of(text))}: this number is in the headline but not in the article."
                yield self.finding(at, message, severity=Severity.ERROR)

    def _doubt(self, dossier: Dossier, headline: Sentence) -> Iterator[Finding]:
        text = dossier.text(headline.span)
        near = telling(dossier, headline, _SHARE)
        if not near or _HEDGE.search(text) or _SOFT.search(text):
            return
        told = content_words(text)
        doubts = [_doubted(dossier.text(sentence.span), told) for sentence in near]
        first = doubts[0]
        if first and all(doubts):
            at = Span(near[0].span.start + first.start(), near[0].span.start + first.end())
            message = f"The article says {quoted(first.group())}, but the headline has no hedge."
            yield self.finding(headline.span, message, related=(Label(at, "hedge"),))

    def _verdict(self, dossier: Dossier, headline: Sentence) -> Iterator[Finding]:
        told = _VERDICT.search(dossier.document.text, headline.span.start, headline.span.end)
        story = [sentence.span for sentence in body(dossier)]
        text = dossier.document.text
        if not told or any(_VERDICT_GIVEN.search(text, span.start, span.end) for span in story):
            return
        still = next((match for span in story if (match := _NO_VERDICT_YET.search(text, span.start, span.end))), None)
        if still:
            message = (
                f"{quoted(told.group())}: the headline tells a verdict, but in the article a court has not decided."
            )
            related = (Label(Span(*still.span()), "still open"),)
            yield self.finding(Span(*told.span()), message, severity=Severity.ERROR, related=related)


def _doubted(text: str, words_told: frozenset[str]) -> re.Match[str] | None:
    """Return the hedge on a verb that the headline has, too."""
    return next((match for match in _DOUBTED.finditer(text) if content_words(match["verb"]) & words_told), None)


def _is_label(text: str, span: Span, value: float) -> bool:
    """Whether the number counts the items of a list, or names something: a year, a day, a law, a time."""
    before, after = text[: span.start], text[span.end :]
    return bool(
        1900 <= value < 2100
        or value == 1
        or _COUNTED.match(after)
        or (not before and _ASKED_ROUND.match(after))
        or _LABEL_BEFORE.search(before)
        or _LABEL_BEHIND.match(after)
    )


def _gives(values: list[float], told: float) -> bool:
    """Whether a sentence with these numbers has `told`, or two of which it is the sum or the difference."""
    if any(rounds_to(value, told) for value in values):
        return True
    return any(rounds_to(abs(a - b), told) or rounds_to(a + b, told) for a, b in combinations(values, 2))
