"""LI303."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    COPY,
    BlockKind,
    Category,
    Confidence,
    Directness,
    Dossier,
    Example,
    Finding,
    Sentence,
    Severity,
    Span,
    Voice,
)
from onrecord.language.patterns import pattern
from onrecord.rules._match import is_credited, masked
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_ENDS = pattern("questions.end")
_INTERVIEW = pattern("questions.transcript")
_ASKED = pattern("questions.asker")
_ADDRESSED = pattern("questions.to_the_reader")
_AUTHOR = pattern("questions.author")
_VERB = pattern("questions.verb")
_A_TITLE = pattern("questions.title")
_NO_RHETORIC = pattern("questions.no_rhetoric")
"""What follows is an invitation, the answer, or whoever asked."""
_TELLS = pattern("questions.leads_over")
"""It only leads over to what it is about, or the sentence says whose question it is."""
_LEAD = 100
"""Characters at the beginning of a paragraph in which a transcript names who asks."""
_OWN_WORDS = 2
"""How often the author may say I before it is opinion copy, or a transcript."""
_HINTS = pattern("questions.hints")
"""It suggests an answer: that somebody knew, hid, gained or failed, or that nobody could believe it."""
_MOST = 4
"""Questions in the reporter's voice: an article with more of them explains, argues or interviews."""


class RhetoricalQuestion(Rule):
    """The reporter asks a question that suggests its answer, in the text of a news story.

    ## Why it matters
    A question asserts nothing, but readers remember what it suggests. In news it often stands for a claim that could
    not be supported as a statement. Editors let nearly every other question pass, so questions that only lead over to
    what follows (“Will it last?”) are not flagged, nor any in an article that asks many.

    ## What to do
    State what is known, and say who is asking about the rest. In interviews, mark questions with “Q:”.
    """

    code = "LI303"
    category = Category.LOADED_LANGUAGE
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    standards = ("IPSO",)
    help = "Turn it into a statement with a source, or say who is asking."
    flags = (
        Example("The firm billed for 212 days. [How many of them ever saw the river?]"),
        Example("[What did the mayor know?] The minutes of that day are blank."),
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
        if _first_person(dossier) or dossier.document.is_opinion or _asks_often(dossier):
            return
        in_a_row = False
        for number, sentence in enumerate(dossier.sentences):
            asks = sentence.block.kind in COPY and self._asks(dossier, sentence)
            if asks and not in_a_row and not _answered(dossier, number):
                yield self.finding(
                    sentence.span, f"{quoted(dossier.text(sentence.span))}: who asks this, and what is known?"
                )
            in_a_row = bool(_ENDS.search(dossier.text(sentence.span)))

    def _asks(self, dossier: Dossier, sentence: Sentence) -> bool:
        text = masked(dossier, sentence, Voice.REPORTER)
        start = sentence.block.span.start
        lead = dossier.text(Span(start, min(sentence.span.end, start + _LEAD)))
        return (
            bool(_ENDS.search(text))
            and sentence.voice is Voice.REPORTER
            and sentence.block.kind is not BlockKind.CAPTION
            and not _INTERVIEW.match(lead)
            and not _ASKED.search(text)
            and not _ADDRESSED.search(text)
            and not _A_TITLE.search(text)
            and not _TELLS.search(text)
            and bool(_VERB.search(text))
            and bool(_HINTS.search(text))
            and len(text.split()) > 1
            and not is_credited(dossier, sentence.span)
        )


def _first_person(dossier: Dossier) -> bool:
    """Whether the author speaks as I: opinion copy, and transcripts, may ask."""
    said = (dossier.text(span) for _, span in dossier.stretches(Voice.REPORTER))
    return sum(len(_AUTHOR.findall(words)) for words in said) >= _OWN_WORDS


def _asks_often(dossier: Dossier) -> bool:
    """Whether the reporter asks so much that the article explains, argues or interviews."""
    asked = (
        sentence for sentence in dossier.sentences if sentence.block.kind in COPY and sentence.voice is Voice.REPORTER
    )
    return sum(bool(_ENDS.search(dossier.text(sentence.span))) for sentence in asked) > _MOST


def _hands_over(dossier: Dossier, asking: Sentence, following: Sentence) -> bool:
    """Whether a paragraph opens with how or why, and goes on to tell."""
    opens = asking.span.start == asking.block.span.start and following.block == asking.block
    return opens and dossier.text(asking.span).startswith(("How ", "Why "))


def _answered(dossier: Dossier, number: int) -> bool:
    """Whether somebody's words follow at once: the question only hands over to a source."""
    if number + 1 >= len(dossier.sentences):
        return False
    following = dossier.sentences[number + 1]
    words = dossier.text(following.span)
    if _hands_over(dossier, dossier.sentences[number], following):
        return True
    if following.voice is Voice.QUOTED or words.startswith(("“", '"', "‘", "'")) or _NO_RHETORIC.match(words):
        return True
    return any(
        attribution.directness is not Directness.INDIRECT for attribution in dossier.attributions_over(following.span)
    )
