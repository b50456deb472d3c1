"""EV403."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Block, Category, ClaimClass, Confidence, Dossier, Example, Finding, Label, Severity, Tier
from onrecord.rules._evidence import find_own, has_source_in_paragraph, own_assertions, sentence_text, span_of
from onrecord.rules._rule import Rule

_MOST = r"(?:largest|biggest|highest|lowest|worst|deadliest|longest|fastest|poorest|richest|wealthiest|costliest|busiest|oldest|youngest|smallest|slowest)"
_IS = "is|are|was|were|became|become|becomes|remains?|remained|ranks? as"
_SCOPE = (
    r"(?:in (?:the )?(?:[\w’'.-]+ ){0,2}(?:history|world|country|nation|state|county|region|continent|decades|memory|years)"
    r"|on record|ever|since|of all time|worldwide|nationwide)\b"
)
_RANK = re.compile(
    rf"\b(?P<most>(?:(?:the|its|their|his|her) )?(?:(?:single|second|third|fourth)[ -])?{_MOST}(?:-ever)?)\b(?=[^.,;:]{{0,60}}?\b{_SCOPE})"
    rf"|(?<=\b)(?:{_IS}) (?:[a-z]+ )?(?P<is>the (?:(?:second|third|fourth)[ -])?{_MOST})\b(?! (?:part|problem|thing|question|reason|way|city)\b)"
    rf"|\b(?:{_IS}|becoming) (?P<first>the (?:first|only) (?!time|ballot|round|day|lady|step|one|way|thing|person\b)(?:[\w’'-]+ ){{1,4}}?(?:to|ever|since|who|in))\b"
    r"|\b(?P<record>(?:an?|the|its|hit|set) (?:all-time |new )?record (?:high|low|number|amount|pace|\$?\d[\w,.]*)"
    r"|record-(?:high|low|breaking|setting)|unprecedented|never before|more than any other|more than ever before)\b"
)
_VOICED = re.compile(
    r"\b(?:not|n[’']t|would|could|might|may|should|if|hop(?:e|es|ed|ing)|want\w*|like|perhaps|maybe|probably|arguably|seem\w*|apparently|one of|if not)\b|n[’']t\b|\?",
    re.IGNORECASE,
)


class UnattributedSuperlative(Rule):
    """Something is called the first, the only, the largest, the worst or a record, and nobody is credited with it.

    ## Why it matters
    A rank is a claim about all the others. It takes one counter-example to be wrong, and somebody has to have looked.

    ## What to do
    Say by whose count, and among what: “the largest in the county, by the port's own figures”.
    """

    code = "EV403"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW",)
    help = "Say by whose count, and among what."
    flags = (
        Example("The terminal is [the largest] in the country."),
        Example("The flood was [the worst] in the history of Eastport."),
        Example("Shah is [the first engineer to] chair the committee."),
        Example("Unemployment in the valley has reached [a record high]."),
    )
    passes = (
        Example("The terminal is the largest in the country, according to the port authority."),
        Example("“The terminal is the largest in the country,” Dana Ruiz told reporters."),
        Example("Shah was the first to speak."),
        Example("The ferry called at Eastport, the county’s largest port."),
        Example("The terminal opened in May, and the first ferry left at noon."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        done: set[Block] = set()
        for assertion, sentence in own_assertions(dossier):
            if assertion.claim_class is ClaimClass.UNSCORED or sentence.block in done:
                continue
            match = next(find_own(dossier, assertion, _RANK), None)
            if not match or _VOICED.search(sentence_text(dossier, sentence)):
                continue
            if not has_source_in_paragraph(dossier, sentence):
                done.add(sentence.block)
                span = span_of(match, match.lastgroup or 0)
                message = f"“{dossier.text(span)}”: by whose count, and among what?"
                yield self.finding(span, message, related=(Label(assertion.span, "claim"),))
