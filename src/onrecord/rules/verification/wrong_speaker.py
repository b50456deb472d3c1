"""VF805."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Checked, Dossier, Example, Finding, Severity, Tier, Verdict
from onrecord.rules._phrase import inline, quoted
from onrecord.rules._rule import Rule

_NOTES = (
    "ANN POE: We will not close the bridge before May. I have asked 41 engineers. ¶ "
    "JON RUIZ: It is a disgrace that nobody told us. ¶ ANN POE: I told you on Monday."
)


class WrongSpeaker(Rule):
    """A quotation is credited to somebody else than the speaker that the reporter's file names.

    ## Why it matters
    To put words into the mouth of somebody who did not say them is among the worst mistakes that an article can make,
    and two people with one surname are easily mistaken for each other.

    ## What to do
    Credit the speaker whom the file names, or correct the file.
    """

    code = "VF805"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.ERROR
    tier = Tier.MODEL
    quotations = True
    standards = ("AP", "SPJ")
    help = "Credit the speaker whom the file names, or correct the file."
    flags = (
        Example("“It is a disgrace that nobody told us,” [Ann Poe] said.", evidence=_NOTES),
        Example("“I have asked 41 engineers,” [Jon Ruiz] said.", evidence=_NOTES),
        Example("“It is a disgrace that nobody told us,” [Dana Ruiz] said.", evidence=_NOTES),
    )
    passes = (
        Example("“It is a disgrace that nobody told us,” Jon Ruiz said.", evidence=_NOTES),
        Example("“I have asked 41 engineers,” Mayor Ann Poe said.", evidence=_NOTES),
        Example("“I have asked 41 engineers,” the council said.", evidence=_NOTES),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        told = set()  # two quotations may share the words that credit them
        for verification in dossier.verified(Checked.SPEAKER, Verdict.DIFFERS):
            speaker = verification.passage.speaker if verification.passage else None
            if speaker and (verification.span, speaker) not in told:
                told.add((verification.span, speaker))
                words = dossier.text(verification.span)
                yield self.finding(
                    verification.span, f"{quoted(words)}: the file has {inline(speaker)} as the speaker."
                )
