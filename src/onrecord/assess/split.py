"""Sentences and attributions to assertions: what is claimed, cut so that each can be weighed by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.domain import Assertion, BlockKind, ClaimClass, Dossier, Overlaps, Sentence, Span, Voice
from onrecord.language.regex import regex

_WHERE = (
    BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION,
    BlockKind.FOOTNOTE, BlockKind.TABLE_CELL,
)  # fmt: skip
_FEWEST = 4
"""Words of the reporter's that can be a claim."""
_JOINT = regex(
    r"(?:;|, (?:and|but|while|whereas|although|though)) (?=(?:the|a|an|it|he|she|they|we|its|his|her|their|that|no|this"
    r"|these|those|[A-Z][\w’'-]+|\w+s) (?:\w+[ ,]){0,8}?(?:is|are|was|were|has|have|had|will|would|could|can|may|did"
    r"|does"
    r"|\w{3,}ed|said|says|rose|fell|came|went|took|made|gave|held|began|left|lost|won|paid|found|knew|kept|sent|spent"
    r"|led|met|put|cut|set|told)\b)"
)
_VERB = regex(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should"
    r"|(?!un(?:armed|named|identified|employed|married|documented|known)\b)\w{2,}ed"
    r"|rose|fell|came|went|took|made|gave|held|began|left|lost|won|paid|found|knew|kept|sent|spent|led|met|put|cut|set"
    r"|told|said|got|saw|stood|sat|ran|wrote|broke|bought|brought|built|caught|chose|drew|drove|fought|flew|grew|hid|hit"
    r"|let|quit|read|shot|sold|shut|spoke|stole|struck|swore|taught|thought|threw|understood|wore|hurt|beat|became|felt"
    r"|dealt|meant|ate|lay|rang|sang|slept|sought|spread|bore|bet|fed|lent"
    r"|(?:say|show|mean|make|take|give|get|come|run|want|need|seem|remain|cost|rise|fall|hold|lead|include|require|allow"
    r"|lack|live|work|plan|face|own|pay|sell|keep|begin|end|lose|win|spend|use|know|call|tell|ask|claim|add|sit|stand"
    r"|leave|send|meet|bring|buy|build|feel|find|think|believe|expect|help|hope|back|oppose|support|cover|cast|carry"
    r"|contain|depend|draw|drive|earn|employ|exist|fail|follow|grow|hear|hurt|let|like|look|love|mark|move|offer|open"
    r"|play|prove|provide|raise|reach|receive|reflect|refuse|reveal|serve|speak|start|stay|stop|suggest|threaten|turn"
    r"|understand|vote|wait|warn|warrant|watch|write|lie|die|kill|cause|violate|account|amount|appear|belong)s?"
    r"|goes|does|teaches|reaches|watches|pushes|passes|tries|relies|denies|carries|flies)\b",
    re.IGNORECASE,
)
_HANGS = regex(
    r"(?:who|which|whose|that|where|when|to|by|in|on|at|of|for|from|with|about|over|during|after|before|including|such"
    r"|according|adding|\w+ing|\w+ed (?:by|in|on|at|to|from|with|for|as)|born|known|made|held|given)\b",
    re.IGNORECASE,
)
"""How a piece begins that is no claim by itself: a relative clause, a prepositional phrase, a participle."""
_NO_SUBJECT = regex(
    r"(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|might|after|before|following|during|in|on|at"
    r"|by|when|while|meanwhile|as|since|until|despite|with|without|because|although|though|however|according|just|even"
    r"|also|then|later|not|only|and|or|\w+ly|\w+ing|\w+ed)\b",
    re.IGNORECASE,
)
_JOINS_ON = regex(r"[,;—–]\s*(?:and|but|while|whereas|though|although)\s*\Z")
_BREAKS_OFF = regex(
    r"\b(?:as|after|before|that|from|of|to|in|on|at|for|with|by|and|or|but|when|while|if|whether|because|than|the|a|an)\W*\Z"
)
_OVERLAP = 0.5
_SLACK = 10
"""Characters by which a piece may outgrow the reason that it tells."""


def assertions(dossier: Dossier) -> tuple[Assertion, ...]:
    """Every claim in the order of the text, not yet classed: contents of attributions, and what the reporter adds."""
    found = [*_credited(dossier), *_reported(dossier)]
    return tuple(sorted(found, key=lambda each: (each.parts[0], each.parts[-1])))


def _credited(dossier: Dossier) -> Iterator[Assertion]:
    """Contents, sentence by sentence; what is said within another's words belongs to the outer claim."""
    numbers = {id(each): at for at, each in enumerate(dossier.attributions)}
    claimed: set[int] = set()
    excuses = Overlaps(
        (each.reason.span, each.reason.span) for each in dossier.sources if each.reason and each.reason.span
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
                yield Assertion(parts, ClaimClass.UNSCORED, (index, *same), in_headline=_in_headline(dossier, parts[0]))


def _overlapping(dossier: Dossier, numbers: Mapping[int, int], content: Sequence[Span]) -> list[int]:
    """The indices, in order, of the attributions that have characters in common with the content."""
    return sorted({numbers[id(each)] for part in content for each in dossier.attributions_over(part)})


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
    """What is left of the reporter's own sentences once source, cue and content are taken out."""
    spans = sorted(part for each in dossier.attributions for part in each.spans)
    taken = Overlaps((part, part) for part in spans)
    for sentence in dossier.sentences:
        if sentence.block.kind not in _WHERE or sentence.voice is Voice.QUOTED:
            continue
        for free in _free(sentence, taken.over(sentence.span)):
            whole = free == sentence.span
            for clause in _clauses(dossier.document.text, free):
                if _claims(dossier.text(clause)) and (whole or _stands_alone(dossier.text(clause))):
                    headline = sentence.block.kind is BlockKind.HEADLINE
                    yield Assertion((clause,), ClaimClass.UNSCORED, in_headline=headline)


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
        if _claims(text[start : joint.start()]) and _claims(text[joint.end() : span.end]):
            yield from _trimmed(text, start, joint.start())
            start = joint.end()
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    lead = re.match(r"(?:[\s,;:.!?)—–…”’\"'-]|(?:and|but|while|though|although)\b)*", piece)
    left = start + (lead.end() if lead else 0)
    right = start + len(_JOINS_ON.sub("", piece).rstrip(' \t\r\n,;:(—–-“"‘'))
    if left < right:
        yield Span(left, right)


def _claims(words: str) -> bool:
    if _HANGS.match(words) and words[:1].islower():
        return False
    return len(re.findall(r"\w[\w’'.,-]*", words)) >= _FEWEST and bool(_VERB.search(words))


def _stands_alone(words: str) -> bool:
    """Whether what an attribution leaves of a sentence is a clause: it opens with a subject and does not break off."""
    return not (_NO_SUBJECT.match(words) or _BREAKS_OFF.search(words))


def _in_headline(dossier: Dossier, span: Span) -> bool:
    sentence = dossier.sentence_at(span.start)
    return bool(sentence and sentence.block.kind is BlockKind.HEADLINE)


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span) for span in spans)


def _share(inner: Sequence[Span], outer: Sequence[Span]) -> float:
    """The share of `inner` that `outer` covers."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in inner for b in outer)
    return common / max(1, _length(inner))
