"""FR501."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Tier
from onrecord.rules._charges import charges, heard
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule


class NoReply(Rule):
    """Somebody is charged with wrongdoing, and the article neither hears them nor says that they were asked.

    ## Why it matters
    Whoever is accused may know what makes the charge false, or worse. A story that did not ask is half a story, and in
    many countries an expensive one.

    ## What to do
    Put the charge to them, in time and in full, and print the answer. If there is none, say how and when you asked.
    """

    code = "FR501"
    category = Category.FAIRNESS
    severity = Severity.ERROR
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    quotations = True
    standards = ("BBC", "NPR", "SPJ", "Reuters", "IPSO")
    help = "Ask them, and print the answer, or say how and when you asked."
    flags = (
        Example("Kim Lee [bribed] two inspectors to pass the lift, former partner Dana Ruiz told the court."),
        Example("“Jo Poe [stole] the money from the widows’ fund,” treasurer Ann Adams told the meeting."),
        Example("The auditor said that Calder Stone [laundered] millions through a bakery."),
    )
    passes = (
        Example("Kim Lee bribed two inspectors, Dana Ruiz told the court. Lee denied it."),
        Example("Jo Poe stole the money, Ann Adams told the meeting. Poe could not be reached by telephone on Monday."),
        Example("Kim Lee was killed on the bridge on Monday, Dana Ruiz said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        told: set[str] = set()
        for charge in charges(dossier):
            if charge.name not in told and not any(heard(dossier, charge)):
                told.add(charge.name)
                message = f"{charge.name} is accused here: was {charge.name} asked?"
                related = [label for each, _ in dossier.supports(charge.assertion)[:1] for label in roles(each)]
                yield self.finding(charge.words, message, related=tuple(related))
