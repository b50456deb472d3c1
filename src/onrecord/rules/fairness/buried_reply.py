"""FR505."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.domain import COPY, Accused, Category, Confidence, Dossier, Example, Finding, Label, Severity, Span, Tier
from onrecord.rules._phrase import inline
from onrecord.rules._rule import Rule

_FAR = 8
"""Paragraphs between the charge and the first answer, from which on it is buried anywhere."""
_APART = 3
"""Paragraphs between the two that make it buried in the last quarter."""
_LAST_QUARTER = 0.75
_BEFORE = 2
"""Paragraphs before the charge in which their own words stand next to it."""
_FLAT = " ¶ It rains in Amberley." * 9


class BuriedReply(Rule):
    """Somebody is accused of wrongdoing, and their reply comes near the end or many paragraphs later.

    ## Why it matters
    Many readers do not finish an article. Those who stop early see the accusation without the answer.

    ## What to do
    Put the core of the reply next to the accusation: “Lee, who denies it”. The rest can come later.
    """

    code = "FR505"
    category = Category.FAIRNESS
    severity = Severity.INFO
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    quotations = True
    standards = ("BBC",)
    help = "Put the core of the reply next to the accusation."
    flags = (
        Example(f"Kim Lee bribed two inspectors, Dana Ruiz told the court.{_FLAT} ¶ Lee [denied] it."),
        Example(f"“Jo Poe stole the money,” Ann Adams said.{_FLAT} ¶ [Poe] said that not a penny was missing."),
        Example(
            "Dana Ruiz accused Kim Lee of fraud. ¶ The court heard her for a day. ¶ She spoke of eleven invoices. ¶ "
            "They were shown on a screen. ¶ The court meets again on Monday. ¶ Lee’s lawyer [declined to comment]."
        ),
    )
    passes = (
        Example(f"Kim Lee bribed two inspectors, Dana Ruiz told the court. Lee denied it.{_FLAT}"),
        Example(f"Kim Lee bribed two inspectors, Dana Ruiz told the court.{_FLAT}"),
        Example(f"Jo Poe said that she was asked for the books.{_FLAT} ¶ “Jo Poe stole the money,” Ann Adams said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        told: set[str] = set()
        for accused in (each for assertion in dossier.assertions for each in assertion.accused):
            answer = None if accused.name in told else _answer(dossier, accused)
            if answer is None:
                continue
            told.add(accused.name)
            between = _paragraph(dossier, answer) - _paragraph(dossier, accused.charge)
            if between > _FAR or (between > _APART and answer.start > _LAST_QUARTER * len(dossier.document.text)):
                yield self._told(accused, answer, between)

    def _told(self, accused: Accused, answer: Span, between: int) -> Finding:
        name = inline(accused.name)
        message = f"The accusation against {name} is {between} paragraphs earlier. Can the reply move up to it?"
        return self.finding(answer, message, related=(Label(accused.charge, "allegation"),))


def _answer(dossier: Dossier, accused: Accused) -> Span | None:
    """Where they are first heard after the charge, unless they are next to it, just before."""
    here = _paragraph(dossier, accused.charge)
    before, after = (
        bisect_left(accused.heard, number, key=lambda span: _paragraph(dossier, span))
        for number in (here - _BEFORE, here + 1)
    )
    return accused.heard[after] if before == after < len(accused.heard) else None


def _paragraph(dossier: Dossier, span: Span) -> int:
    return bisect_right(dossier.once(_starts), span.start)


def _starts(dossier: Dossier) -> list[int]:
    """Where each paragraph of the copy begins."""
    return [each.span.start for each in dossier.document.blocks if each.kind in COPY]
