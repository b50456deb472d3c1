"""VA205."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity
from onrecord.language.regex import regex
from onrecord.rules._match import has_source, matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_ADVERB = regex(r"(?<![\w'’-])(?:reportedly|allegedly|purportedly|supposedly)(?![\w-])", re.IGNORECASE)


class EvidentialAdverb(Rule):
    """“Reportedly”, “allegedly”, “purportedly” or “supposedly” stands where a source should be named.

    ## Why it matters
    The adverb implies that there is a source but does not name it. It protects neither the reader nor, in most places,
    the publisher: a repeated allegation is still an allegation.

    ## What to do
    Replace the adverb with the source: who reports or alleges it, and where.
    """

    code = "VA205"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    standards = ("NPR", "WTW")
    help = "Replace it with the source: “stole, prosecutors say”."
    flags = (
        Example("A second firm was [reportedly] turned away."),
        Example("He [allegedly] took the money in March."),
        Example("The minutes, [supposedly] lost, were never filed."),
    )
    passes = (
        Example("A second firm was reportedly turned away, according to the Daily Echo."),
        Example("He allegedly took the money in March, prosecutors say."),
        Example("“He reportedly left,” she said."),
        Example("He was charged with allegedly taking the money."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, _, text in matches(dossier, _ADVERB):
            if not has_source(dossier, span, text):
                message = f"{quoted(dossier.text(span))}: this implies that there is a source, but does not name it."
                yield self.finding(span, message)
