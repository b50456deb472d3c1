"""EV403."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Block, Category, Confidence, Dossier, Example, Finding, Label, Sentence, Severity, Tier
from onrecord.language.regex import regex
from onrecord.rules._evidence import (
    block_holds,
    find_own,
    has_source_in_paragraph,
    own_assertions,
    sentence_text,
    span_of,
)
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_MOST = (
    r"(?:largest|biggest|highest|lowest|worst|deadliest|longest|fastest|poorest|richest|wealthiest|costliest"
    r"|busiest|oldest|youngest|smallest|slowest)"
)
_IS = "is|are|was|were|became|become|becomes|remains?|remained|ranks? as"
_SCOPE = (
    r"(?:in (?:the )?(?:[\w’'.-]+ ){0,2}(?:history|world|country|nation|state|county|region|continent"
    r"|decades|memory|years)"
    r"|on record|ever|since|of all time|worldwide|nationwide)\b"
)
_RANK = regex(
    rf"\b(?P<most>(?:(?:the|its|their|his|her) )?(?:(?:single|second|third"
    rf"|fourth)[ -])?{_MOST}(?:-ever)?)\b(?=[^.,;:]{{0,60}}?\b{_SCOPE})"
    rf"|(?<=\b)(?:{_IS}) (?:[a-z]+ )?(?P<is>the (?:(?:second|third|fourth)[ -])?{_MOST})\b(?! (?:and|part"
    rf"|problem|thing|question|reason|way|city)\b)"
    rf"|\b(?:{_IS}|becoming) (?P<first>the only (?!time|one|way|thing|person\b)(?:[\w’'-]+ ){{1,4}}?(?:to"
    rf"|ever|who|in)|the first (?!time|ballot|round|day|lady|step|woman\b)(?:[\w’'-]+ ){{1,5}}?(?:to|ever"
    rf"|since|in)(?=[^.,;:]{{0,60}}?\b{_SCOPE})|the first (?:[\w’'-]+ ){{1,4}}?since)\b"
    r"|\b(?P<record>(?:an?|the|its|hit|set) (?:all-time |new )?record (?:high|low|number|amount|pace|\$?\d[\w,.]*)"
    r"|record-(?:high|low|breaking|setting)|unprecedented|(?:has|have|had) never before|more than any other"
    r"|more than ever before)\b"
)
_VOICED = regex(
    r"\b(?:not|n[’']t|would|could|might|(?-i:may)|should|if|hop(?:e|es|ed|ing)|want\w*|like|perhaps|maybe"
    r"|probably|arguably|seem\w*|apparently|one of|if not)\b|n[’']t\b|\?",
    re.IGNORECASE,
)


_COUNTED = regex(r"\b(?:polls?|surveys?|records|rankings?|ratings? by|data|census|statistics)\b", re.IGNORECASE)


class UnattributedSuperlative(Rule):
    """Something is called the first, the only, the largest, the worst or a record, without a source.

    ## Why it matters
    A superlative is a claim about everything else of its kind. One counter-example disproves it, so somebody must have
    checked.

    ## What to do
    Say according to whom, and compared with what: “the largest in the county, by the port's own figures”.
    """

    code = "EV403"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("WTW",)
    help = "Say according to whom, and compared with what."
    flags = (
        Example("The terminal is [the largest] in the country."),
        Example("The flood was [the worst] in the history of Eastport."),
        Example("Shah is [the only engineer to] chair two committees."),
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
            if sentence.block in done:
                continue
            match = next(find_own(dossier, assertion, _RANK), None)
            if not match or _VOICED.search(sentence_text(dossier, sentence)):
                continue
            if not has_source_in_paragraph(dossier, sentence) and not _has_count_beside(dossier, sentence):
                done.add(sentence.block)
                span = span_of(match, match.lastgroup or 0)
                message = f"{quoted(dossier.text(span))}: according to whom, and compared with what?"
                yield self.finding(span, message, related=(Label(assertion.span, "claim"),))


def _has_count_beside(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether the paragraph before or after speaks of a poll, a survey or records that this goes on from."""
    here = dossier.block_at(sentence.span.start)
    near = range(max(0, here - 1), min(len(dossier.document.blocks), here + 2))
    return any(block_holds(dossier, each, _COUNTED) for each in near)
