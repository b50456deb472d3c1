"""VF802."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Checked, Dossier, Example, Finding, Severity, Tier, Verdict
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_NOTES = "ANN POE: We will not close the bridge before May. I have asked 41 engineers."


class QuotationNotFound(Rule):
    """A quotation is in none of the files that were given as evidence.

    ## Why it matters
    A quotation that nobody can find in the notes cannot be defended when it is challenged. The file may be incomplete;
    then it is worth knowing before publication.

    ## What to do
    Find the recording, message or page that the quotation comes from, and add it to the file, or remove the quotation.
    """

    code = "VF802"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    quotations = True
    standards = ("AP", "Reuters", "SPJ")
    help = "Add the recording, message or page that it comes from to the evidence, or remove it."
    flags = (
        Example("[“The bridge is the pride of our town,”] Mayor Ann Poe said.", evidence=_NOTES),
        Example("Poe said: [“Nobody has ever asked me about money.”]", evidence=_NOTES),
        Example("[“The engineers are all on holiday,”] Mayor Ann Poe said.", evidence=_NOTES),
    )
    passes = (
        Example("“We will not close the bridge before May,” Mayor Ann Poe said.", evidence=_NOTES),
        Example("“The bridge is the pride of our town,” Mayor Ann Poe said."),
        Example("Poe called it “a shame”.", evidence=_NOTES),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for verification in dossier.verified(Checked.QUOTATION, Verdict.NOT_FOUND):
            words = dossier.text(verification.span)
            yield self.finding(verification.span, f"{quoted(words)}: these words are in none of the evidence files.")
