"""LI304."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import Attribution, Category, Confidence, Dossier, Example, Finding, Severity, Span, Tier, Voice
from onrecord.lexicons import items, phrase
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule

_QUESTION = {
    "doubt": "“{0}” hints that you do not believe it. Do you know that it is false?",
    "guilt": "“{0}” says that there was something to hide. Was there?",
    "truth": "“{0}” vouches that it is true. Have you made sure?",
}
_OTHER_SENSE = re.compile(
    r"claim\w* (?:responsibility|credit|victory|asylum|benefits?|damages|refunds?)"
    r"|claim\w* the (?:title|lives?|crown|seat|throne)"
    r"|admit\w* to (?:the )?(?:hospital|bar|school|college|university|programme|program)\b"
    r"|(?:maintain\w*) (?:a|an|the|its|their|his|her|\d)\b"
    r"|(?:note|notes|noted) (?:for|author)\b",
    re.IGNORECASE,
)


class LoadedSaid(Rule):
    """A verb of saying takes a side: it doubts, it presumes guilt, or it vouches for the truth.

    ## Why it matters
    *Claimed* doubts the speaker, *admitted* convicts her, *revealed* makes her word a fact. Each tells the reader what
    to think of a statement before any evidence does.

    ## What to do
    Write *said*. If you know that it is false, or true, say how you know in a sentence of its own.
    """

    code = "LI304"
    category = Category.LOADED_LANGUAGE
    severity = Severity.INFO
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW",)
    help = "“Said” takes no side."
    flags = (
        Example("The minister [claimed] that she was ill on the day of the vote."),
        Example("Mr Lee [admitted] that he had met the builder twice."),
        Example("The mayor [revealed] on Monday that two invoices were missing."),
    )
    passes = (
        Example("The minister said that she was ill on the day of the vote."),
        Example("“He claimed that he was ill,” she said."),
        Example("Two groups claimed responsibility for the attack."),
        Example("He maintained a garden behind the station."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for attribution in dossier.attributions:
            for span, kind in _verbs(dossier, attribution):
                question = _QUESTION[kind].format(dossier.text(span))
                yield self.finding(span, question, related=roles(attribution))


def _verbs(dossier: Dossier, attribution: Attribution) -> Iterator[tuple[Span, str]]:
    for cue in attribution.cue:
        sentence = dossier.sentence_at(cue.start)
        if sentence is None or sentence.voice_at(cue.start) not in (Voice.REPORTER, Voice.HEADLINE):
            continue
        for match in _loaded().finditer(dossier.text(cue)):
            start = cue.start + match.start()
            if not _OTHER_SENSE.match(dossier.document.text, start) and match.lastgroup:
                yield Span(start, cue.start + match.end()), match.lastgroup


@cache
def _loaded() -> re.Pattern[str]:
    """One group a class, named after it."""
    classes: dict[str, list[str]] = {}
    for item in items("loaded_verbs_of_saying"):
        kind, _, verb = item.partition(": ")
        classes.setdefault(kind, []).append(phrase(verb))
    groups = "|".join(f"(?P<{kind}>{'|'.join(verbs)})" for kind, verbs in classes.items())
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)
