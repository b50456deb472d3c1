"""AN108."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import BlockKind, Category, Directness, Dossier, Example, Finding, Severity, SourceKind, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import every, informant, says
from onrecord.rules._unnamed import in_public, is_headline_role, named_next

_ACQUAINTED = regex(r"(?:an?|one|his|her|my) (?:friend|colleague|neighbou?r)", re.IGNORECASE)
"""Somebody of the writer's or of the one portrayed, in a scene; not an informant."""


class AnonymousLead(Rule):
    """The headline, the opening paragraph or the first quotation rests only on unnamed sources.

    ## Why it matters
    What comes first is what most readers remember. If it rests on a source they cannot judge, so does the story.

    ## What to do
    Open with something that is on the record or in a document, and use the unnamed source to support it.
    """

    code = "AN108"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = (
        "NYT",
        "WaPo",
    )
    help = "Put a named source or a document here, and let the unnamed one support it."
    flags = (
        Example("The deal is dead, [sources] said."),
        Example("[An aide] said that the minister knew in March."),
        Example("Minister knew of flood report, [sources] say", "headline"),
    )
    passes = (
        Example("Dana Ruiz, the chief executive, said the deal is dead."),
        Example("“Sources said the deal is dead,” Dana Ruiz told reporters."),
        Example("Minister knew of flood report, Ruiz says", "headline"),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        tops = _tops(dossier)
        for _, attribution, span in sorted(every(dossier, SourceKind.UNNAMED_PERSON), key=lambda each: each[2]):
            place = next((name for name, top in tops.items() if top and top.overlaps(span)), None)
            if (
                place
                and informant(dossier.text(span))
                and says(dossier, attribution)
                and not _ACQUAINTED.fullmatch(dossier.text(span))
                and not is_headline_role(dossier.text(span))
                and not in_public(dossier, attribution)
                and not named_next(dossier, attribution, dossier.text(span))
                and not _on_record(dossier, tops[place])
            ):
                tops[place] = None
                message = f"{quoted(dossier.text(span))}: the {place} rests on this unnamed source alone."
                yield self.finding(span, message, related=roles(attribution))


def _tops(dossier: Dossier) -> dict[str, Span | None]:
    """The headline, the first paragraph and the extent of the first direct quotation."""
    blocks = dossier.document.blocks
    quoted = next((each for each in dossier.attributions if each.directness is Directness.DIRECT), None)
    return {
        "headline": next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None),
        "opening": next((block.span for block in blocks if block.kind is BlockKind.PARAGRAPH), None),
        "first quotation": quoted.extent if quoted else None,
    }


def _on_record(dossier: Dossier, top: Span | None) -> bool:
    kinds = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.OUTLET)
    return top is not None and any(
        mention.overlaps(top) for source in dossier.sources if source.kind in kinds for mention in source.mentions
    )
