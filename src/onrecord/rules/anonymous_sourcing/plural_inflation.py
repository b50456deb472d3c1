"""AN109."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, SourceKind, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, every, says

_COUNTED = regex(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|both|a dozen|one of)\b", re.IGNORECASE)
_BARE = regex(
    r"\b(?:sources|insiders|people|persons|individuals)\b|\bofficials (?:familiar|close|with)\b", re.IGNORECASE
)
_ONE = regex(
    r"\b(?:an?|one|another|third|second)(?: [\w-]+){0,4} source\b"
    r"|\bone of (?:[\w-]+ ){0,3}(?:sources|witnesses|people|officials|them)\b",
    re.IGNORECASE,
)
_SINGULAR = regex(r"the (?:same )?source", re.IGNORECASE)


class PluralInflation(Rule):
    """Unnamed sources appear in the plural without a number, or become a single source later in the article.

    ## Why it matters
    A plural tells readers that more than one person supports the claim. If there is only one, they are misled.

    ## What to do
    Say how many sources there are: “two officials”. If there is only one, use the singular.
    """

    code = "AN109"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = (
        "Reuters",
        "Gannett",
    )
    help = "Say how many there are, and keep to that number."
    flags = (
        Example("[Sources] said the deal is dead."),
        Example("[Officials familiar with the plan] said it would cost more."),
        Example("[People close to the minister] said he knew."),
    )
    passes = (
        Example("Two lawyers for the seller said the deal is dead."),
        Example("“Sources said so,” Dana Ruiz told reporters."),
        Example("A source said the deal is dead."),
        Example("Police said the road was closed."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        plural: Span | None = None
        for source, attribution, span in credited(dossier, SourceKind.UNNAMED_PERSON):
            words = dossier.text(span)
            bare = _BARE.search(words) and says(dossier, attribution)
            if bare and source.plural and not source.count and not _COUNTED.search(words):
                plural = plural or span
                message = f"{quoted(words)}: the article does not say how many there are."
                yield self.finding(span, message, related=roles(attribution))
        one = _ONE.search(dossier.document.text, plural.end) if plural else None
        for _, attribution, span in every(dossier, SourceKind.UNNAMED_PERSON):
            if one and one.end() <= span.start:  # who was brought in after the many, and whom "the source" may mean
                continue
            again = plural and _SINGULAR.fullmatch(dossier.text(span)) and "source" in dossier.text(plural).lower()
            if plural and again and span.start > plural.end:
                first, later = quoted(dossier.text(plural)), quoted(dossier.text(span))
                message = f"{first} earlier, but {later} here: was there one source, or more than one?"
                yield self.finding(span, message, severity=Severity.ERROR, related=roles(attribution))
