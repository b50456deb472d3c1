"""LI302."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, SourceKind, Span, Tier, Voice
from onrecord.language.regex import regex
from onrecord.lexicons import pattern
from onrecord.rules._match import NAME, has_source, matches
from onrecord.rules._rule import Rule

_BODIES = (
    r"organi[sz]ations?|groups?|committees?|lawyers?|attorneys?|officials?|lawmakers?|senators?|critics|opponents?"
    r"|prosecutors?|auditors?|judges?|campaigns?|experts?|advocates?|activists?|reporters?|firm|company|board|bank"
)
_ASKER = regex(
    rf"(?:{NAME}|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]ho|[Ww]e|I|for|of|by|while|from|started|began|keeps?|kept|{_BODIES}))"
    r" (?:also |has |have |had |not only )?\Z"
)
_NONE = regex(r"\b(?:[Nn]othing|[Nn]ot|[Nn]ever|without|no longer)\b[^.;]*\Z|n['’]t \Z")
_QUESTION = regex(
    r"\b(?:question|doubt|concern|ask|wonder|worr|why|whether|accus|criti|probe|investigat|suspi)", re.IGNORECASE
)
_PEOPLE = (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.PARTLY_NAMED, SourceKind.OUTLET)
_BY = regex(rf"\s+(?:by|from|among) (?:the )?(?:{NAME}|\w+ {NAME})|\s+with \w")


class OwnerlessQuestion(Rule):
    """Questions, doubts or concerns are raised, remain or mount, and nobody asks them.

    ## Why it matters
    A question without an asker is an accusation without an accuser. It plants a doubt that nobody has to defend and
    the person concerned cannot answer.

    ## What to do
    Name who asks, quote what they ask, and give the answer or say that there was none.
    """

    code = "LI302"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("IPSO",)
    help = "Name who asks, and what: “Auditor J. Lee asked why she signed”."
    flags = (
        Example("The payment [raises serious questions] about her role."),
        Example("[Questions remain] over who approved the contract."),
        Example("The timing [raised eyebrows]."),
    )
    passes = (
        Example("Auditor Jo Lee raised questions about her role."),
        Example("The payment raises questions about her role, Auditor Jo Lee said."),
        Example("“Questions remain,” he said."),
        Example("The firm raised concerns with the council."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, match, text in matches(dossier, pattern("ownerless_questions"), Voice.REPORTER, Voice.HEADLINE):
            if _NONE.search(text, max(0, match.start() - 30), match.start()):
                continue
            owned = _ASKER.search(text, max(0, match.start() - 40), match.start()) or _BY.match(text, match.end())
            if not owned and not has_source(dossier, span, text) and not _asked(dossier, span):
                yield self.finding(span, "Who asks, what exactly do they ask, and what is the answer?")


def _asked(dossier: Dossier, span: Span) -> bool:
    """Whether somebody who is named raises it here, or asks in this sentence or the one before or after."""
    here = dossier.number(span.start)
    near = dossier.sentences[max(0, here - 1) : here + 2]
    for attribution in dossier.attributions_over(Span(near[0].span.start, near[-1].span.end)):
        if dossier.source_of(attribution).kind in _PEOPLE and (
            any(cue.overlaps(span) for cue in attribution.cue)
            or _QUESTION.search(dossier.words((*attribution.cue, *attribution.content)))
        ):
            return True
    return False
