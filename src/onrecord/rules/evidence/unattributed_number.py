"""EV402."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import (
    Block,
    Category,
    Confidence,
    Dossier,
    Example,
    Finding,
    Label,
    Sentence,
    Severity,
    Tier,
)  # fmt: skip
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

_FIGURE = regex(
    r"[$£€]\s?\d[\d,.]*\s(?:million|billion|trillion|bn|m)\b|[$£€]\s?\d{1,3}(?:,\d{3})+"
    r"|(?<![\d,.-])(?!(?:100|110|1|99) ?(?:%|per))\d[\d.]*(?: ?%| per ?cent\b| percentage points?)"
    r"|(?<![\w,.$#-])\d{1,3}(?:,\d{3})+(?![\w,]*\d)|(?<![\w.$-])\d[\d.]* (?:million|billion|trillion)\b"
    r"|\b(?:[Oo]ne|[Tt]wo|three|four|nine) (?:in|out of) (?:every )?(?:three|four|five|six|ten|\d+)\b"
    r"|\b(?:doubled|tripled|trebled|quadrupled|halved)\b"
)
_AFTER = regex(
    r"[ -](?:[a-z]+[ -])?(?:votes?|delegates?|ballots?|seats?|precincts?|electoral|residents|inhabitants"
    r"|viewers|views|followers|retweets|likes|subscribers|members?|people (?:strong|filled)"
    r"|miles?|feet|foot|acres?|km|kilomet\w+|met(?:er|re)s?|square|pages?|words?|characters?"
    r"|[A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Blvd|Drive|Lane|Square|Place)\b)"
    r"|-(?:a|per)-|[ -]years?\b| an ounce| a (?:barrel|share)"
)
_BEFORE = regex(
    r"\b(?:city|town|village|community|county|population|base|subsidy|Dow|Nasdaq) (?:of|at|to) (?:[a-z]+ ){0,3}\Z"
)
_TALLY = regex(
    r"\b(?:votes?|ballots?|(?:super)?delegates?|turnout|caucus\w*|precincts?|primar(?:y|ies)|runoff"
    r"|referendum|electorate"
    r"|points?|won|wins|winning|beat|defeat\w*|lost (?:to|the)|re-?elect\w*|innings|touchdowns?"
    r"|early voting|carried)\b",
    re.IGNORECASE,
)
_NO_COUNT = regex(
    r"\b(?:would|could|might|(?-i:may)|should|if|will|plans?|planned|proposals?|propos\w+|promis\w+"
    r"|pledg\w+|vow\w*|goals?"
    r"|targets?|limit\w*|cap(?:ped|s)?|maximum|up to|calls? for|threshold|minimum|bills?|imagine|suppose|entitled"
    r"|to (?:help )?raise|for example|say you|let['’]s say|anyone (?:wanting|who wants) to|corporate tax"
    r"|capable of earning|for parents|makeovers?|renovations?"
    r"|requires?|tickets?|prizes?|stocks?|shares|yields?|closed (?:up|down)|tariffs?|duty|duties|income tax"
    r"|tax rates?|retweeted|capital base"
    r"|Nasdaq|Dow|S\.&P\.|Catholics|Muslims|Christians)\b",
    re.IGNORECASE,
)
"""What is planned, supposed, laid down by law, or to be seen by everybody: prices, tickets, public counters."""
_COUNTED = regex(
    r"\b(?:(?i:polls?|polling|surveys?|census|data|filings?|records|statistics|reports?|stud(?:y|ies)|analysis"
    r"|audit|ratings?|rankings?|researchers|compiles|authors (?:found|concluded)"
    r"|disclosures?|economists?|index|documents|figures|returns)|F\.?E\.?C\.?|[A-Z]\w+ Commission|Bureau)\b"
)
_BACK, _ON = 3, 1
"""Paragraphs before and after in which a count may be named that goes on here."""
_LEAD = 200
"""Characters before a figure in which it is told what it counts."""
_SUBJECT = (
    (regex(r"%|per ?cent"), regex(r"\b(?:polls?|polling|surveys?)\b", re.IGNORECASE), 3),
    (
        regex(r"[$£€]"),
        regex(r"\bfilings?\b|\bdisclosures?\b|\btax (?:returns?|forms?|records)\b|\bF\.?E\.?C\b|\bFederal Election"),
        1,
    ),
    (regex(r"\d|\b\w+ed\b"), regex(r"\bdata\b|\bcensus\b", re.IGNORECASE), 2),
)
"""A kind of figure, what it comes from, and how often an article that is about that says so."""
_SHORT = 20
"""Words: what a line under a headline has at most."""


class UnattributedNumber(Rule):
    """A figure has no source in its sentence or its paragraph.

    ## Why it matters
    A number looks like proof, but readers can judge it only if they know who counted, and for what period. Dates, ages,
    times, scores, votes, distances and what a plan would do are not flagged.

    ## What to do
    Say who counted, and for what period: “according to the ministry's figures for 2024”.
    """

    code = "EV402"
    category = Category.EVIDENCE
    severity = Severity.WARNING
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    standards = ("BBC",)
    help = "Say who counted, and for what period."
    flags = (
        Example("Crime in Eastport rose [30 percent] last year."),
        Example("The company lost [$4.2 million] on the ferry, and the deficit is growing."),
        Example("Rents in the old town have [doubled] since the bridge was opened."),
        Example("More than [12,000] people have no clean water in the valley."),
    )
    passes = (
        Example("Crime in Eastport rose 30 percent last year, according to the police."),
        Example("Crime rose 30 percent last year. The council published the statistics on Monday."),
        Example("Shah won with 52 percent of the vote."),
        Example("The 43-year-old engineer left for the island at 6:30 on 12 May."),
        Example("The plan would cost $4.2 million."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        done: set[Block] = set()
        for assertion, sentence in own_assertions(dossier):
            if sentence.block in done:
                continue
            around = sentence_text(dossier, sentence)
            if (
                _NO_COUNT.search(around)
                or "?" in around
                or block_holds(dossier, dossier.block_at(sentence.span.start), _TALLY)
            ):
                continue
            found = [
                span_of(match)
                for match in find_own(dossier, assertion, _FIGURE)
                if not _AFTER.match(dossier.document.text, match.end())
                and not _BEFORE.search(dossier.document.text, max(0, match.start() - _LEAD), match.start())
            ]
            if found and not _is_known(dossier, sentence, dossier.text(found[0])):
                done.add(sentence.block)
                related = tuple(Label(span, "figure") for span in found[1:])
                message = f"{quoted(dossier.text(found[0]))}: according to whom, and for what period?"
                yield self.finding(found[0], message, related=(Label(assertion.span, "claim"), *related))


def _is_known(dossier: Dossier, sentence: Sentence, figure: str) -> bool:
    """Whether the paragraph has a source, or one beside it speaks of a count, or the article is about one.

    A short line at the head of longer copy leaves it to the body.
    """
    blocks = dossier.document.blocks
    here = dossier.block_at(sentence.span.start)
    if here < 2 < len(blocks) and len(dossier.text(sentence.block.span).split(maxsplit=_SHORT)) <= _SHORT:
        return True
    near = (*range(min(2, len(blocks))), *range(max(0, here - _BACK), min(len(blocks), here + _ON + 1)))
    return (
        has_source_in_paragraph(dossier, sentence)
        or any(block_holds(dossier, each, _COUNTED) for each in near)
        or any(kind.search(figure) for kind in dossier.once(_subjects))
    )


def _subjects(dossier: Dossier) -> list[re.Pattern[str]]:
    """The kinds of figure whose origin the article is about."""
    return [kind for kind, origin, often in _SUBJECT if len(origin.findall(dossier.document.text)) >= often]
