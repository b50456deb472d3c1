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
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, says

_NAME = regex(r"[A-Z][\w’'-]+(?:,|\Z)")


class PartialNameUnexplained(Rule):
    """A source is given a first name, initials or a pseudonym only, and nothing says why.

    ## Why it matters
    Half a name looks like openness and is anonymity. The reader is owed the same explanation.

    ## What to do
    Say in the sentence why the full name is not used, or use it.
    """

    code = "AN112"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("NPR",)
    help = "Say why: “Maria, whose surname is withheld because…”."
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
                message = f"Why only “{dossier.text(span)}”? The article does not say why the full name is not used."
                yield self.finding(span, message, related=roles(attribution))
