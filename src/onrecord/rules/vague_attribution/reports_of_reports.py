"""VA209."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_WHICH = (
    r"(?:(?:local|state|national|international|foreign|russian|chinese|us|u\.s\.|american|british|western|multiple"
    r"|several|some|various|recent|unconfirmed|published|numerous) )*"
)
_SAY = r"(?:say|said|suggest|suggested|claim|claimed|indicate|indicated)"
_REPORTS = regex(
    rf"(?<![\w'’-])(?P<hit>according to {_WHICH}(?:media |news |press )?reports"
    r"(?! (?:filed|by|from|in|on|the|he|she|they|[A-Z]))"
    rf"|{_WHICH}(?:media|news|press) (?:reports|accounts) {_SAY}"
    rf"|(?<!social ){_WHICH}media (?:have |has |had )?(?:reported|report|say|said)"
    rf"|(?:some |several |multiple |unconfirmed |recent )?reports (?:{_SAY}|emerged|surfaced))(?![\w-])",
    re.IGNORECASE,
)
_OUTLET = regex(
    r"\b(?:reports?|accounts?) (?:in|by|from|on|at|published) (?:the )?(?:\w+ (?:and|of) )?[A-Z]"
    r"|\b[A-Z][\w.&’']* (?:Times|Post|Journal|News|Herald|Tribune|Globe|Echo|Mail|Telegraph|Press|Gazette|Chronicle)\b"
    r"|\b(?:Reuters|AP|BBC|CNN|NBC|CBS|ABC|NPR|Guardian|Politico|POLITICO|Bloomberg|Axios|Breitbart)\b"
)
_OWNED = regex(
    r"(?:\b(?:den(?:y|ies|ied|ying)|dismiss\w*|rejected?|confirm\w*|about|respon\w+ to|amid|of|the|these|those|such|any"
    r"|its|their|his|her)|\w['’]s|s['’])\s*\Z",
    re.IGNORECASE,
)


class ReportsOfReports(Rule):
    """A claim rests on media reports, and no outlet is named.

    ## Why it matters
    Several reports are often copies of one. Readers can judge an outlet that is named, and the journalists who did the
    work deserve the credit.

    ## What to do
    Name the outlet that reported it first, link to it, and say whether you have confirmed it.
    """

    code = "VA209"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    standards = ("AP",)
    help = "Name the outlet that reported it first, and link to it."
    flags = (
        Example("[According to media reports], a second firm was turned away."),
        Example("[Local media reported] that the road was closed."),
        Example("The minister will resign, [several reports suggested]."),
    )
    passes = (
        Example("According to a report in The Daily Echo, a second firm was turned away."),
        Example("The audit reports that the firm was turned away."),
        Example("“Media reports are wrong,” she said."),
        Example("The minister denied reports that he would resign."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, match, text in matches(dossier, _REPORTS):
            credited = match.group("hit").lower().startswith("according")
            if (credited or not _OWNED.search(text, 0, match.start())) and not _OUTLET.search(text):
                yield self.finding(
                    span, f"{quoted(dossier.text(span))}: which outlet reported this, and has it been confirmed?"
                )
