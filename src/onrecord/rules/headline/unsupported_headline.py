"""HB601."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Label, Sentence, Severity, Span, Tier
from onrecord.rules._charges import wrongdoing
from onrecord.rules._headline import body, gist, headlines
from onrecord.rules._rule import Rule

_WORDS = 5
"""Of a headline that tell something: a shorter one promises nothing that could be missed."""
_STORY = 2
"""Sentences of a body from which on it can be held against its headline."""
_ANYWHERE = 0.4
"""Of the headline's words, the share that a body must have somewhere to be about the same."""


class UnsupportedHeadline(Rule):
    """The body does not say what the headline says.

    ## Why it matters
    More people read the headline than the story, and they take the one for the other. A headline that the story does
    not bear out misleads all of them.

    ## What to do
    Write the headline from the strongest thing that the body does say, or put into the body what is missing.
    """

    code = "HB601"
    category = Category.HEADLINE
    severity = Severity.ERROR
    tier = Tier.HEURISTIC
    confidence = Confidence.LOW
    default = False
    standards = ("IPSO", "NewsGuard", "Zhang")
    help = "Say in the headline what the body says."
    flags = (
        Example(
            "[Mayor stole flood money] ¶ Mayor Ann Poe met the flood committee on Monday. ¶ The money for the dam will "
            "be paid in May, the committee said.",
            "headline",
        ),
        Example(
            "[Shoppers flee as ceiling crashes into bakery] ¶ Calder Stone has opened a third branch in Amberley. ¶ The "
            "bakery sells rye bread and plum cake.",
            "headline",
        ),
        Example(
            "[Auditor guilty of bribery over school roof] ¶ The auditor looked at the school roof on Monday. ¶ The roof "
            "is sound, the auditor said.",
            "headline",
        ),
    )
    passes = (
        Example(
            "Mayor stole flood money, prosecutors say ¶ Prosecutors say that Mayor Ann Poe stole 4,000 pounds. ¶ It was "
            "meant for victims of the flood, and the money is gone.",
            "headline",
        ),
        Example(
            "Ceiling of bakery falls on shoppers ¶ A ceiling came down in a bakery in Amberley. ¶ Two shoppers were "
            "hurt.",
            "headline",
        ),
        Example("Game over ¶ Amberley lost by six goals. ¶ The coach has left.", "headline"),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        story = [dossier.text(each.span) for each in body(dossier)]
        told = gist(" ".join(story))
        if len(story) < _STORY:
            return
        for headline in headlines(dossier):
            text = dossier.text(headline.span)
            wanted = gist(text)
            wrong = wrongdoing(text)
            if wrong and not gist(wrong.group()) & told and not any(wrongdoing(each) for each in story):
                message = f"“{wrong.group()}” is the headline’s alone: where does the body say so?"
                yield self.finding(headline.span, message, confidence=Confidence.MEDIUM)
            elif len(wanted) >= _WORDS and len(wanted & told) < _ANYWHERE * len(wanted) and "?" not in text:
                lost = _missing(dossier, headline, wanted - told)
                message = "Most of the headline’s words are not in the body: what does it rest on?"
                yield self.finding(headline.span, message, related=tuple(Label(span, "not in body") for span in lost))


def _missing(dossier: Dossier, headline: Sentence, lost: frozenset[str]) -> list[Span]:
    words = dossier.text(headline.span).split()
    found, at = [], headline.span.start
    for word in words:
        at = dossier.document.text.index(word, at)
        if gist(word) & lost:
            found.append(Span(at, at + len(word)))
        at += len(word)
    return found
