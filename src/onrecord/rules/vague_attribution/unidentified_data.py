"""VA208."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._producer import made_nearby
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, nouns

_NAMED = regex(
    r"(?<!^)\b[A-Z][\w.]+|[“\"]|^(?i:the|this|that|these|those|his|her|its|their|our|my)\b|[’']s\b|\d|\bfederal"
    r"|\bcensus|^(?!(?:Polling|New|Recent|Early|Official|Public|Available|Survey|Other)\b)[A-Z]\w+ data\b"
    r"|\b[Ee]xit poll|\bstraw poll|\bnumber of\b|\binternal\b"
    r"|\b(?i:establishment|party|public|political|religious|leading|prominent|senior|key|top) figures\b"
    r"|\b(?:from|by) (?!last|recent|early|late|across|around|several|some|many)\w",
)
_HEAD = regex(r"\Z|[,;]| (?:of|in|on|at|for|that|which|to|and|taken|released|reported|published|conducted)\b")
"""What may follow the noun if it is what the phrase speaks of: not "survey timing"."""


class UnidentifiedData(Rule):
    """A poll, a survey, figures or data are cited without saying who produced them, or when.

    ## Why it matters
    Data are only as good as whoever produced them. Without the producer and the date, readers cannot look them up and
    other outlets cannot check them.

    ## What to do
    Say who produced the data, and when. For a poll, say who was asked and how many.
    """

    code = "VA208"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = ("PEJ",)
    help = "Say who produced it, and when."
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
            heads = any(_HEAD.match(words, noun.end()) for noun in nouns("data_nouns").finditer(words))
            if not source.identified and heads and not _NAMED.search(words) and not made_nearby(dossier, span):
                yield self.finding(span, f"{quoted(words)}: no producer or date is given.", related=roles(attribution))
