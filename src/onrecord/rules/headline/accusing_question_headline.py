"""HB604."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import BlockKind, Category, Confidence, Dossier, Example, Finding, Severity
from onrecord.language.regex import regex
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._wrongdoing import wrongdoing

_QUESTION = regex(r"\?[\"”’']?\s*\Z")
_LEAD = regex(r"\A.*[:;–—](?=.*\?)")
"""What stands before the question."""
_DENIAL = regex(
    r"\b(?:is|was|are|were|did|has|have|had) (?:not|never)\b|\b(?:isn|wasn|didn|hasn)['’]t\b|\bdenies\b|\bnever\b"
)
_ATTRIBUTED = regex(r"\b(?:says?|said|claims?|according|prosecutors?|police|court|judge)\b|:", re.IGNORECASE)
_QUOTED = regex(r"\A[‘“'\"].*[’”'\"]\Z")
"""Somebody says so."""
_TARGET = regex(r"\b[A-Z][\w'’-]+|\b(?:mayor|minister|council|president|chief|senator|governor|police|firm|bank)\b")


class AccusingQuestionHeadline(Rule):
    """A headline asks whether somebody did wrong, or denies it without naming a source.

    ## Why it matters
    Readers of “Did X take cash?” think worse of X, and so do readers of “X did not take cash”. An innuendo in a
    headline works almost as well as an accusation, and most people read no further.

    ## What to do
    State what is known and who says it. If the answer is not known, choose another headline.
    """

    code = "HB604"
    category = Category.HEADLINE
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    standards = ("IPSO",)
    help = "State what is known, and who says it."
    flags = (
        Example("[Did the council chief bury the flood report?]", block="headline"),
        Example("[Has Jo Poe lied to voters?]", block="headline"),
        Example("[Mayor Adams did not steal the money]", block="headline"),
    )
    passes = (
        Example("Council chief buried flood report, auditor says", block="headline"),
        Example("Will the bridge open in May?", block="headline"),
        Example("Did the council chief bury the flood report? Nobody would tell."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence in dossier.sentences:
            if sentence.block.kind is not BlockKind.HEADLINE:
                continue
            text = dossier.text(sentence.span)
            asks = _QUESTION.search(text)
            clause = _LEAD.sub("", text) if asks else text
            wrong = wrongdoing(clause)
            denies = _DENIAL.search(text) and not _ATTRIBUTED.search(text) and not _QUOTED.search(text)
            if not wrong or not _TARGET.search(text) or not (asks or denies):
                continue
            act = "asks whether" if asks else "denies that"
            message = f"{quoted(wrong.group())}: the headline {act} somebody did this. What is known, and who says it?"
            yield self.finding(sentence.span, message)
