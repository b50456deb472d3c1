"""VF804."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Checked, Dossier, Example, Finding, Severity, Tier, Verdict
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_NOTES = "Present: Marta Brandt, who runs the smokehouse, Jon Ruiz of the water board, and Tim Okafor."


class NameSpelling(Rule):
    """A person's name is spelled in another way than in the reporter's file.

    ## Why it matters
    A name that is spelled wrongly hurts the person who bears it, and makes readers doubt everything else.

    ## What to do
    Ask the person, and use one spelling in the article and in the file.
    """

    code = "VF804"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    standards = ("AP", "SPJ")
    help = "Ask the person how the name is spelled."
    flags = (
        Example("[Marta Brand] runs the smokehouse on the quay.", evidence=_NOTES),
        Example("The water was clean, [John Ruiz] said.", evidence=_NOTES),
        Example("The water was clean, [Jon Ruis] said.", evidence=_NOTES),
    )
    passes = (
        Example("Marta Brandt runs the smokehouse on the quay.", evidence=_NOTES),
        Example("The water was clean, Timothy Okafor said.", evidence=_NOTES),
        Example("The water was clean, Dana Ruiz said.", evidence=_NOTES),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for verification in dossier.verified(Checked.NAME, Verdict.DIFFERS):
            words, told = dossier.text(verification.span), verification.differences[0].evidence
            yield self.finding(
                verification.span, f"{quoted(words)}: the file has {quoted(told)}. Which spelling is right?"
            )
