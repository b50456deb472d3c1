"""AN103."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Attribution, Category, Dossier, Example, Finding, ReasonKind, Severity, SourceKind, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, informant, says
from onrecord.rules._unnamed import in_public, is_explained, is_headline_role, is_team, named_next

_AGAIN = regex(r"(?:the|this|that|these|those)\b", re.IGNORECASE)
"""Whom the article has spoken of before."""


class NoReason(Rule):
    """An unnamed source is used, and the article does not say why they are not named.

    ## Why it matters
    Anonymity helps the source at the reader's expense, because nobody can judge who is speaking. Without a stated
    reason, readers may assume that there is no good one.

    ## What to do
    Give the reason next to the source. If there is none, name the source. Staff who speak for their own side in the
    plural (“aides said”) are not flagged, because their side is the source.
    """

    code = "AN103"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.ERROR
    tier = Tier.MODEL
    standards = (
        "AP",
        "NYT",
        "NPR",
        "SPJ",
    )
    help = "Say what the source risks: “who feared dismissal”."
    flags = (
        Example("[An aide] said that the minister knew in March."),
        Example("[A Treasury official] said the figures were wrong."),
        Example("[Two council employees] said they were told to delete the file."),
        Example("[One senior Tory MP] said that the bill would wait until March."),
        Example("[A source close to the prime minister] said that the bill would wait until March."),
        Example("[A source] said that the contract was signed in March."),
    )
    passes = (
        Example("An aide, who asked not to be named for fear of dismissal, said that the minister knew in March."),
        Example("“An aide told me so,” Dana Ruiz said."),
        Example("A council spokeswoman said the figures were wrong."),
        Example("Experts said the figures were wrong."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in credited(dossier, SourceKind.UNNAMED_PERSON):
            words = dossier.text(span)
            given = source.reason and source.reason.kind is not ReasonKind.NONE
            informs = says(dossier, attribution) and informant(words) and not _AGAIN.match(words)
            if informs and not given and not _needs_none(dossier, attribution, words):
                message = f"{quoted(words)}: the article does not say why they are not named."
                yield self.finding(span, message, related=roles(attribution))


def _needs_none(dossier: Dossier, attribution: Attribution, words: str) -> bool:
    """Whether they speak for their side or in public, are named after all, or the reason stands elsewhere."""
    return (
        is_team(words)
        or is_headline_role(words)
        or in_public(dossier, attribution)
        or named_next(dossier, attribution, words)
        or is_explained(dossier, attribution, words)
    )
