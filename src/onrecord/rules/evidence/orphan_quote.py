"""EV404."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Category, Confidence, Dossier, Example, Finding, Sentence, Severity, Span, Tier, Voice
from onrecord.lexicons import pattern
from onrecord.rules._match import COPY, masked
from onrecord.rules._rule import Rule

_OPENS, _CLOSES = '“"', '”"'
_READ = re.compile(
    r"\b(?:read|reads|reading|titled|entitled|called|headlined|captioned|inscribed|signs?|banners?|slogans?"
    r"|chant\w*|words?"
    r"|lyrics?|song|titles?|signed|labell?ed|dubbed|question|asked|phrase|message|according)\b|:\s*\Z",
    re.IGNORECASE,
)


_INTRODUCED = re.compile(r"[:—–-]\s*\Z|[’'](?=\Z)")
"""A colon or a dash leads up to it: a title, a list, or somebody who stands before it."""
_GOES_ON = re.compile(r"\W{0,3}(?:by [A-Z]|\(|\[|—|–)|[^.\n]{0,120}?[.”\"]*\s+(?:She|He|They)\b")
"""Its author, a link or a date follows, or a sentence about whoever speaks in the scene."""


class OrphanQuote(Rule):
    """A quotation has no speaker: neither its sentence nor what stands around it says whose words they are.

    ## Why it matters
    Quotation marks promise that somebody said exactly this. If nobody is named, the promise cannot be kept, and a
    reader takes the words for those of whoever comes next.

    ## What to do
    Say who spoke, at the first pause in the quotation.
    """

    code = "EV404"
    category = Category.EVIDENCE
    severity = Severity.ERROR
    tier = Tier.MODEL
    confidence = Confidence.MEDIUM
    quotations = True
    standards = ("Reuters", "Wikipedia")
    help = "Say who spoke."
    flags = (
        Example("The road was closed all day. [“We had no idea that the bridge would be shut.”]"),
        Example("[“Nobody told us anything about the water.”] The office was locked on Tuesday."),
        Example("Rain fell until noon. [“It was the worst week of my life.”] The bridge stayed shut."),
    )
    passes = (
        Example("“We had no idea that the bridge would be shut,” Dana Ruiz said."),
        Example("Dana Ruiz was late. “We had no idea that the bridge would be shut,” she said. “It cost us a day.”"),
        Example("The sign read “No entry after dark”."),
    )

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        for span in dossier.unspoken():
            sentence = dossier.sentence_at(span.start)
            if (
                sentence
                and sentence.block.kind in COPY
                and _is_whole(dossier, span)
                and not _is_cued(dossier, sentence)
            ):
                yield self.finding(span, "Whose words are these?")


def _is_whole(dossier: Dossier, span: Span) -> bool:
    """Whether it opens here, and is no part of a speech that runs over several paragraphs."""
    text = dossier.document.text
    if text[span.start] not in _OPENS:
        return False
    blocks = dossier.document.blocks
    here = next(index for index, block in enumerate(blocks) if block.span.contains(span))
    if _INTRODUCED.search(text[: span.start]) or _GOES_ON.match(text, span.end):
        return False
    closed = any(mark in text[span.start + 1 : blocks[here].span.end] for mark in _CLOSES)
    return closed and not (here and _runs_on(dossier.text(blocks[here - 1].span)))


def _runs_on(paragraph: str) -> bool:
    """Whether it ends in a quotation that this one goes on from, or leaves one open, or a colon announces the next."""
    words = paragraph.rstrip()
    if words.endswith(("”", '"')):
        return True
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    return opened or words.endswith(":")


def _is_cued(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether a verb of speech, or of what is written somewhere, stands beside the quotation."""
    number = dossier.number(sentence.span.start)
    near = [each for each in dossier.sentences[max(0, number - 1) : number + 2] if each.block == sentence.block]
    before = dossier.sentences[number - 1 : number] if number else ()
    said = [masked(dossier, each, Voice.REPORTER) for each in {*near, *before}]
    return any(pattern("cues_of_speech").search(each) or _READ.search(each) for each in said)
