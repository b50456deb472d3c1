"""EV404."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Tier
from onrecord.rules._rule import Rule


class OrphanQuote(Rule):
    """A quotation has no speaker: neither its sentence nor what stands around it says whose words they are.

    ## Why it matters
    Quotation marks promise that somebody said exactly this. If nobody is named, the promise cannot be kept, and a
    reader takes the words for those of whoever comes next.

    ## What to do
    Say who spoke, at the first pause in the quotation.
    """

    code = "EV404"
    category = Category.EVIDENCE
    severity = Severity.ERROR
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    quotations = True
    standards = ("Reuters", "Wikipedia")
    help = "Say who spoke."
    flags = (
        Example("The road was closed all day. [“We had no idea that the bridge would be shut.”]"),
        Example("[“Nobody told us anything about the water.”] The office was locked on Tuesday."),
        Example("Rain fell until noon. [“It was the worst week of my life.”] The bridge stayed shut."),
    )
    passes = (
        Example("“We had no idea that the bridge would be shut,” Dana Ruiz said."),
        Example("Dana Ruiz was late. “We had no idea that the bridge would be shut,” she said. “It cost us a day.”"),
        Example("The sign read “No entry after dark”."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for span in dossier.orphans:
            yield self.finding(span, "Whose words are these?")
