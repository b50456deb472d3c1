"""EV405."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, Span, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_TEXT = (
    r"(?:[Dd]ocuments?|memos?|memorand(?:um|a)|e-?mails?|letters?|recordings?|audio|tapes?|videos?"
    r"|transcripts?|files|papers|records"
    r"|text messages?|drafts?|cables?|presentations?|spreadsheets?|photos?|footage|notes|minutes|chat logs?"
    r"|invoices?|contracts?"
    r"|filings?|correspondence)"
)
_SEEN = regex(
    rf"\b(?P<one>{_TEXT} (?:(?:that|which) (?:was|were) )?(?:exclusively )?(?:obtained|seen|reviewed|viewed"
    rf"|acquired|examined) by (?:[Tt]he )?[A-Z]\w*)"
    rf"|\b(?P<two>(?:obtained|saw|reviewed|seen|acquired) (?:a )?cop(?:y|ies) of (?:the|an?|his|her"
    rf"|its)? ?(?:[\w-]+ ){{0,3}}{_TEXT})\b"
    rf"|\b(?P<request>(?:[Aa]n?|[Tt]he) (?:[a-z-]+ ){{0,2}}(?:{_TEXT}|logs?) (?:released|disclosed"
    rf"|obtained) under (?:the )?"
    r"(?:FOIA?\b|[Ff]reedom[- ]of[- ][Ii]nformation|(?:open|public)[- ]records))"
    rf"|\b(?P<three>(?:[Ll]eaked|[Hh]acked) (?:[\w-]+ )?{_TEXT})\b"
)
_ORIGIN = regex(
    r"\b(?:(?:provided|given|handed|sent|released|published|posted|disclosed|shared|filed|leaked"
    r"|turned over|made public|uploaded|circulated"
    r"|distributed|unsealed) (?:[\w-]+ ){0,3}?(?:by|to|with|on|in|under|at|after|last)"
    r"|[Ff]reedom of [Ii]nformation|FOIA?|(?:open|public)[- ]records|subpoena\w*|court|lawsuit|WikiLeaks"
    r"|Wikileaks|hack(?:ed|ers?) (?:from|by|who)"
    r"|on condition|declined to (?:say|be named)|whistle-?blower"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug"
    r"|Sept|Oct|Nov|Dec)\b\.? ?\d*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d|last (?:week|month|year)|dated)\b"
    r"|\b(?:written|wrote|authored|signed|prepared|drafted|sent|compiled|produced|recorded|made|taken) by\b"
    r"|\b(?:from|between|to) (?:the )?(?:[a-z]+ ){0,3}[A-Z]"
    rf"|[A-Z]\w+[’']s? (?:[\w-]+ ){{0,2}}{_TEXT}|\b(?:his|her|its|their) (?:[\w-]+ ){{0,2}}{_TEXT}"
)
_ISSUER = regex(r"\b(?:by|from|of|to) (?:the )?(?:[a-z]+ ){0,3}(?!FOI)[A-Z]|\b(?:released|sent) it\b")
"""A request under a law says how it was had, not of whom."""


class DocumentProvenance(Rule):
    """A document, an email or a recording was seen, obtained or leaked, and its origin is not given.

    ## Why it matters
    Documents can be forged, cut or handed over by somebody with an interest. To weigh one, readers need to know who
    wrote it, when, and how the outlet got it.

    ## What to do
    Say who wrote it, when, and how it was obtained, as far as this endangers no source.
    """

    code = "EV405"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = ("AP",)
    help = "Say who wrote it, when, and how it was obtained."
    flags = (
        Example("The bridge was known to be unsafe, according to [documents obtained by The Courier]."),
        Example("[Leaked emails] show that the council knew of the flood."),
        Example("Ruiz ordered the sale, according to an internal [memo seen by The Courier]."),
        Example("The Courier [obtained a copy of the recording]."),
    )
    passes = (
        Example("Ruiz ordered the sale, according to a memo dated 3 March and seen by The Courier."),
        Example("Documents obtained by The Courier under the Freedom of Information Act show the cost."),
        Example("She had the report in May, according to an email log released under FOI by the Rivers Agency."),
        Example("“Leaked emails show that they knew,” Dana Ruiz told reporters."),
        Example("The council published the minutes on Monday."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for sentence, span, match, _ in matches(dossier, _SEEN):
            found = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            known = _ISSUER if match.group("request") else _ORIGIN
            if not known.search(_around(dossier, found)):
                what = quoted(dossier.text(span))
                message = f"{what}: the article does not say where this comes from, or how it was obtained."
                yield self.finding(found, message)


def _around(dossier: Dossier, span: Span) -> str:
    """The sentences of its paragraph next to it without the phrase itself, which may hold the outlet's name."""
    number = dossier.number(span.start)
    near = dossier.sentences[max(0, number - 1) : number + 2]
    here = [each for each in near if each.block == dossier.sentences[number].block]
    first, last = here[0], here[-1]
    text = dossier.document.text
    return f"{text[first.span.start : span.start]} … {text[span.end : last.span.end]}"
