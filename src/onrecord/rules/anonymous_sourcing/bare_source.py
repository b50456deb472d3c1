"""AN101."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import (
    Category,
    Dossier,
    Example,
    Finding,
    Label,
    Overlaps,
    Severity,
    Source,
    SourceKind,
    Span,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.rules._match import matches, roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, says
from onrecord.rules._unnamed import in_public

_BARE = regex(
    r"(?:(?:an?|one|two|three|four|several|some|many|multiple|other|another|our|its|various|numerous|anonymous|unnamed"
    r"|unidentified|independent) )*(?:sources?|insiders?|persons?|people|individuals?|informants?|tipsters?"
    r"|show insiders)",
    re.IGNORECASE,
)
_CITED = regex(
    r"(?:using|citing|quoting|from|on|by|according to|cited|quoted|of) "
    r"(?P<hit>(?:(?:several|two|three|multiple|some|various|numerous) )?(?:anonymous|unnamed|unidentified) (?:\w+ "
    r")?sources?)",
    re.IGNORECASE,
)


class BareSource(Rule):
    """An unnamed source is described without an organisation, a role or a basis of knowledge.

    ## Why it matters
    Readers cannot tell a minister from a passer-by, and nobody can check the claim later. Newsroom standards reject
    this form of sourcing more firmly than any other.

    ## What to do
    Describe the source as closely as safety allows: their organisation, their role and how they know. If nothing can be
    said, find another source or leave the claim out.
    """

    code = "AN101"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.ERROR
    tier = Tier.MODEL
    standards = (
        "AP",
        "WaPo",
        "Guardian",
    )
    help = "Give the source's organisation and role, and say how they know."
    flags = (
        Example("The deal is dead, [sources] said."),
        Example("[A source] said that the contract was signed in March."),
        Example("The report relied on [anonymous sources] in the ministry."),
        Example("[Insiders] told the paper that the vote was rigged."),
    )
    passes = (
        Example("Two lawyers for the seller who have read the contract said the deal is dead."),
        Example("“Sources said the deal is dead,” Dana Ruiz told reporters."),
        Example("A Treasury official said that the contract was signed in March."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        found: list[Span] = []
        for source, attribution, span in credited(dossier, SourceKind.UNNAMED_PERSON):
            bare = _BARE.fullmatch(dossier.text(span)) and says(dossier, attribution)
            if bare and not in_public(dossier, attribution) and not _described(dossier, span):
                found.append(span)
                yield self.finding(span, _question(dossier.text(span), source), related=roles(attribution))
        taken = Overlaps((span, span) for span in found)
        for sentence, span, _, _ in matches(dossier, _CITED):
            if not any(True for _ in taken.over(span)):
                message = f"{quoted(dossier.text(span))}: the article does not say who they are or how they know."
                yield self.finding(span, message, related=_claimed(dossier, sentence.span, span))


def _described(dossier: Dossier, span: Span) -> bool:
    """Whether "sources" or "one source" are those whom the article has described further up."""
    if not re.match(r"(?:the |one |some |several )?\w*sources\b|one source\b", dossier.text(span), re.IGNORECASE):
        return False
    return dossier.once(_first_description) < span.start


def _first_description(dossier: Dossier) -> int:
    """Where the first words end that say more of "sources" than that they are sources."""
    mentions = (mention for source in dossier.sources if source.unnamed for mention in source.mentions)
    return min(
        (
            mention.end
            for mention in mentions
            if re.search(r"\bsources\b", phrase := dossier.text(mention)) and not _BARE.fullmatch(phrase)
        ),
        default=len(dossier.document.text),
    )


def _claimed(dossier: Dossier, sentence: Span, span: Span) -> tuple[Label, ...]:
    """Cue and claim of the attribution that follows in the sentence: "using anonymous sources, insisting that …"."""
    after = [
        each
        for each in dossier.attributions_over(sentence)
        if sentence.contains(each.cue[0]) and span.end <= each.cue[0].start
    ]
    first = min(after, key=lambda each: each.cue[0], default=None)
    return tuple(label for label in roles(first) if label.label != "source") if first else ()


def _question(phrase: str, source: Source) -> str:
    number = len(source.attributions)
    often = f" {number} statements are credited to it." if number > 1 else ""
    return f"{quoted(phrase)}: the article does not give their organisation or role, or say how they know.{often}"
