"""AN105."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.language.regex import regex
from onrecord.lexicons import pattern
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import every, informant, says
from onrecord.rules._unnamed import in_public, is_team

_REPORTED = regex(
    r"\b(?:told|said|says|argu\w+|urged|call(?:ed|s|ing)?|believed|thought|suggested|felt|insisted|wanted|complained)\b"
)
"""Somebody else says or thinks what follows: that they do is a fact."""


class AnonymousOpinion(Rule):
    """An unnamed source is used for an opinion, a guess or a prediction.

    ## Why it matters
    Anonymity is meant for facts that cannot be obtained in any other way. What an opinion is worth depends on whose it
    is, so readers cannot weigh one without a name.

    ## What to do
    Ask the source to be named, find somebody who will say it on the record, or report what the source knows instead of
    what they think.
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
            words = dossier.words(attribution.content)
            opinion = pattern("judgments").search(words)
            if not opinion or _REPORTED.search(words, 0, opinion.start()) or "recall" in dossier.words(attribution.cue):
                continue
            who = dossier.text(span)
            if (
                informant(who)
                and not is_team(who)
                and says(dossier, attribution)
                and not in_public(dossier, attribution)
            ):
                message = f"{quoted(opinion.group())}: an unnamed source gives this opinion or prediction."
                yield self.finding(span, message, related=roles(attribution))
