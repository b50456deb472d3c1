"""AN107."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Attribution,
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Severity,
    SourceKind,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.rules._match import roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import every, informant
from onrecord.rules._unnamed import in_public, named_next
from onrecord.rules._wrongdoing import wrongdoing

_NUMBER = regex(
    r"[$£€]\s?\d"
    r"|\b(?!(?:19|20)\d\d\b)(?!\d+[ -](?:years?|year-olds?)\b)\d[\d,.]*(?: (?:million|billion|per ?cent))?\b(?!:\d)"
    r"|%|\b(?:dozens|hundreds|thousands) of\b"
)
_ASKED = regex(r"\b(?:which|whether|who)\b.*")
"""What was asked was not asserted."""
_SECOND = regex(
    r"\b(?:confirm\w*|corroborat\w*|documents?|records?|minutes|e-?mails?|according to|also said|a second|another"
    r"|and (?:an?|one|two|the) [\w ]{2,30} said)\b"
)


class SingleAnonymous(Rule):
    """A figure or an accusation rests on one unnamed source alone.

    ## Why it matters
    One unnamed source may be wrong, may lie or may have an interest, and nobody outside the newsroom can tell.

    ## What to do
    Find a second source from a different organisation, or a document. If you already have one, cite it.
    """

    code = "AN107"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = (
        "BBC",
        "Reuters",
        "AP",
        "Houston Chronicle",
    )
    help = "Cite a second, independent source or a document."
    flags = (
        Example("[An aide] said that 400 people had been dismissed."),
        Example("[A council official] said that the firm had bribed the clerk."),
        Example("[One employee] said the director took bribes."),
    )
    passes = (
        Example("An aide and a lawyer said that 400 people had been dismissed, and the minutes confirm it."),
        Example("“An aide said 400 people left,” Dana Ruiz told reporters."),
        Example("An aide said the meeting went on until late."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for source, attribution, span in every(dossier, SourceKind.UNNAMED_PERSON):
            words = dossier.words(attribution.content)
            claimed = _ASKED.sub("", words)
            accuses = wrongdoing(claimed)
            who = dossier.text(span)
            if (
                informant(who)
                and not source.plural
                and (accuses or _NUMBER.search(words))
                and not _backed(dossier, attribution)
                and not in_public(dossier, attribution)
                and not named_next(dossier, attribution, who)
            ):
                severity = Severity.ERROR if accuses else Severity.WARNING
                what = "accusation" if accuses else "figure"
                message = f"{quoted(who)}: the only source for this {what}. No second source or document is cited."
                yield self.finding(span, message, severity=severity, related=roles(attribution))


def _backed(dossier: Dossier, attribution: Attribution) -> bool:
    """Whether the same sentence brings in a document, a second source, or a confirmation."""
    return bool(_SECOND.search(dossier.text(dossier.statement(attribution))))
