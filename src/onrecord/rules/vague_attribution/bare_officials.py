"""VA206."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, SourceKind, Span, Tier
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, paragraphs_at

_BARE = re.compile(
    r"(?:(?:the|some|several|two|three|other|senior|top) )*(?:officials?|authorities|investigators|aides?)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Council|Committee|Commission|House|Pentagon|State|F\.?B\.?I\.?"
    r"|Police"
    r"|police|City|County|government|administration|campaign|court|company|hospital|university|agency|department"
    r"|sheriff"
    r"|prosecutors?|Treasury|Kremlin|U\.N\.|NATO|E\.U\.|mayor|governor|president|Board|Authority|[A-Z]{3,})\b"
)

_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov)\. [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+|(?<![.!?] )(?<!^)\b[A-Z][a-z]{3,}")


class BareOfficials(Rule):
    """A claim is credited to officials, authorities, investigators or aides of no body that the article tells.

    ## Why it matters
    Every body has officials. Without the body a reader cannot tell who is responsible for the claim.

    ## What to do
    Name the body, or at least the place and the field.
    """

    code = "VA206"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = ("NPR",)
    help = "Say of what body: “city health officials”."
    flags = (
        Example("[Officials] said the road would open on Monday."),
        Example("[Authorities] said nobody was hurt."),
        Example("[Investigators] said the fire began in the kitchen."),
    )
    passes = (
        Example("City health officials said the road would open on Monday."),
        Example("“Officials said nobody was hurt,” Dana Ruiz told reporters."),
        Example("The Rivers Agency closed the road. Officials said it would open on Monday."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        kinds = (SourceKind.UNNAMED_GROUP, SourceKind.UNNAMED_PERSON, SourceKind.ORGANIZATION)
        for _, attribution, span in credited(dossier, *kinds):
            before = _before(dossier, span)
            known = _BODY.search(before) or (dossier.text(span).lower().endswith("aides") and _PERSON.search(before))
            if _BARE.fullmatch(dossier.text(span)) and not known:
                message = f"“{dossier.text(span)}”: of what body, and in what place?"
                yield self.finding(span, message, related=roles(attribution))


def _before(dossier: Dossier, span: Span) -> str:
    """The block before and this one, up to the end of the sentence of `span`."""
    sentence = dossier.sentence_at(span.start)
    return dossier.text(Span(paragraphs_at(dossier, span), sentence.span.end if sentence else span.start))
