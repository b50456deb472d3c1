"""VA202."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Attribution, Category, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.language.regex import regex
from onrecord.rules._match import is_credited, roles
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, head, named_nearby, says

_CHARGE = regex(
    r"\b(?:call(?!\w* (?:for|on)\b)|charg|accus|contend|alleg|object|believ|worr|maintain|predict|fear"
    r"|slam|blast|lambast|condemn|denounc|decr(?:y|i)|deri[ds]|ridicul|mock|rubbish)\w*"
    r"|\bpoint(?:s|ed)? out"
)
_PUBLIC = ("fan", "fans")
"""They take no side in a matter of public concern."""
_ONE = regex(r"(?:an?|one|another) ", re.IGNORECASE)
_POSTED = regex(r"\b(?:tweet|post|wrote)\w*")
_POLLED = regex(r"\d ?%|\bper ?cent\b|\bpoll|\bsurvey")
_NAMED = regex(r"[A-Z]\w+, \Z")
"""Whom the phrase explains: "Norland, its only ally,"."""
_LOUD = regex(r"\b(?:chant|scream|shout|yell|boo|jeer|respond\w* with)")
"""A crowd that is seen, not a side that is heard."""
_LED = regex(r"^(?:he|she) and |\b(?:including|led by|like|such as|among them)\b.*[A-Z]")


class UnnamedSides(Rule):
    """A claim is credited to critics, supporters, opponents or allies, and none of them is named nearby.

    ## Why it matters
    “Critics say” lets any accusation into an article without anybody to answer for it.

    ## What to do
    Name somebody who said it and say how they are involved. Or name the group.
    """

    code = "VA202"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = (
        "AllSides",
        "WTW",
    )
    help = "Name one of them, or the group they belong to."
    flags = (
        Example("[Critics] said the plan was a gift to builders."),
        Example("[Supporters of the bill] said it would save lives."),
        Example("But [critics] slammed the response as too little, too late."),
        Example("[Opponents] argued that the fee was too high."),
    )
    passes = (
        Example("Critics of the plan, led by Amir Shah of the Rivers Agency, said it was a gift to builders."),
        Example("“Critics said the plan was a gift,” Dana Ruiz told reporters."),
        Example("Amir Shah, a critic of the plan, said the fee was too high."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, attribution, span in credited(dossier, SourceKind.UNNAMED_GROUP, SourceKind.UNNAMED_PERSON):
            words = dossier.text(span)
            who = head(words, "people_sides")
            if not who or who in _PUBLIC or _LED.search(words) or not _speaks(dossier, attribution, words):
                continue
            names = _NAMED.search(dossier.document.text[max(0, span.start - 30) : span.start]) and words.endswith(",")
            if not names and not is_credited(dossier, span) and not named_nearby(dossier, span):
                message = f"{quoted(words)}: nobody is named here or in the sentences around it."
                yield self.finding(span, message, related=roles(attribution))


def _speaks(dossier: Dossier, attribution: Attribution, words: str) -> bool:
    """Whether they make a claim to the reporter: one who posted it can be looked up, and pollsters count theirs."""
    statement = dossier.text(dossier.statement(attribution))
    if _POLLED.search(statement) or (_ONE.match(words) and _POSTED.search(statement)):
        return False
    if _LOUD.search(statement):
        return False
    return says(dossier, attribution) or bool(_CHARGE.search(dossier.words(attribution.cue)))
