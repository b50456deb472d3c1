"""EV407."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import (
    COPY,
    Category,
    ClaimClass,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Severity,
    Source,
    SourceKind,
    Span,
    Tier,
)
from onrecord.language.regex import regex
from onrecord.rules._evidence import NOBODY
from onrecord.rules._opinion import is_opinion
from onrecord.rules._phrase import quoted
from onrecord.rules._rule import Rule

_FEWEST = 3
"""Claims and statements: fewer are too little to ask for a second source."""
_GRAVE = (ClaimClass.CHECKABLE, ClaimClass.ALLEGATION)
_HEARD = (
    SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.PARTLY_NAMED,
    SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP,
)  # fmt: skip
_EVENT = regex(
    r"\b(?:interview\w*|speech|essay|op-ed|letter to|column|memoir|obituary|rally|rallies|address(?:ed|ing)?|debates?"
    r"|convention|podcast|radio|television"
    r"|hearing|testimony|testified|(?:news|press) conference|town hall|gathering|crowd|audience|supporters"
    r"|appear(?:ed|ing|ance)"
    r"|conversation|remarks|sermon|ceremony|on (?:CNN|CNBC|MSNBC|ABC|CBS|NBC|Fox|air|stage)|SiriusXM"
    r"|hosts? [A-Z]\w+ [A-Z]|told (?:host"
    r"|reporters)|on W[A-Z]{2,3}|’s show)\b",
    re.IGNORECASE,
)
"""What somebody said in public or was asked in person is reported as such: who else speaks is another question."""
_OPENING = 5
"""Paragraphs in which the article says what it reports on."""


class SingleSourceStory(Rule):
    """Every claim in the article that needs a source rests on the same one.

    ## Why it matters
    One source has one view, one interest and one memory, and nobody in the article can contradict it.

    ## What to do
    Ask somebody who is independent of this source, or find a document. If there is no other source, say so.
    """

    code = "EV407"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("BBC", "Guardian", "PEJ")
    help = "Ask somebody who is independent of this source, or find a document."
    flags = (
        Example(
            "[Dana Ruiz], who runs the port, said the terminal lost $4 million last year. Ruiz said 300 jobs were cut. "
            "She said that traffic fell 12 percent in May."
        ),
        Example(
            "[The Rivers Agency] said 1,200 homes were flooded on Monday. The agency said the damage came "
            "to $40 million. "
            "It said 300 people were in shelters."
        ),
        Example(
            "[A port official] said the terminal lost $4 million. The official said 300 jobs were cut. "
            "The official added that traffic fell 12 percent."
        ),
    )
    passes = (
        Example(
            "Dana Ruiz, who runs the port, said the terminal lost $4 million last year. Ruiz said 300 jobs were cut. "
            "The union, however, said that only 120 people had been dismissed."
        ),
        Example("Dana Ruiz said the terminal lost $4 million last year."),
        Example("“The terminal lost $4 million, 300 jobs were cut, and traffic fell 12 percent,” Dana Ruiz said."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        opening = dossier.document.blocks[:_OPENING]
        if is_opinion(dossier) or any(_EVENT.search(dossier.text(block.span)) for block in opening):
            return
        claims = [each for each in dossier.assertions if each.scored and each.claim_class in _GRAVE]
        supports = [(each, support) for each in claims for support in dossier.supports(each)]
        backed = [(each, source) for each, (_, source) in supports if source.kind not in NOBODY]
        statements = {attribution for _, (attribution, source) in supports if source.kind not in NOBODY}
        if min(len({each for each, _ in backed}), len(statements)) < _FEWEST:
            return
        first = backed[0][1]
        span = next((each for each in first.mentions if _in_copy(dossier, each)), None)
        if span and first.kind in _HEARD and all(_one_party(first, source) for _, source in backed):
            who = first.name or first.label
            message = f"{quoted(who)}: the only source for all {len(backed)} claims that need one."
            related = tuple(Label(each.span, "claim") for each, _ in backed[:5])
            yield self.finding(_name(dossier, span), message, related=related)


def _in_copy(dossier: Dossier, span: Span) -> bool:
    """Whether it stands below the line at the head of longer copy."""
    blocks = dossier.document.blocks
    sentence = dossier.sentence_at(span.start)
    head = len(blocks) > _OPENING and blocks[0].span.contains(span)
    return bool(sentence and sentence.block.kind in COPY and not head)


def _one_party(first: Source, other: Source) -> bool:
    """Whether both are the same, or of one body."""
    return first == other or any(a in b or b in a for a in _bodies(first) for b in _bodies(other))


def _name(dossier: Dossier, span: Span) -> Span:
    """The mention without what stands behind a comma."""
    return Span(span.start, span.start + len(dossier.text(span).split(",")[0]))


def _bodies(source: Source) -> set[str]:
    return {each.lower() for each in (source.affiliation, source.name) if each}
