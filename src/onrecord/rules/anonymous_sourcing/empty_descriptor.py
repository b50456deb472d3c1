"""AN102."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Grade, Severity, SourceKind, Tier
from onrecord.language.regex import regex
from onrecord.lexicons import pattern
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, holds, informant, placed_before, says

_RANK = regex(r"senior|top|trusted|high-(?:level|ranking)", re.IGNORECASE)
"""Only these, said of somebody whose body stands right before, are no more than a rank."""
_OWNED = regex(r"[’']s? |^(?:one of )?(?:his|her|its|their) ", re.IGNORECASE)


class EmptyDescriptor(Rule):
    """An unnamed source is called reliable, senior or close to the matter, but no organisation or role is given.

    ## Why it matters
    “Reliable”, “senior” or “familiar with the matter” asks for trust without giving a reason for it. These phrases
    spread when newsrooms began to discourage bare “sources”.

    ## What to do
    Say which organisation the source belongs to, what they do there and how they know.
    """

    code = "AN102"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = (
        "WaPo",
        "NPR",
        "Guardian",
    )
    help = "Say who they are instead: “three bank employees who attended the call”."
    flags = (
        Example("[People familiar with the matter] said the bank will close."),
        Example("[A person close to the negotiations] said the talks had failed."),
        Example("[A well-placed source] said the minister would resign."),
        Example("[Sources with knowledge of the inquiry] said no charges would follow."),
    )
    passes = (
        Example("Three bank employees who attended the call said the bank will close."),
        Example("“People familiar with the matter said so,” Dana Ruiz told reporters."),
        Example("A senior Treasury official said the talks had failed."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in credited(dossier, SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP):
            words = dossier.text(span)
            hint = pattern("empty_descriptors").search(words)
            heard = says(dossier, attribution) or holds(dossier, attribution)
            if hint and heard and source.grade in (Grade.D0, Grade.D1) and informant(words):
                if _OWNED.search(words, 0, hint.start()) or (
                    _RANK.fullmatch(hint.group()) and placed_before(dossier, span)
                ):
                    continue
                message = (
                    f"{quoted(hint.group())}: this asks for trust, but does not say who they are or how they know."
                )
                yield self.finding(span, message, related=roles(attribution))
