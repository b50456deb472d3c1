"""Whether the reader is told where something comes from: in its sentence, in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import COPY, Assertion, Dossier, Sentence, Span, Voice
from onrecord.language.patterns import pattern
from onrecord.rules._match import hears_somebody, masked_once

_NEAR = 20
"""Sentences on each side that are looked at in a paragraph: one that goes on for longer tells of several things."""
_TOLD = pattern("crediting.says_whence")


def is_backed(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether somebody other than the author is credited with it."""
    return any(source.kind.is_somebody for _, source in dossier.supports(assertion))


def own_assertions(dossier: Dossier) -> Iterator[tuple[Assertion, Sentence]]:
    """Yield what the reporter asserts in running copy, with nobody credited, and the sentence it begins in."""
    for assertion in dossier.assertions:
        sentence = dossier.sentence_at(assertion.span.start)
        if sentence and sentence.block.kind in COPY and not is_backed(dossier, assertion):
            yield assertion, sentence


def has_source_in_paragraph(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether the paragraph of `sentence` credits anybody, named or not, or links to something."""
    known = dossier.once(_known_of_sentences)
    if sentence not in known:
        known[sentence] = _has_source_in_paragraph(dossier, sentence)
    return known[sentence]


def _known_of_sentences(_: Dossier) -> dict[Sentence, bool]:
    return {}


def _has_source_in_paragraph(dossier: Dossier, sentence: Sentence) -> bool:
    beside = list(paragraph(dossier, sentence))
    near = Span(beside[0].span.start, beside[-1].span.end)
    if any(True for _ in dossier.links_over(near)):
        return True
    if credits_somebody(dossier, near):
        return True
    return any(
        _TOLD.search(masked_once(dossier, other_sentence, Voice.REPORTER, Voice.PARTIAL)) for other_sentence in beside
    )


def has_source_in_reach(dossier: Dossier, sentence: Sentence) -> bool:
    """Whether a reader of `sentence` knows whose words it gives.

    The source stands in it, further up in its paragraph or in the next sentence there, or there is a link in the
    paragraph. In copy of one-sentence paragraphs, it may stand in the paragraph before.
    """
    known = dossier.once(_known_reach)
    if sentence not in known:
        known[sentence] = _has_source_in_reach(dossier, sentence)
    return known[sentence]


def _known_reach(_: Dossier) -> dict[Sentence, bool]:
    return {}


def _has_source_in_reach(dossier: Dossier, sentence: Sentence) -> bool:
    beside = list(paragraph(dossier, sentence))
    if any(True for _ in dossier.links_over(Span(beside[0].span.start, beside[-1].span.end))):
        return True
    near = beside[: beside.index(sentence) + 2]
    number = dossier.number(sentence.span.start)
    if len(beside) == 1 and number:
        before = dossier.sentences[number - 1]
        near = [before, *near] if len(list(paragraph(dossier, before))) == 1 else near
    return credits_somebody(dossier, sentence.span) or any(
        hears_somebody(dossier, other_sentence.span)
        or _TOLD.search(masked_once(dossier, other_sentence, Voice.REPORTER, Voice.PARTIAL))
        for other_sentence in near
    )


def credits_somebody(dossier: Dossier, span: Span) -> bool:
    """Whether somebody other than the author is credited with something in these words."""
    return any(
        attribution.source and dossier.source_of(attribution).kind.is_somebody
        for attribution in dossier.attributions_over(span)
    )


def paragraph(dossier: Dossier, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences of the paragraph that `sentence` stands in, those beside it if there are many."""
    number = dossier.number(sentence.span.start)
    for other_sentence in dossier.sentences[max(0, number - _NEAR) : number + _NEAR + 1]:
        if other_sentence.block == sentence.block:
            yield other_sentence


def block_holds(dossier: Dossier, number: int, phrase: re.Pattern[str]) -> bool:
    """Whether the block of that number holds the phrase."""
    known = dossier.once(_known_of_blocks)
    if (number, phrase.pattern) not in known:
        block = dossier.document.blocks[number].span
        match = phrase.search(dossier.document.text, block.start, block.end)
        known[number, phrase.pattern] = match is not None
    return known[number, phrase.pattern]


def _known_of_blocks(_: Dossier) -> dict[tuple[int, str], bool]:
    return {}


def find_own(dossier: Dossier, assertion: Assertion, phrase: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Each match of `phrase` in an assertion that begins in the reporter's own words."""
    for part in assertion.parts:
        for match in phrase.finditer(dossier.document.text, part.start, part.end):
            sentence = dossier.sentence_at(match.start())
            if sentence and sentence.voice_at(match.start()) is Voice.REPORTER:
                yield match
