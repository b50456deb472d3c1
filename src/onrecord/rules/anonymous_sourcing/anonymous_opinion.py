"""AN105."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.lexicons import pattern
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule
from onrecord.rules._source import every, informant, says


class AnonymousOpinion(Rule):
    """An unnamed source is used for a judgment, a guess or a forecast.

    ## Why it matters
    Anonymity is for facts that could not be had otherwise. An opinion without a name cannot be weighed, for
    what gives it weight is whose it is.

    ## What to do
    Ask for the name, find somebody who will say it openly, or report what the source knows instead.
    """

    code = "AN105"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = (
        "AP",
        "USA Today",
        "Gannett",
    )
    help = "Put the opinion on the record, or use the source for a fact."
    flags = (
        Example("[An aide] said that the plan would probably fail."),
        Example("“It is a disaster,” [one official] said."),
        Example("[A source] said the minister is likely to resign."),
        Example("[One adviser] said the campaign is doomed."),
    )
    passes = (
        Example("An aide said that the plan was signed on 3 March."),
        Example("Dana Ruiz, the chief executive, said the plan would probably fail."),
        Example("“An aide said it will probably fail,” Dana Ruiz told reporters."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, attribution, span in every(dossier, SourceKind.UNNAMED_PERSON):
            opinion = pattern("judgments").search(dossier.words(attribution.content))
            if opinion and informant(dossier.text(span)) and says(dossier, attribution):
                message = f"“{opinion.group()}”: an opinion or a forecast. Whose, that a reader may weigh it?"
                yield self.finding(span, message, related=roles(attribution))
