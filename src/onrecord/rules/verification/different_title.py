"""VF809."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Checked, Confidence, Dossier, Example, Finding, Severity, Tier, Verdict
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_NOTES = "Present: Deputy Mayor Marta Brandt, who runs the smokehouse, Sgt. Jon Ruiz and Senator Kim Lee."


class DifferentTitle(Rule):
    """A person has another title than in the reporter's file.

    ## Why it matters
    A title tells readers by what right somebody speaks. Who is promoted or demoted by a slip will ask for a correction.

    ## What to do
    Use the title that the person holds, and say “then” or “former” where the file has an older one.
    """

    code = "VF809"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    confidence = Confidence.MEDIUM
    standards = ("AP", "Reuters")
    help = "Ask which title the person holds."
    flags = (
        Example("[Mayor] Marta Brandt runs the smokehouse on the quay.", evidence=_NOTES),
        Example("The water was clean, [Capt.] Jon Ruiz said.", evidence=_NOTES),
        Example("[Governor] Kim Lee will vote against the levy.", evidence=_NOTES),
    )
    passes = (
        Example("Deputy Mayor Marta Brandt runs the smokehouse on the quay.", evidence=_NOTES),
        Example("The water was clean, Sergeant Jon Ruiz said.", evidence=_NOTES),
        Example("Ms. Kim Lee will vote against the levy.", evidence=_NOTES),
        Example("Senators Kim Lee and Jo Marsh will vote against the levy.", evidence=_NOTES),
        Example("The house will show “Captain Jon Ruiz” in May.", evidence=_NOTES),
        Example("Governor Lee was her husband.", evidence=_NOTES),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for verification in dossier.verified(Checked.TITLE, Verdict.DIFFERS):
            words, told = dossier.text(verification.span), verification.differences[0].evidence
            yield self.finding(
                verification.span, f"{quoted(words)}: the file has {quoted(told)}. Which title is right?"
            )
