"""Quotations that run over several paragraphs stay with their speaker.

By convention each paragraph opens with a mark, and only the last one closes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.attribute.spans import directness
from onrecord.domain import Attribution, Overlaps, Sentence, Span, Voice

_CLOSERS = {"“": "”", '"': '"', "‘": "’", "'": "'", "„": "“”", "«": "»"}


def carried(attributions: Sequence[Attribution], text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
    """Return the attributions with each quotation over several paragraphs credited to one of them alone."""
    now = dict(enumerate(attributions))
    spoken = Overlaps((part, number) for number, attribution in now.items() for part in attribution.content)
    for parts in _quotations(text, sentences):
        owners = (number for part in parts for number in spoken.over(part) if number in now)
        owner = next((number for number in owners if not _is_within(now[number], parts)), None)
        others = {number for part in parts for number in spoken.over(part)} & now.keys() - {owner}
        others -= {number for number in others if _is_nested(now[number], parts)}
        if owner is None or any(_is_cued_within(text, now[other], parts) for other in others):
            continue
        for other in (owner, *others):
            rest = [part for part in now[other].content if not any(part.overlaps(quoted) for quoted in parts)]
            content = tuple(sorted((*rest, *parts))) if other == owner else tuple(rest)
            now[other] = replace(now[other], content=content, directness=directness(text, content))
            if not content:
                del now[other]
    return list(now.values())


def _is_within(attribution: Attribution, parts: Sequence[Span]) -> bool:
    """Whether its cue is part of the quotation."""
    return any(part.contains(attribution.cue[0]) for part in parts)


def _is_nested(attribution: Attribution, parts: Sequence[Span]) -> bool:
    """Whether the quotation itself tells what somebody said, and that is less than a paragraph of it."""
    return _is_within(attribution, parts) and not any(
        content.start <= part.start for part in parts for content in attribution.content
    )


def _is_cued_within(text: str, attribution: Attribution, parts: Sequence[Span]) -> bool:
    """Whether its source stands in the paragraph of one of the parts, which are then not all of one quotation."""
    credited = [part for part in parts for content in attribution.content if part.overlaps(content)]
    cue = attribution.cue[0]
    told = attribution.source and not _is_within(attribution, parts)
    return bool(told) and any(
        "\n" not in text[min(part.end, cue.start) : max(part.start, cue.end)] for part in credited
    )


def _quotations(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Span, ...]]:
    """Yield the parts, one a paragraph, of each quotation that is left open where a paragraph ends, and goes on."""
    parts: list[Span] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.block):
        runs = list(_runs(group))
        goes_on = bool(parts and runs and _resumes(text, parts[-1], runs[0]))
        if goes_on:
            parts.append(runs[0])
        if not (goes_on and len(runs) == 1 and _is_open(text, runs[0])):
            if len(parts) > 1:
                yield tuple(parts)
            parts = [runs[-1]] if runs and _is_open(text, runs[-1]) else []
    if len(parts) > 1:
        yield tuple(parts)


def _runs(sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Yield the quotations of a paragraph, each over all its sentences."""
    run: Span | None = None
    for sentence in sentences:
        for stretch in sentence.stretches:
            if stretch.voice is Voice.QUOTED:
                run = Span(run.start, stretch.span.end) if run else stretch.span
            elif run:
                yield run
                run = None
    if run:
        yield run


def _is_open(text: str, part: Span) -> bool:
    """Whether a quotation begins with a mark, ends with its paragraph and has no closing mark there."""
    opener = text[part.start]
    ends = text[part.end : part.end + 1] in ("", "\n")
    return ends and opener in _CLOSERS and text[part.end - 1] not in _CLOSERS[opener]


def _resumes(text: str, above: Span, below: Span) -> bool:
    return text[below.start] == text[above.start] and not text[above.end : below.start].strip()
