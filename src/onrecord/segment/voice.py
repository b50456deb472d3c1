"""Whose voice each character of a sentence is in."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Block, BlockKind, Span, Stretch, Voice
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern
from onrecord.segment.quotations import Quotation

FEW_WORDS = 8
"""A longer stretch inside the reporter's sentence is the speaker's wording, not the reporter's choice."""
_UTTERED = pattern("voices.uttered")
_SENTENCE_END = pattern("voices.sentence_end")
_WHOLE = {
    BlockKind.HEADLINE: Voice.HEADLINE,
    BlockKind.DECK: Voice.HEADLINE,
    BlockKind.SUMMARY: Voice.HEADLINE,
    BlockKind.BLOCK_QUOTATION: Voice.QUOTED,
}


def voices(
    text: str, block: Block, quotations: tuple[Quotation, ...], sentence_starts: frozenset[int]
) -> tuple[tuple[Span, Voice], ...]:
    """Return the quoted stretches of a block, in order; the rest is the reporter's."""
    if block.kind in _WHOLE:
        return ((block.span, _WHOLE[block.kind]),)
    voiced: list[tuple[Span, Voice]] = []
    for quotation in quotations:
        voiced.append((quotation.span, _voice(text, block.span, quotation, sentence_starts, voiced)))
    return tuple(voiced)


def stretches(sentence: Span, quoted: tuple[tuple[Span, Voice], ...]) -> tuple[Stretch, ...]:
    """Return the sentence cut into stretches of one voice each."""
    return tuple(_cut(sentence, quoted))


def _cut(sentence: Span, quoted: tuple[tuple[Span, Voice], ...]) -> Iterator[Stretch]:
    at = sentence.start
    for span, voice in quoted:
        start, end = max(span.start, at), min(span.end, sentence.end)
        if start >= end:
            continue
        if at < start:
            yield Stretch(Span(at, start), Voice.REPORTER)
        yield Stretch(Span(start, end), voice)
        at = end
    if at < sentence.end:
        yield Stretch(Span(at, sentence.end), Voice.REPORTER)


def _voice(
    text: str, block: Span, quotation: Quotation, starts: frozenset[int], before: list[tuple[Span, Voice]]
) -> Voice:
    inner = quotation.inner.of(text)
    words = len(inner.split())
    if words > FEW_WORDS or not quotation.closed or _is_sentence(quotation, starts):
        return Voice.QUOTED
    uttered = bool(_UTTERED.search(inner))
    lead = text[max(block.start, quotation.span.start - 80) : quotation.span.start].rstrip()
    if quotation.span.start in starts:
        full = uttered or _cued(text[quotation.span.end : quotation.span.end + 60])
    elif lead.endswith((",", ":")):
        full = inner[:1].isupper() or _continues(text, quotation, before) or _cued(lead)
    else:
        full = inner[:1].isupper() and words >= 3 and uttered and _cued(lead[-24:])
    return Voice.QUOTED if full else Voice.PARTIAL


def _is_sentence(quotation: Quotation, starts: frozenset[int]) -> bool:
    """Whether a further sentence begins inside: an utterance, however short."""
    return any(at in starts for at in range(quotation.inner.start + 1, quotation.inner.end))


def _continues(text: str, quotation: Quotation, before: list[tuple[Span, Voice]]) -> bool:
    """“We lost,” she said, “and badly.”"""
    if not before or before[-1][1] is not Voice.QUOTED:
        return False
    between = text[before[-1][0].end : quotation.span.start]
    return len(between) < 120 and not _SENTENCE_END.search(between)


def _cued(passage: str) -> bool:
    return bool(word_pattern("cues_of_speech").search(passage))
