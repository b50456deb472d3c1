"""VA202."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Dossier, Example, Finding, Severity, SourceKind, Tier
from onrecord.rules._match import roles
from onrecord.rules._rule import Rule
from onrecord.rules._source import credited, head, named_nearby, says

_CHARGE = re.compile(
    r"\b(?:call(?!\w* (?:for|on)\b)|charg|accus|contend|alleg|object|believ|worr|maintain|predict|fear)\w*"
    r"|\bpoint(?:s|ed)? out"
)
_ONE = re.compile(r"(?:an?|one|another) ", re.IGNORECASE)
_POSTED = re.compile(r"\b(?:tweet|post|wrote)\w*")
_POLLED = re.compile(r"\d ?%|\bper ?cent\b|\bpoll|\bsurvey")
_LED = re.compile(r"\b(?:including|led by|like|such as|among them)\b.*[A-Z]")


class UnnamedSides(Rule):
    """A claim is credited to critics, supporters, opponents or allies, and none of them is named nearby.

    ## Why it matters
    “Critics say” lets any charge into an article without anybody to answer for it.

    ## What to do
    Name somebody who said it, with their standing in the matter; or name the group.
    """

    code = "VA202"
    category = Category.VAGUE_ATTRIBUTION
    severity = Severity.WARNING
    tier = Tier.MODEL
    standards = (
        "AllSides",
        "WTW",
    )
    help = "Name one of them, or the group that they belong to."
    flags = (
        Example("[Critics] said the plan was a gift to builders."),
        Example("[Supporters of the bill] said it would save lives."),
        Example("[Opponents] argued that the fee was too high."),
    )
    passes = (
        Example("Critics of the plan, led by Amir Shah of the Rivers Agency, said it was a gift to builders."),
        Example("“Critics said the plan was a gift,” Dana Ruiz told reporters."),
        Example("Amir Shah, a critic of the plan, said the fee was too high."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for _, attribution, span in credited(dossier, SourceKind.UNNAMED_GROUP, SourceKind.UNNAMED_PERSON):
            who = head(dossier.text(span), "people_sides")
            statement = dossier.text(dossier.statement(attribution))
            spoken = says(dossier, attribution) or _CHARGE.search(dossier.words(attribution.cue))
            posted = _ONE.match(dossier.text(span)) and _POSTED.search(statement)
            if not spoken or posted or _POLLED.search(statement) or who in ("fan", "fans"):
                continue
            if who and not _LED.search(dossier.text(span)) and not named_nearby(dossier, span):
                message = f"Which {who}? None is named within three sentences."
                yield self.finding(span, message, related=roles(attribution))
