"""VF801."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Category,
    Checked,
    Difference,
    Dossier,
    Example,
    Finding,
    Operation,
    Severity,
    Tier,
    Verdict,
    Weight,
)
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_NOTES = "ANN POE: We will not close the bridge before May. I have asked 41 engineers."


_GRAVE = frozenset((Weight.NEGATION, Weight.NUMBER))
_CHANGED = {
    _GRAVE: "A negation and a number were changed",
    frozenset((Weight.NEGATION,)): "A negation was changed",
    frozenset((Weight.NUMBER,)): "A number was changed",
}


class AlteredQuotation(Rule):
    """A quotation has other words than the passage of the reporter's file that it was taken from.

    ## Why it matters
    Quotation marks promise that somebody used exactly these words. A number that changed or a “not” that was lost turns
    what they said into something else.

    ## What to do
    Quote the words as they stand in the file, mark what you leave out with an ellipsis and what you add with brackets,
    or remove the quotation marks and paraphrase.
    """

    code = "VF801"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.ERROR
    tier = Tier.HEURISTIC
    quotations = True
    standards = ("AP", "Reuters", "SPJ")
    help = "Quote the words of the file, mark omissions and additions, or paraphrase."
    flags = (
        Example("[“We will close the bridge before May,”] Mayor Ann Poe said.", evidence=_NOTES),
        Example("[“I have asked 14 engineers,”] Mayor Ann Poe said.", evidence=_NOTES),
        Example("Poe said: [“We will not open the bridge before May.”]", evidence=_NOTES),
        Example("[“We will close the bridge before May. I have asked 14 engineers,”] Poe said.", evidence=_NOTES),
    )
    passes = (
        Example("“We will not close the bridge before May,” Mayor Ann Poe said.", evidence=_NOTES),
        Example("“We will not close … before May,” Mayor Ann Poe said.", evidence=_NOTES),
        Example("“We will close the bridge before May,” Mayor Ann Poe said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for verification in dossier.verified(Checked.QUOTATION, Verdict.ALTERED):
            yield self.finding(verification.span, _message(verification.differences))


def _message(differences: tuple[Difference, ...]) -> str:
    first, more = differences[0], sum(difference.changes_words for difference in differences[1:])
    others = f" {more} more {'difference' if more == 1 else 'differences'}." if more else ""
    changed = _CHANGED.get(frozenset(each.weight for each in differences) & _GRAVE, "The quotation was changed")
    if first.operation is Operation.DROPPED:
        return f"{changed}: the file has {quoted(first.evidence)} here, and the quotation does not.{others}"
    if first.operation is Operation.ADDED:
        return f"{changed}: {quoted(first.draft)} is not in the file.{others}"
    return f"{changed}: the file has {quoted(first.evidence)}, and the quotation has {quoted(first.draft)}.{others}"
