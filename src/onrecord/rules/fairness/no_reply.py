"""FR501."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Tier
from onrecord.rules._match import roles
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule


class NoReply(Rule):
    """Somebody is accused of wrongdoing, and the article has no reply, denial or attempt to reach them.

    ## Why it matters
    The accused may know what disproves the accusation, or what makes it worse. A story without their side is
    incomplete, and in many countries a legal risk.

    ## What to do
    Put the accusation to them in full and in time, and print the answer. If there is none, say how and when you asked.
    If they have died, ask somebody who can speak for them, and say so.
    """

    code = "FR501"
    category = Category.FAIRNESS
    severity = Severity.ERROR
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    quotations = True
    standards = ("BBC", "NPR", "SPJ", "Reuters", "IPSO")
    help = "Print a reply by or for the accused, or say how and when you asked for one."
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
        for assertion in dossier.assertions:
            for accused in assertion.accused:
                in_heading = assertion.in_headline or dossier.in_subheading(accused.charge.start)
                if accused.name not in told and not accused.heard and not in_heading:
                    told.add(accused.name)
                    act, name = quoted(dossier.text(accused.charge)), inline(accused.name)
                    message = f"{act}: an accusation against {name}. No reply, denial or attempt to reach them."
                    related = [label for each, _ in dossier.supports(assertion)[:1] for label in roles(each)]
                    yield self.finding(accused.charge, message, related=tuple(related))
