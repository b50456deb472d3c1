"""VF806."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Checked, Dossier, Example, Finding, Severity, Tier, Verdict
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule


class SuspiciousLink(Rule):
    """A link leads to a page that is not there, or that has hardly a word in common with the sentence.

    ## Why it matters
    A link is a promise that readers can see for themselves. Where the page is gone, or is another one, nobody can.

    ## What to do
    Link to the page that the sentence rests on, or to an archived copy of it. Links are followed only with
    `--verify-links`. A page that refuses programs or asks for a login is not flagged.
    """

    code = "VF806"
    category = Category.VERIFICATION
    of_evidence = True
    severity = Severity.WARNING
    tier = Tier.HEURISTIC
    standards = ("SPJ",)
    help = "Link to the page that the sentence rests on, or to an archived copy."
    flags = (
        Example("The wall is older than [the harbour], the report says.", evidence="the harbour -> dead: is gone"),
        Example(
            "The [council’s report] says that the harbour wall has 41 cracks.",
            evidence="council’s report -> suspicious: the page says that it is not there",
        ),
        Example(
            "The [council’s report] says that the harbour wall at Skerrick has 41 cracks.",
            evidence="council’s report -> read: Buy cheap shoes and summer dresses for the whole family now.",
        ),
    )
    passes = (
        Example(
            "The council’s report says that the harbour wall at Skerrick has 41 cracks.",
            evidence="council’s report -> read: The engineers counted 41 cracks in the harbour wall at Skerrick.",
        ),
        Example(
            "The council’s report says that the harbour wall has 41 cracks.",
            evidence="council’s report -> unchecked: asks for a login",
        ),
        Example("The council’s report says that the harbour wall has 41 cracks."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for verification in dossier.verified(Checked.LINK, Verdict.NOT_FOUND, Verdict.DIFFERS):
            words = dossier.text(verification.span)
            if verification.verdict is Verdict.NOT_FOUND:
                yield self.finding(verification.span, f"{quoted(words)}: the page that this links to is not there.")
            else:
                yield self.finding(
                    verification.span, f"{quoted(words)}: the page shares hardly a word with this sentence."
                )
