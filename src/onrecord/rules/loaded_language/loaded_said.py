"""LI304."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Tier
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule
from onrecord.rules._verbs import taking_sides

_QUESTION = {
    "doubt": "“{0}” hints that you do not believe it. Do you know that it is false?",
    "guilt": "“{0}” says that there was something to hide. Was there?",
    "truth": "“{0}” vouches that it is true. Have you made sure?",
}


class LoadedSaid(Rule):
    """A verb of saying takes a side: it doubts, it presumes guilt, or it vouches for the truth.

    ## Why it matters
    *Claimed* doubts the speaker, *admitted* convicts her, *revealed* makes her word a fact. Each tells the reader what
    to think of a statement before any evidence does.

    ## What to do
    Write *said*. If you know that it is false, or true, say how you know in a sentence of its own.
    """

    code = "LI304"
    category = Category.LOADED_LANGUAGE
    severity = Severity.INFO
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW",)
    help = "“Said” takes no side."
    flags = (
        Example("The minister [claimed] that she was ill on the day of the vote."),
        Example("Mr Lee [admitted] that he had met the builder twice."),
        Example("The mayor [revealed] on Monday that two invoices were missing."),
    )
    passes = (
        Example("The minister said that she was ill on the day of the vote."),
        Example("“He claimed that he was ill,” she said."),
        Example("Two groups claimed responsibility for the attack."),
        Example("He maintained a garden behind the station."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for attribution in dossier.attributions:
            for span, kind in taking_sides(dossier, attribution):
                question = _QUESTION[kind].format(dossier.text(span))
                yield self.finding(span, question, related=roles(attribution))
