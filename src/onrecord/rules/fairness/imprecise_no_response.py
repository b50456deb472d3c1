"""FR503."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_SILENT = regex(
    r"(?<![\w'’-])(?P<hit>(?:did|has|have|had)(?: not|n['’]t) (?:(?:immediately|yet) )?"
    r"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)"
    r"(?:(?: to)?(?: an?| the| our| its)?(?: \w+)? (?:requests?|calls?|messages?|inquir\w+|enquir\w+|questions)"
    r"(?: (?:for|seeking) (?:comment|an interview|a response))?)?"
    r"|could not (?:immediately )?be reached(?: for comment)?"
    r"|(?:was|were) not (?:immediately )?available (?:for|to) comment)(?![\w-])",
    re.IGNORECASE,
)
_ABOUT_COMMENT = regex(r"comment|requests?|reached|calls?|messages?|e-?mails?|inquir|enquir|questions", re.IGNORECASE)
_ANOTHERS = regex(r"\bthe (?:request|call|message|question)s?\b(?! (?:for|seeking) (?:comment|an? ))", re.IGNORECASE)
"""A request that the story told of."""
_SAID = regex(r"\b(?:said|says|complained|tweeted|told [\w ]{1,30}?)(?: that)? [^,;]*\Z")
_SAYS = regex(r"[^,;]{0,80}, (?:[A-Z][\w.’'-]* ){1,3}(?:said|says)\b")
_PRECISE = regex(
    r"\b(?:e-?mails?|e-?mailed|phone|telephone|voicemail|text messages?|letters?|calls?|called|visit\w*|Twitter"
    r"|Facebook|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|two|three|four|five|twice|several|repeated|multiple"
    r"|by the time|before publication|deadline|\d+)\b",
    re.IGNORECASE,
)


class ImpreciseNoResponse(Rule):
    """A missing reply is reported without saying how or when anybody was asked.

    ## Why it matters
    One email at midnight and a week of calls are not the same effort. Readers can judge whether an attempt was fair
    only if they know how it was made.

    ## What to do
    Say who was contacted, by what means, how often and when.
    """

    code = "FR503"
    category = Category.FAIRNESS
    severity = Severity.INFO
    standards = ("NPR",)
    help = "Say how and when: “did not answer emails sent on Monday and Tuesday”."
    flags = (
        Example("The firm [did not respond to a request for comment]."),
        Example("Jo Poe [could not be reached for comment]."),
        Example("The council [did not immediately respond to requests for comment]."),
    )
    passes = (
        Example("The firm did not respond to two e-mails sent on Monday."),
        Example("Jo Poe could not be reached by telephone on Tuesday."),
        Example("The markets did not respond."),
        Example("“They did not respond to a request for comment,” he said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, match, text in matches(dossier, _SILENT):
            asked = _ABOUT_COMMENT.search(text, match.start()) and not _ANOTHERS.search(match.group())
            if asked and not _PRECISE.search(text) and not _told(text[: match.start()], text[match.end() :]):
                yield self.finding(span, f"{quoted(dossier.text(span))}: how and when were they asked?")


def _told(before: str, after: str) -> bool:
    """Whether somebody else says that they had no reply."""
    return bool(_SAID.search(before) or _SAYS.match(after))
