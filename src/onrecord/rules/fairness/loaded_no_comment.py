"""FR502."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, Voice
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_ASKED = (
    r"(?:requests?(?! for (?:[\w’'-]+ ){0,3}(?:documents?|records?|information|data|help|aid|assistance|files)\b)"
    r"|questions?|inquir\w+|enquir\w+|calls?|e-?mails?|messages?|letters?|reporters?|journalists?|comment)"
)
_LOADED = regex(
    r"(?<![\w'’-])(?P<hit>refus(?:ed|es|ing) (?:to )?comment"
    r"|refus(?:ed|es|ing) to say(?= (?:who|whether|why|how|what|when|where|if)\b)"
    r"|refus(?:ed|es|ing) to (?:respond|elaborate|be interviewed|speak|discuss|answer)"
    rf"(?=(?: [\w'’]+){{0,4}} {_ASKED}\b)"
    rf"|fail(?:ed|s|ing) to (?:respond|reply|return|answer|comment)(?=(?: [\w'’]+){{0,4}} {_ASKED}\b|[.,;])"
    r"|(?:dodg|duck|evad|sidestepp|stonewall)(?:ed|es) (?:\w+ ){0,3}?questions?"
    r"|stonewalled|clammed up|was tight-lipped|remained tight-lipped)(?![\w-])",
    re.IGNORECASE,
)


class LoadedNoComment(Rule):
    """A missing reply is worded as a sign of guilt: “refused”, “failed”, “dodged” or “stonewalled”.

    ## Why it matters
    Nobody owes a reporter an answer. These words judge a silence whose reason is not known, and readers may take them
    for an admission.

    ## What to do
    Say plainly what happened: “declined to comment”, “did not answer two emails sent on Monday”.
    """

    code = "FR502"
    category = Category.FAIRNESS
    severity = Severity.WARNING
    standards = ("Orlando Sentinel", "NYU EJI")
    help = "Write “declined to comment”, or say how and when you asked."
    flags = (
        Example("The firm [refused to comment]."),
        Example("The mayor [failed to respond] to two letters."),
        Example("She [dodged questions] about the contract."),
    )
    passes = (
        Example("The firm declined to comment."),
        Example("The mayor did not answer two e-mails sent on Monday."),
        Example("“They refused to comment,” he said."),
        Example("The engine failed to start."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, _, _ in matches(dossier, _LOADED, Voice.REPORTER, Voice.HEADLINE):
            yield self.finding(span, f"{quoted(dossier.text(span))}: this makes a missing reply sound like guilt.")
