"""The quotations of a draft, and who is credited with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain import Attribution, Dossier, Sentence, Source, SourceKind, Span, Stretch, Voice

_OPENING = "“\"«‘'„`"
_TWO = "''"
_SHORT = 12
"""Characters of a stretch that may be a few words within the reporter's own sentence."""
_SPEECH = (Voice.QUOTED, Voice.PARTIAL)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of the draft: its sentences, and who is credited with it, or near by where it is not told.

    `full` says that it is a whole statement, and not a few words of one, `block` is the paragraph that it begins in.
    """

    parts: tuple[Span, ...]
    full: bool
    block: Span
    attribution: Attribution | None = None
    source: Source | None = None

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def speaker(self) -> str | None:
        """The name of the person who is credited, if there is one."""
        return self.source.name if self.source and self.source.kind is SourceKind.PERSON else None

    @property
    def credit(self) -> Span:
        """The words that credit somebody, else the quotation."""
        return next(iter(self.attribution.source), self.span) if self.attribution else self.span

    @property
    def is_credited(self) -> bool:
        """Whether the draft tells who says it, be it an organisation."""
        return self.source is not None and self.source.kind.is_somebody

    @property
    def is_credited_near_by(self) -> bool:
        """Whether it is no part of what the source is credited with, but stands near it."""
        return self.attribution is not None and not _is_in(self.attribution, self.span)


def quotations(dossier: Dossier) -> Iterator[Quotation]:
    """Yield the quotations of the article in order; a quotation of several sentences is one."""
    parts: list[tuple[Span, Voice]] = []
    block = None
    for sentence, stretch, goes_on in _stretches(dossier):
        begins = not goes_on and dossier.document.text[stretch.span.start] in _OPENING
        if parts and (stretch.voice not in _SPEECH or begins or sentence.block is not block):
            yield from _made(dossier, parts)
            parts = []
        if stretch.voice in _SPEECH:
            parts.append((stretch.span, stretch.voice))
            block = sentence.block
    yield from _made(dossier, parts)


def _stretches(dossier: Dossier) -> Iterator[tuple[Sentence, Stretch, bool]]:
    """Yield the stretches of the article with their sentences; whether a quotation that ended too early goes on there.

    In ''It doesn't rain here'', the apostrophe was taken for the end.
    """
    text = dossier.document.text
    opened, until, voice = 0, 0, Voice.QUOTED
    for sentence in dossier.sentences:
        for stretch in sentence.stretches:
            start, end = stretch.span.start, stretch.span.end
            if start < until:
                yield sentence, Stretch(Span(start, min(end, until)), voice), True
                if end > until:
                    yield sentence, Stretch(Span(until, end), stretch.voice), False
                continue
            if stretch.voice in _SPEECH and (text.startswith(_TWO, start) or start <= opened):
                opened = max(opened, end + 1)  # the quotation may go on in the next sentence
                closing = _closing(text, stretch.span, sentence.block.span)
                if closing:
                    until = closing
                    voice = Voice.QUOTED if end - start > _SHORT else stretch.voice
            yield sentence, stretch, False


def _closing(text: str, stretch: Span, block: Span) -> int | None:
    """Return where a quotation in two typewriter apostrophes is closed, of which one alone was taken for its end."""
    if text[stretch.end - 1] != _TWO[0] or _TWO in text[stretch.start + 2 : stretch.end + 1]:
        return None
    at = text.find(_TWO, stretch.end, block.end)
    return at + 2 if at >= 0 and not text[at + 2 : at + 3].isalnum() else None


def _made(dossier: Dossier, parts: list[tuple[Span, Voice]]) -> Iterator[Quotation]:
    if not parts or dossier.is_outside_copy(parts[0][0].start):
        return
    spans = tuple(span for span, _ in parts)
    whole = Span(spans[0].start, spans[-1].end)
    full = any(voice is Voice.QUOTED for _, voice in parts)
    first = dossier.sentence_at(whole.start)
    block = first.block.span if first else whole
    yield Quotation(spans, full, block, *(_credited(dossier, whole, block if full else None) or (None, None)))


def _credited(dossier: Dossier, quotation: Span, block: Span | None) -> tuple[Attribution, Source] | None:
    """Return who is credited with a quotation; else the person whom its sentence, or `block`, credits nearest to it."""
    credited = ((one, dossier.source_of(one)) for one in dossier.attributions_over(quotation) if _is_in(one, quotation))
    direct = next(credited, None)
    if direct and direct[1].kind.is_somebody:
        return direct
    first, last = dossier.sentence_at(quotation.start), dossier.sentence_at(quotation.end - 1)
    around = [Span(first.span.start, last.span.end)] if first and last else []
    around += [block] if block else []
    return next((found for span in around if (found := _nearest(dossier, span, quotation))), direct)


def _is_in(one: Attribution, quotation: Span) -> bool:
    return any(span.overlaps(quotation) for span in one.content)


def _nearest(dossier: Dossier, around: Span, quotation: Span) -> tuple[Attribution, Source] | None:
    """Return the attribution to a person of which the cue stands nearest to the quotation, within these characters."""
    found = (
        (min(map(quotation.distance, one.cue)), number, one, source)
        for number, one in enumerate(dossier.attributions_over(around))
        if one.cue and (source := dossier.source_of(one)).kind is SourceKind.PERSON
    )
    nearest = min(found, key=lambda each: each[:2], default=None)
    return nearest[2:] if nearest else None
