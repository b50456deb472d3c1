"""VA207."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, SourceKind, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._producer import made_nearby
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, nouns

_NAMED = regex(
    r"(?<!^)\b[A-Z][\w.]+|^[A-Z]{2,}\b|[“\"]"
    r"|\b(?:police|court|government|federal|congressional|pool|fundraising|financial) "
)
_BACK = regex(
    r"(?:the|this|that|these|those|his|her|its|their|our|my)\b|.*[’']s?\b"
    r"|.*\bof (?:the|this|these|those|his|her|its|their)\b",
    re.IGNORECASE,
)
_REPORTS = regex(r"(?:\w+ )?reports", re.IGNORECASE)
"""The press: another rule's."""


class UnidentifiedStudy(Rule):
    """A study or a report is cited without author, institution, title, date or link.

    ## Why it matters
    “Studies show” is where a reader has to take the writer's word for what somebody else found.

    ## What to do
    Say who made the study, when, and where it can be read.
    """

    code = "VA207"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = (
        "WTW",
        "BBC",
    )
    help = "Give author or institution, and title, date or link."
    flags = (
        Example("[Studies] show that sleep helps."),
        Example("[A new study] found that the river had risen."),
        Example("[Research] suggests that prices will fall."),
    )
    passes = (
        Example("A 2024 report by the Rivers Agency found that the river had risen."),
        Example("“Studies show that sleep helps,” Dana Ruiz told reporters."),
        Example("Dana Ruiz said that the study was late."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in credited(dossier, SourceKind.DOCUMENT):
            words = dossier.text(span)
            named = _NAMED.search(words) or _BACK.match(words) or _REPORTS.fullmatch(words) or _linked(dossier, span)
            if (
                not source.identified
                and not named
                and nouns("study_nouns").search(words)
                and not made_nearby(dossier, span)
            ):
                yield self.finding(span, f"“{words}”: by whom, and when?", related=roles(attribution))


def _linked(dossier: Dossier, span: Span) -> bool:
    sentence = dossier.sentence_at(span.start)
    return sentence is not None and any(True for _ in dossier.links_over(sentence.span))
