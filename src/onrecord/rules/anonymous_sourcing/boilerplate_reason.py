"""AN104."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity
from onrecord.rules._match import matches
from onrecord.rules._rule import Rule

_SPEAK = r"(?:to )?(?:speak|speaking|talk|talking|discuss|discussing|comment|disclose|be quoted|brief)"
_REASON = re.compile(
    r"(?<![\w'’-])(?P<hit>(?:(?:was|were|is|are) not |(?:wasn|weren|isn|aren)['’]t |not )"
    rf"(?:authori[sz]ed|permitted|allowed) {_SPEAK}(?: (?:publicly|openly|to the (?:media|press)))?"
    r"|(?:to|in order to) (?:speak|talk) (?:more )?(?:freely|candidly|frankly|openly)"
    r"|because of the sensitivity of (?:the|this) (?:matter|issue|talks|negotiations|subject)"
    r"|to (?:discuss|describe) (?:internal|private|sensitive|confidential) (?:\w+ )?(?:matters|deliberations"
    r"|discussions|conversations|talks|negotiations))(?![\w-])",
    re.IGNORECASE,
)
_ANONYMITY = re.compile(
    r"\banonym\w*|\b(?:not to|declined to|asked not to|refused to) be (?:named|identified|quoted by name)"
    r"|\bsources?\b|\bunnamed\b|\b(?:official|aide|adviser|advisor|person|people|staffer|executive|diplomat|employee)s?"
    r" (?:who|with|familiar|close)\b",
    re.IGNORECASE,
)


class BoilerplateReason(Rule):
    """The reason for a source's anonymity is a formula: not authorised, to speak freely, sensitive matters.

    ## Why it matters
    Hardly anyone is authorised to talk, and everyone speaks more freely unnamed: the formula fits every source and so
    explains none. A reader wants to know what this source stands to lose.

    ## What to do
    Say what would happen to the source: “because the hospital dismisses staff who talk to reporters”.
    """

    code = "AN104"
    category = Category.ANONYMOUS_SOURCING
    severity = Severity.WARNING
    standards = ("NYT", "FAIR")
    help = "Say what the source stands to lose: “because the hospital dismisses staff who talk”."
    flags = (
        Example("The aide, who asked not to be named because she [was not authorized to speak publicly], said so."),
        Example("An official spoke on condition of anonymity [to discuss internal deliberations]."),
        Example("The person asked for anonymity [in order to speak freely]."),
    )
    passes = (
        Example("The nurse asked not to be named because the hospital dismisses staff who talk to reporters."),
        Example("The firm was not authorized to discuss the merger with the union."),
        Example("“I was not authorized to speak publicly, so keep my name out of it,” the source said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, _, text in matches(dossier, _REASON):
            if _ANONYMITY.search(text):
                yield self.finding(span, f"“{dossier.text(span)}” fits every source: what does this one stand to lose?")
