"""VA203."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Sentence, Severity, Span
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_BELIEF = (
    r"(?:say|said|believe|believed|think|thought|argue|argued|fear|feared|feel|felt|claim|claimed|insist|insisted"
    r"|suspect|suspected|worry|worried|wonder|wondered|suggest|suggested|see|saw|view|viewed"
    r"|expect|expected|hope|hoped|complain|complained|contend|contended|predict|predicted)"
)
_WHERE = r"(?: (?:in|on|at|within|around|across|inside|outside) (?:the )?[\w'’-]+(?: [A-Z][\w'’-]+)?)?"
_CROWD = regex(
    rf"(?<![\w'’-])(?P<hit>(?:some|many|most|others)(?: (?:people|observers|commentators))?{_WHERE}"
    rf"(?: (?:now|also|even|still|already|have|had|long|may|might|would|will))* {_BELIEF})"
    r"(?! (?:of|about|at|over|for|among)\b)(?![\w-])",
    re.IGNORECASE,
)
_POLLED = regex(r"\d ?%|\bper ?cent\b|\bpolls?\b|\bsurvey|\b(?:of|in|out of) (?:10|ten)\b", re.IGNORECASE)
_RELATIVE = regex(r"(?:[^,;] (?:and|or)|\b(?:as|than|which|who|whom)) \Z", re.IGNORECASE)


class SomeSay(Rule):
    """A claim is credited to “some”, “many”, “most” or “others”.

    ## Why it matters
    Readers cannot weigh a crowd that nobody counted: almost any claim has some believers. The phrase can also stand in
    for the reporter's own view.

    ## What to do
    Name one of them and say what they know. Or say how many were asked, by whom and when.
    """

    code = "VA203"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    standards = ("WTW",)
    help = "Name one of them, or say how many were asked and by whom."
    flags = (
        Example("[Some say] the plan was always going to fail."),
        Example("The vote is close, and [many fear] a second round."),
        Example("[Most people believe] the bridge will close."),
        Example("[Many in Westminster think] the minister will go."),
    )
    passes = (
        Example("Some of the twelve jurors said they had doubts."),
        Example("“Some say the plan will fail,” the mayor said."),
        Example("Many voters in the district said they had not heard of the plan."),
        Example("Some 400 people said they would join."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence, span, match, text in matches(dossier, _CROWD):
            polled = match.group().lower().startswith("most") and _polled(dossier, sentence)
            if not polled and not _RELATIVE.search(text, max(0, match.start() - 30), match.start()):
                yield self.finding(span, f"{quoted(dossier.text(span))}: who, and how many?")


def _polled(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether a count of the crowd stands in the sentence or the one before."""
    before = dossier.sentences[max(0, dossier.number(sentence.span.start) - 1)]
    return bool(_POLLED.search(dossier.text(Span(before.span.start, sentence.span.end))))
