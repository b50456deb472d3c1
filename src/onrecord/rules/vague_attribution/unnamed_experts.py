"""VA201."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, ReasonKind, Severity, Source, SourceKind, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import is_credited, roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, head, holds, in_headline, named_nearby, says

_ONE = regex(r"(?:an?|one|another) ", re.IGNORECASE)
_TRADE = ("trader", "traders", "investor", "investors")
"""They are asked what they do, not what they know of it."""


class UnnamedExperts(Rule):
    """A claim is credited to experts, analysts or scientists, and none of them is named nearby.

    ## Why it matters
    The word lends authority that nobody can check. It may stand for one person, or for the reporter's own reading.

    ## What to do
    Name at least one of them, and say what they work on and where. Or cite their study.
    """

    code = "VA201"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = (
        "WTW",
        "Independent",
    )
    help = "Name at least one of them, with their field and institution."
    flags = (
        Example("[Experts] said the dam was unsafe."),
        Example("[Analysts] warned that prices would rise."),
        Example("[Political scientists] said the vote would be close."),
        Example("[Experts] warn of flood", "headline"),
    )
    passes = (
        Example("Three hydrologists, including Amir Shah of the University of Leeds, said the dam was unsafe."),
        Example("“Experts said the dam was unsafe,” Dana Ruiz told reporters."),
        Example("Amir Shah, an analyst at the Rivers Agency, said that prices would rise."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in credited(dossier, SourceKind.UNNAMED_GROUP, SourceKind.UNNAMED_PERSON):
            who = head(dossier.text(span), "people_experts")
            held = says(dossier, attribution) or holds(dossier, attribution)
            if not who or who in _TRADE or not held or _informs(dossier, source, span):
                continue
            headline = in_headline(dossier, span)
            if headline or not (is_credited(dossier, span) or named_nearby(dossier, span, before=2, experts=True)):
                severity = Severity.ERROR if headline else Severity.WARNING
                where = "in the headline" if headline else "here or in the sentences around it"
                message = f"{quoted(dossier.text(span))}: nobody is named {where}."
                yield self.finding(span, message, severity=severity, related=roles(attribution))


def _informs(dossier: Dossier, source: Source, span: Span) -> bool:
    """Whether it is one informant, whom the rules of anonymous sourcing look at, rather than a profession."""
    reason = source.reason is not None and source.reason.kind is not ReasonKind.NONE
    return reason or (not source.plural and bool(_ONE.match(dossier.text(span))))
