"""AN106."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.language.regex import regex
from onrecord.lexicons import pattern
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import every, informant, says

_REPORTED = regex(r"\b(?:regard|view|see|describ|call)\w* (?:\w+ )?(?:as )?\Z")
"""Somebody else thinks so."""
_TARGET = regex(
    r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|[Tt]hey|(?<!^)[A-Z][a-z]+)\b|^[“\"]?[A-Z][a-z]+ (?:is|was|has)"
)


class AnonymousAttack(Rule):
    """An unnamed source insults or accuses somebody who is named.

    ## Why it matters
    The person attacked is named and cannot answer a critic who is not. Nearly every newsroom forbids it.

    ## What to do
    Ask the source to be named, report what happened instead of the insult, or leave it out.
    """

    code = "AN106"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.ERROR
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = (
        "NPR",
        "Guardian",
        "Reuters",
        "NYT",
    )
    help = "Name the speaker, report the facts behind the criticism, or leave it out."
    flags = (
        Example("“Ruiz is a bully,” [one official] said."),
        Example("[An aide] said that Mr. Shah was incompetent."),
        Example("“She is a liar,” [a colleague of Ms. Ruiz] said."),
        Example("[A former employee] said that Stone was corrupt."),
    )
    passes = (
        Example("“Ruiz is a bully,” said Amir Shah, who chairs the committee."),
        Example("An aide said that Mr. Shah was in the room."),
        Example("“An aide said Ruiz is a bully,” Dana Ruiz told reporters."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, attribution, span in every(dossier, SourceKind.UNNAMED_PERSON):
            words = dossier.words(attribution.content)
            attack = pattern("attacks").search(words)
            if attack and _REPORTED.search(words[: attack.start()]):
                continue
            if attack and _TARGET.search(words) and informant(dossier.text(span)) and says(dossier, attribution):
                message = f"{quoted(attack.group())}: an unnamed source says this about somebody who is named."
                yield self.finding(span, message, related=roles(attribution))
