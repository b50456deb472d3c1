"""Sentences and attributions to assertions: what is claimed, cut so that each can be weighed by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from onrecord.domain import HEADINGS, Assertion, BlockKind, ClaimClass, Dossier, Overlaps, Sentence, Span, Voice
from onrecord.language.inflection import is_finite, is_verb
from onrecord.language.patterns import pattern

_WHERE = (
    BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUMMARY, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION,
    BlockKind.FOOTNOTE, BlockKind.TABLE_CELL,
)  # fmt: skip
_FEWEST = 4
"""Words of the reporter's that can be a claim."""
_JOINT, _END = pattern("clauses.joint"), pattern("clauses.end")
_LEAD, _TAIL = pattern("clauses.lead"), pattern("clauses.tail")
_DEPENDENT, _WITHOUT_SUBJECT, _BROKEN_OFF = (
    pattern(f"clauses.{name}") for name in ("dependent", "without_subject", "broken_off")
)
_PREDICATE = pattern("clauses.predicate")
_WORD = pattern("clauses.word")
_SOON = 10
"""Words behind the beginning of a clause among which its verb stands."""
_OVERLAP = 0.5
_SLACK = 10
"""Characters by which a piece may outgrow the reason that it tells."""


def assertions(dossier: Dossier) -> tuple[Assertion, ...]:
    """Every claim in the order of the text, not yet classed: contents of attributions, and what the reporter adds."""
    parts = [*_credited(dossier), *_reported(dossier)]
    return tuple(sorted(parts, key=lambda part: (part.parts[0], part.parts[-1])))


def _credited(dossier: Dossier) -> Iterator[Assertion]:
    """Contents, sentence by sentence; what is said within another's words belongs to the outer claim."""
    numbers = {id(attribution): at for at, attribution in enumerate(dossier.attributions)}
    claimed: set[int] = set()
    excuses = Overlaps(
        (source.reason.span, source.reason.span) for source in dossier.sources if source.reason and source.reason.span
    )
    for index in sorted(range(len(dossier.attributions)), key=lambda at: -_length(dossier.attributions[at].content)):
        content = tuple(part for part in dossier.attributions[index].content if not _excused(excuses, part))
        others = [other for other in _overlapping(dossier, numbers, content) if other != index]
        if not content or any(
            other in claimed and _share(content, dossier.attributions[other].content) >= _OVERLAP for other in others
        ):
            continue
        claimed.add(index)
        same = tuple(other for other in others if _share(dossier.attributions[other].content, content) >= _OVERLAP)
        for parts in _by_sentence(dossier, content):
            if sum(len(dossier.text(part).split()) for part in parts) >= 2:
                yield Assertion(
                    parts, ClaimClass.UNSCORED, (index, *same), in_headline=dossier.in_heading(parts[0].start)
                )


def _overlapping(dossier: Dossier, numbers: Mapping[int, int], content: Sequence[Span]) -> list[int]:
    """Return the indices, in order, of the attributions that have characters in common with the content."""
    return sorted({numbers[id(attribution)] for part in content for attribution in dossier.attributions_over(part)})


def _excused(excuses: Overlaps[Span], part: Span) -> bool:
    """Whether it only tells why a source is not named: "asked not to be named for fear of dismissal"."""
    return any(len(part) <= len(span) + _SLACK for span in excuses.over(part))


def _by_sentence(dossier: Dossier, content: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    pieces: dict[int, list[Span]] = {}
    for part in content:
        first, last = dossier.number(part.start), dossier.number(part.end - 1)
        for number in range(max(0, first), last + 1):
            sentence = dossier.sentences[number].span
            start, end = max(part.start, sentence.start), min(part.end, sentence.end)
            if start < end:
                pieces.setdefault(number, []).append(Span(start, end))
    for parts in pieces.values():
        yield tuple(parts)


def _reported(dossier: Dossier) -> Iterator[Assertion]:
    """Yield what is left of the reporter's own sentences once source, cue and content are taken out."""
    spans = sorted(part for attribution in dossier.attributions for part in attribution.spans)
    taken = Overlaps((part, part) for part in spans)
    for sentence in dossier.sentences:
        if sentence.block.kind not in _WHERE or sentence.voice is Voice.QUOTED:
            continue
        for free in _free(sentence, taken.over(sentence.span)):
            deed = _deed_of_a_speaker(dossier, free)
            if deed:
                yield Assertion((deed,), ClaimClass.UNSCORED, in_headline=sentence.block.kind in HEADINGS)
                continue
            whole = free == sentence.span
            for clause in _clauses(dossier.document.text, free):
                if _claims(dossier.text(clause)) and (whole or _stands_alone(dossier.text(clause))):
                    headline = sentence.block.kind in HEADINGS
                    yield Assertion((clause,), ClaimClass.UNSCORED, in_headline=headline)


def _deed_of_a_speaker(dossier: Dossier, free: Span) -> Span | None:
    """Return what a speaker does before speaking, with its subject: "*He shut two wards* and said nobody was hurt"."""
    text = dossier.document.text
    told = _PREDICATE.fullmatch(text, free.start, free.end)
    if told is None or not is_finite(told["verb"].lower()):
        return None
    for attribution in dossier.attributions_over(Span(max(0, free.start - 1), free.start)):
        subject = next((part for part in attribution.source if part.end == free.start), None)
        if subject and any(part.start == free.end for part in attribution.cue):
            deed = Span(subject.start, told.end("deed"))
            return deed if _claims(dossier.text(deed)) else None
    return None


def _free(sentence: Sentence, taken: Iterable[Span]) -> Iterator[Span]:
    at = sentence.span.start
    for part in taken:
        if part.end <= at or part.start >= sentence.span.end:
            continue
        if part.start > at:
            yield Span(at, part.start)
        at = max(at, part.end)
    if at < sentence.span.end:
        yield Span(at, sentence.span.end)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """Coordinated clauses with a subject and a verb of their own, each trimmed of what only joins it."""
    start = span.start
    for joint in _JOINT.finditer(text, span.start, span.end):
        if (
            _has_subject(text, joint.end(), span.end)
            and _claims(text[start : joint.start()])
            and _claims(text[joint.end() : span.end])
        ):
            yield from _trimmed(text, start, joint.start())
            start = joint.end()
    yield from _trimmed(text, start, span.end)


def _has_subject(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to the end of their clause have a verb soon, but no verb for the first word."""
    closed = _END.search(text, start, end)
    words = _WORD.finditer(text, start, closed.start() if closed else end)
    finite = [is_finite(word.group().lower()) for word in islice(words, _SOON)]
    return finite[:1] == [False] and any(finite)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    lead = _LEAD.match(piece)
    left = start + (lead.end() if lead else 0)
    right = start + len(_TAIL.sub("", piece).rstrip(' \t\r\n,;:(—–-“"‘'))
    if left < right:
        yield Span(left, right)


def _claims(words: str) -> bool:
    if _DEPENDENT.match(words) and words[:1].islower():
        return False
    known = _WORD.findall(words)
    return len(known) >= _FEWEST and any(is_verb(word.lower()) for word in known)


def _stands_alone(words: str) -> bool:
    """Whether what an attribution leaves of a sentence is a clause: it opens with a subject and does not break off."""
    return not (_WITHOUT_SUBJECT.match(words) or _BROKEN_OFF.search(words))


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span) for span in spans)


def _share(inner: Sequence[Span], outer: Sequence[Span]) -> float:
    """Return the share of `inner` that `outer` covers."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in inner for b in outer)
    return common / max(1, _length(inner))
