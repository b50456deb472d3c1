"""People whom nobody asks for a reply: figures of fiction, the long dead, and those whose conviction is told."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Dossier, Entity, EntityType, Span
from onrecord.language.patterns import pattern

_IN_FICTION, _PLAYED, _DOCUMENTARY = (
    pattern(f"beyond_reply.{name}") for name in ("in_fiction", "played", "documentary")
)
_LONG_DEAD, _FOUND_GUILTY = pattern("beyond_reply.long_dead"), pattern("beyond_reply.found_guilty")


_PEOPLE = (EntityType.PERSON, EntityType.UNKNOWN)


def is_beyond_reply(dossier: Dossier, entity: Entity) -> bool:
    """Whether the article tells that somebody is a figure of fiction, long dead, or found guilty of what it tells."""
    return id(entity) in dossier.once(_people)


def _people(dossier: Dossier) -> frozenset[int]:
    invents = _DOCUMENTARY.search(dossier.document.text) is None
    return frozenset(
        id(one)
        for sentence in dossier.sentences
        for one, behind in _people_in(dossier, sentence.span)
        if (invents and _is_figure(dossier.document.text, sentence.span, behind.start)) or _is_past(dossier, behind)
    )


def _people_in(dossier: Dossier, sentence: Span) -> Iterator[tuple[Entity, Span]]:
    """Yield the people that a sentence names, each with the words up to the next of them, or to its end."""
    people = [(span, one) for span, one in dossier.mentions_over(sentence) if one.type in _PEOPLE]
    ends = [*(span.start for span, _ in people[1:]), sentence.end]
    for (span, one), end in zip(people, ends, strict=False):
        yield one, Span(span.end, max(span.end, end))


def _is_figure(text: str, sentence: Span, at: int) -> bool:
    fiction = _IN_FICTION.match(text, sentence.start, sentence.end)
    return bool(_PLAYED.match(text, at, sentence.end) or (fiction and fiction.end() <= at))


def _is_past(dossier: Dossier, behind: Span) -> bool:
    words = dossier.text(behind)
    return bool(_LONG_DEAD.search(words) or _FOUND_GUILTY.search(words))
