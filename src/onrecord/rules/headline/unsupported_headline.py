"""HB601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Severity, Span, Tier
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import phrase, words
from onrecord.rules._headline import body, headlines
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_STORY = 2
"""Sentences of a body from which on it can be held against its headline."""
_FIGURE = pattern("headlines.no_event")
"""What a headline denies, or asks, the body need not tell."""


class UnsupportedHeadline(Rule):
    """The headline reports a death, a crime, an arrest or a resignation that is not in the article.

    ## Why it matters
    More people read the headline than the article, and they take it for the story. A headline that the article does not
    support misleads all of them.

    ## What to do
    Write the headline from the strongest thing that the article says, or add to the article what is missing.
    """

    code = "HB601"
    category = Category.HEADLINE
    severity = Severity.ERROR
    tier = Tier.HEURISTIC
    confidence = Confidence.LOW
    default = False
    standards = ("IPSO", "NewsGuard", "Zhang")
    help = "Keep the headline to what the article says."
    flags = (
        Example(
            "Mayor [stole] flood money ¶ Mayor Ann Poe met the flood committee on Monday. ¶ The money for the dam will "
            "come in May, the committee said.",
            "headline",
        ),
        Example(
            "Baker [arrested] over plum cake ¶ A baker in Amberley has sold his last plum cake. ¶ A judge ate it.",
            "headline",
        ),
        Example(
            "Headmaster [quits] after row over roof ¶ Parents asked headmaster Kim Lee about the roof. ¶ The roof is "
            "sound, Lee told them.",
            "headline",
        ),
    )
    passes = (
        Example(
            "Mayor stole flood money, prosecutors say ¶ Mayor Ann Poe embezzled 4,000 pounds, prosecutors say. ¶ It "
            "was meant for victims of the flood.",
            "headline",
        ),
        Example(
            "Headmaster quits after row over roof ¶ Headmaster Kim Lee stepped down on Monday. ¶ Parents had asked him "
            "about the roof.",
            "headline",
        ),
        Example("Mayor did not steal money ¶ The money is there. ¶ The mayor has counted it.", "headline"),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        story = [dossier.text(sentence.span) for sentence in body(dossier)]
        if len(story) < _STORY:
            return
        known: dict[str, bool] = {}
        for headline in headlines(dossier):
            text = dossier.text(headline.span)
            for _, told, borne in _families():
                event = told.search(text)
                if not event or _FIGURE.search(text):
                    continue
                if borne.pattern not in known:
                    known[borne.pattern] = any(borne.search(sentence) for sentence in story)
                if not known[borne.pattern]:
                    at = Span(headline.span.start + event.start(), headline.span.start + event.end())
                    yield self.finding(
                        at, f"{quoted(event.group())}: the headline says this, but nothing in the article supports it."
                    )


@cache
def _families() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Of each family its name, the words that a headline has, and those by which a body says the same."""
    found = []
    for item in words("grave_events"):
        name, _, listed = item.partition(": ")
        told, _, more = listed.partition(" || ")
        heads = told.split("|")
        found.append((name, _any(heads), _any([*heads, *more.split()])))
    return tuple(found)


def _any(words: list[str]) -> re.Pattern[str]:
    phrases = sorted(map(phrase, words), key=len, reverse=True)
    return regex(rf"(?<![\w’'-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
