"""VA208."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, nouns

_NAMED = re.compile(
    r"(?<!^)\b[A-Z][\w.]+|[“\"]|^(?i:the|this|that|these|those|his|her|its|their|our|my)\b|[’']s\b|\d|\bfederal"
    r"|\bcensus",
)


class UnidentifiedData(Rule):
    """A poll, a survey, figures or data are cited without producer or date.

    ## Why it matters
    A figure is as good as whoever counted. Without producer and date no reader can look it up, and no
    rival can test it.

    ## What to do
    Say who made it and when; for a poll, whom they asked and how many.
    """

    code = "VA208"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = ("PEJ",)
    help = "Give the producer and the date."
    flags = (
        Example("[Polls] show that the race is close."),
        Example("[Figures] show that crime fell."),
        Example("[A survey] found that most residents want a bridge."),
        Example("[Data] suggest that the river is rising."),
    )
    passes = (
        Example("A Quinnipiac University poll taken in May shows that the race is close."),
        Example("“Polls show that the race is close,” Dana Ruiz told reporters."),
        Example("Dana Ruiz said that the figures were late."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in credited(dossier, SourceKind.DOCUMENT):
            words = dossier.text(span)
            if not source.identified and nouns("data_nouns").search(words) and not _NAMED.search(words):
                yield self.finding(span, f"“{words}”: whose, and of what date?", related=roles(attribution))
