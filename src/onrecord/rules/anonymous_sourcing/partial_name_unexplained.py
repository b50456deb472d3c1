"""AN112."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    ReasonKind,
    Severity,
    SourceKind,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, says

_NAME = regex(r"[A-Z][\w’'-]+(?:,|\Z)")


class PartialNameUnexplained(Rule):
    """A source is identified only by a first name, initials or a pseudonym, without an explanation.

    ## Why it matters
    A partial name looks like openness, but the source is still anonymous. Readers are owed the same explanation.

    ## What to do
    Use the full name, or say in the same sentence why it is withheld.
    """

    code = "AN112"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("NPR",)
    help = "Use the full name, or say why not: “Maria, whose surname is withheld because she fears her landlord”."
    flags = (
        Example("“I lost my job,” [Maria] said."),
        Example("[Melanie] said that she had voted twice."),
        Example("“We were afraid,” said [Amina], who fled in March."),
    )
    passes = (
        Example("“I lost my job,” said Maria, whose surname is withheld because she fears her landlord."),
        Example("“I lost my job,” said Maria Lopez, a nurse."),
        Example("“Maria said she lost her job,” Dana Ruiz told reporters."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in credited(dossier, SourceKind.PARTLY_NAMED):
            bare = _NAME.match(dossier.text(span)) and says(dossier, attribution)
            if bare and (source.reason is None or source.reason.kind is ReasonKind.NONE):
                message = f"{quoted(dossier.text(span))}: the article does not say why the full name is not used."
                yield self.finding(span, message, related=roles(attribution))
