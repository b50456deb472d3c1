"""AN104."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, ReasonKind, Severity, Span
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_SPEAK = r"(?:to )?(?:speak|speaking|talk|talking|discuss|discussing|comment|disclose|be quoted|brief)"
_REASON = regex(
    r"(?<![\w'’-])(?P<hit>(?:(?:was|were|is|are) not |(?:wasn|weren|isn|aren)['’]t |not )"
    rf"(?:authori[sz]ed|permitted|allowed) {_SPEAK}(?: (?:publicly|openly|to the (?:media|press)))?"
    r"|(?:to|in order to) (?:speak|talk) (?:more )?(?:freely|candidly|frankly|openly)"
    r"|because of the sensitivity of (?:the|this) (?:matter|issue|talks|negotiations|subject)"
    r"|to (?:discuss|describe) (?:internal|private|sensitive|confidential) (?:\w+ )?(?:matters|deliberations"
    r"|discussions|conversations|talks|negotiations))(?![\w-])",
    re.IGNORECASE,
)
_ANONYMITY = regex(
    r"\banonym\w*|\b(?:not to|declined to|asked not to|refused to) be (?:named|identified|quoted by name)"
    r"|\bsources?\b|\bunnamed\b|\b(?:official|aide|adviser|advisor|person|people|staffer|executive|diplomat|employee)s?"
    r" (?:who|with|familiar|close)\b",
    re.IGNORECASE,
)
_WISH = regex(
    r"\banonym|\bnot (?:want\w* |wish\w* )?(?:to )?be (?:named|identified)"
    r"|\b(?:declin|refus)\w+ to be (?:named|identified)",
    re.IGNORECASE,
)
_WHY = regex(
    r"\b(?:because|citing|since|due|as (?:he|she|they|it)|fear\w*|out of|afraid|lest|worr\w+|given|for (?!anonym)|under"
    r"|by law|in order|authori[sz]ed|permitted|allowed|cannot|could not|amid|to (?!be\b|remain\b|stay\b|go\b))\b"
)
_GOES_ON = regex(rf"[\s,—–]*(?:{_WHY.pattern}|(?:in|until|ahead|while|so)\b)")
"""A reason behind it, of whatever kind."""


class BoilerplateReason(Rule):
    """The only reason given for a source's anonymity is a stock phrase, or that the source asked for it.

    ## Why it matters
    “Not authorised to speak” fits almost every source, so it explains nothing. “On condition of anonymity” says what
    was promised, not why. Readers want to know what this source stands to lose.

    ## What to do
    Say what would happen to the source: “because the hospital dismisses staff who talk to reporters”.
    """

    code = "AN104"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    standards = ("NYT", "FAIR")
    help = "State what this source told you they risk. If it is nothing, name the source."
    flags = (
        Example("The aide, who asked not to be named because she [was not authorized to speak publicly], said so."),
        Example("An official spoke on condition of anonymity [to discuss internal deliberations]."),
        Example("The person asked for anonymity [in order to speak freely]."),
        Example("One councillor, who [asked to remain anonymous], said members had not seen the report."),
    )
    passes = (
        Example("An aide, who asked not to be named for fear of dismissal, said that the minister knew in March."),
        Example("The nurse asked not to be named because the hospital dismisses staff who talk to reporters."),
        Example("The firm was not authorized to discuss the merger with the union."),
        Example("“I was not authorized to speak publicly, so keep my name out of it,” the source said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        formulas = [span for _, span, _, text in matches(dossier, _REASON) if _ANONYMITY.search(text)]
        for span in formulas:
            formula = quoted(dossier.text(span))
            yield self.finding(span, f"{formula}: this would fit almost any source. What does this one stand to lose?")
        flagged = {dossier.sentence_at(span.start) for span in formulas}
        for span in _bare(dossier):
            if dossier.sentence_at(span.start) not in flagged:
                bare = quoted(dossier.text(span))
                yield self.finding(span, f"{bare}: the article does not say what this source stands to lose.")


def _bare(dossier: Dossier) -> Iterator[Span]:
    """Where it is said that a source wants no name, and not why."""
    reasons = (source.reason for source in dossier.sources if source.unnamed and source.reason)
    spans = {each.span for each in reasons if each.kind is ReasonKind.BOILERPLATE and each.span}
    for span in sorted(spans):
        sentence = dossier.sentence_at(span.start)
        rest = dossier.text(Span(span.end, sentence.span.end)) if sentence else ""
        if _WISH.search(dossier.text(span)) and not _WHY.search(dossier.text(span)) and not _GOES_ON.match(rest):
            yield span
