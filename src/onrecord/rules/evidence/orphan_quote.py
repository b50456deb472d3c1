"""EV404."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Tier
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule


class OrphanQuote(Rule):
    """A quotation has no speaker in its sentence or in the text around it.

    ## Why it matters
    Quotation marks promise that somebody said exactly this. Without a speaker nobody can check it, and readers may
    credit the words to the next person named.

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
            yield self.finding(span, f"{quoted(dossier.text(span))}: the article does not say who spoke.")
