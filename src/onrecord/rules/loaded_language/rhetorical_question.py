"""LI303."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import BlockKind, Category, Confidence, Dossier, Example, Finding, Sentence, Severity, Span, Voice
from onrecord.rules._match import COPY, masked
from onrecord.rules._rule import Rule

_ENDS = re.compile(r"[?][!?]*[)\]]?\s*\Z")
_INTERVIEW = re.compile(r"(?:Q|Question|[A-Z][\w .'’-]{0,30}):\s")
_ASKED = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder|wonders|wondered|question was|said|says|tweeted|wrote|tell us)\b", re.IGNORECASE
)
_ADDRESSED = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)


class RhetoricalQuestion(Rule):
    """The reporter asks a question in the body of a news story.

    ## Why it matters
    A question asserts nothing and suggests everything: readers remember the suggestion. In news it is mostly a claim
    that could not be supported as a statement.

    ## What to do
    State what is known and say who asks what is not. In interviews, mark questions with “Q:”.
    """

    code = "LI303"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    standards = ("IPSO",)
    help = "Turn it into a statement with a source, or say who asks."
    flags = (
        Example("The firm billed for 212 days. [How many of them ever saw the river?]"),
        Example("[What did the mayor know?] Nobody at the town hall would tell."),
        Example("[Who benefits?] The answer came in March."),
    )
    passes = (
        Example("“How many of them saw the river?” he asked."),
        Example("Q: How many of them saw the river?"),
        Example("How many of them saw the river, asked Cllr Amir Shah?"),
        Example("Did the chief bury the report?", block="headline"),
        Example("Have you seen the river? Write to us."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence in dossier.sentences:
            if sentence.block.kind in COPY and self._asks(dossier, sentence):
                yield self.finding(sentence.span, "Who asks this, and what is known of the answer?")

    def _asks(self, dossier: Dossier, sentence: Sentence) -> bool:
        text = masked(dossier, sentence, Voice.REPORTER)
        lead = dossier.text(Span(sentence.block.span.start, sentence.span.end))
        return (
            bool(_ENDS.search(text))
            and sentence.voice is Voice.REPORTER
            and sentence.block.kind is not BlockKind.CAPTION
            and not _INTERVIEW.match(lead)
            and not _ASKED.search(text)
            and not _ADDRESSED.search(text)
            and len(text.split()) > 1
        )
