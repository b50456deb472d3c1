"""VA204."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity
from onrecord.language.regex import regex
from onrecord.rules._match import matches
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_ADVERB = r"(?:(?:widely|generally|commonly|often|largely|universally|broadly|popularly|now|also|still|long) )*"
_PASSIVE = regex(
    rf"(?<![\w'’-])(?P<hit>it (?:is|was|has been|had been) {_ADVERB}"
    r"(?:believed|said|alleged|thought|claimed|rumou?red|feared|assumed|suspected|suggested|argued)"
    r"(?=,? that\b| (?:the|an?|he|she|it|they)\b)"
    rf"|(?<=, )it (?:is|was|has been) {_ADVERB}(?:believed|said|alleged|thought|claimed|rumou?red)(?=[,.])"
    r"|(?:is|are|was|were) (?:(?:now|still|also|long) )*(?:widely|generally|commonly|universally|broadly|popularly) "
    r"(?:seen|regarded|viewed|considered|believed|thought|credited|blamed|criticis?zed|held|perceived)"
    r"|(?:is|are|was|were) (?:now |also |still )?(?:said|believed|thought|alleged|rumou?red|reputed|feared) to)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_AGENT = regex(
    r"\bby (?!now\b|then\b|the time\b|mid|early|late|\d)(?:\w+ ){0,3}\w+|\b[Aa]ccording to\b|\bsa(?:ys|id)\b"
)
_SUBJECT_HOLDS = regex(r"\b(?:as|than|what|before|once) \Z", re.IGNORECASE)


class AgentlessClaim(Rule):
    """A belief or an allegation is reported in the passive, without saying whose it is.

    ## Why it matters
    The passive hides who believes it, or whether anybody does. It makes a rumour sound like a fact.

    ## What to do
    Say who believes or alleges it and why, or leave it out.
    """

    code = "VA204"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    standards = ("WTW",)
    help = "Say who believes or alleges it, and on what grounds."
    flags = (
        Example("The mayor, [it is claimed], knew of the cracks."),
        Example("[It is believed] that the work was never completed."),
        Example("The deputy [is widely seen] as the next leader."),
        Example("The firm [is said to] owe two million pounds."),
        Example("[It was widely feared] the dam would break."),
    )
    passes = (
        Example("It is believed by the prosecutors that the work was never completed."),
        Example("“It is believed the work was done,” the mayor said."),
        Example("The deputy is seen as the next leader by six of the nine members."),
        Example("According to the audit, the firm is said to owe two million pounds."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, span, match, text in matches(dossier, _PASSIVE):
            if not _AGENT.search(f"{text[: match.start()]} … {text[match.end() :]}") and not _SUBJECT_HOLDS.search(
                text, 0, match.start()
            ):
                yield self.finding(
                    span, f"{quoted(dossier.text(span))}: the article does not say by whom, or on what grounds."
                )
