"""VF803."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Checked, Confidence, Dossier, Example, Finding, Severity, Tier, Verdict
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_NOTES = (
    "The council resolved that the harbour wall be rebuilt at a cost of £3.1 million. The harbour master has counted "
    "41 cracks in the wall since September. Work on the wall begins on 14 April."
)


class DifferentFigure(Rule):
    """A figure differs from the one that the reporter's file has for the same thing.

    ## Why it matters
    Digits that change places and “million” for “billion” are the most common mistakes of all, and the easiest to prove.

    ## What to do
    Use the figure of the file, or say where the other one comes from. A figure that is rounded is not flagged.
    """

    code = "VF803"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.ERROR
    tier = Tier.HEURISTIC
    confidence = Confidence.MEDIUM
    standards = ("AP", "Reuters", "SPJ")
    help = "Use the figure of the file, or say where the other one comes from."
    flags = (
        Example("The harbour wall will be rebuilt at a cost of [£3.7 million], the council resolved.", evidence=_NOTES),
        Example("The harbour master has counted [14] cracks in the wall since September.", evidence=_NOTES),
        Example("Work on the harbour wall begins on [24] April.", evidence=_NOTES),
    )
    passes = (
        Example("The harbour wall will be rebuilt at a cost of £3 million, the council resolved.", evidence=_NOTES),
        Example("The harbour master has counted forty-one cracks in the wall since September.", evidence=_NOTES),
        Example("The market hall has 14 cracks, too.", evidence=_NOTES),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for verification in dossier.verified(Checked.FIGURE, Verdict.DIFFERS):
            words, told = dossier.text(verification.span), verification.differences[0].evidence
            yield self.finding(verification.span, f"{quoted(words)}: the file has {quoted(told)} for the same thing.")
