"""VA206."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, SourceKind, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, placed_before
from onrecord.rules._unnamed import is_headline_role

_BARE = regex(
    r"(?:(?:the|some|several|two|three|other|senior|top) )*(?:officials?|authorities|investigators|aides?)",
    re.IGNORECASE,
)
_INQUIRY = regex(r"\b(?:F\.?B\.?I\b|Justice Department|[Pp]olice|[Pp]rosecutors?|[Ss]heriff|[Ii]nspector [Gg]eneral)")


class BareOfficials(Rule):
    """A claim is credited to officials, authorities, investigators or aides whose organisation is not named nearby.

    ## Why it matters
    Every organisation has officials. Unless it is named, readers cannot tell who is responsible for the claim.

    ## What to do
    Name the organisation, or at least its place and its field.
    """

    code = "VA206"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = ("NPR",)
    help = "Name the organisation, or its place and field: “city health officials”."
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
            words = dossier.text(span)
            if _BARE.fullmatch(words) and not is_headline_role(words) and not _known(dossier, span):
                message = f"{quoted(words)}: their organisation is not named here or in the paragraph before."
                yield self.finding(span, message, related=roles(attribution))


def _known(dossier: Dossier, span: Span) -> bool:
    """Whether the body stands in this block or the one before; for investigators, anywhere further up."""
    inquiry = "investigator" in dossier.text(span).lower() and _INQUIRY.search(dossier.document.text, 0, span.start)
    return bool(inquiry) or placed_before(dossier, span)
