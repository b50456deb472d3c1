"""Where the article tells of a document before it is credited: "the report" after a report was told of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from onrecord.domain import SourceKind, Span
from onrecord.identify.cast import Cast
from onrecord.identify.discourse import Entity
from onrecord.language.documents import generic_documents, is_described
from onrecord.language.nouns import singular
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_set

_WORD = regex(r"[A-Za-z][\w’'-]*")
_TAKEN_UP_BARE = ("text", "footage")
"""Groups whose plural takes up what was told of without "the": "Emails show …"."""


class Introductions:
    """Tells which credited documents the article describes, in their own words or before it credits them."""

    def __init__(self, text: str, cast: Cast, entities: Sequence[Entity]) -> None:
        self._text = text
        self._cast = cast
        self._entities = entities

    def described(self, entity: Entity) -> bool:
        """Whether a reader learns whose the document is, which it is, or what it is about."""
        if self._by_itself(entity):
            return True
        group = generic_documents().get(entity.phrase.head) if entity.phrase else None
        if group is None or entity.phrase is None:
            return False
        first = self._first.get(group, len(self._text))
        plural = entity.phrase.plural and group in _TAKEN_UP_BARE
        return any(mention.start > first and self._takes_up(mention, plural=plural) for mention in entity.mentions)

    def _takes_up(self, mention: Span, *, plural: bool) -> bool:
        """Whether a mention points back: "the report", and of some documents a bare plural."""
        words = mention.of(self._text).lower().split()
        return bool(words) and (words[0] in word_set("determiners", "definite") or (plural and len(words) == 1))

    def _by_itself(self, entity: Entity) -> bool:
        return any(
            is_described(words) for words in (entity.label, *(mention.of(self._text) for mention in entity.mentions))
        )

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where running copy first speaks of a document of each group, but for those that are credited and vague."""
        vague = {start for span in self._vague() for start in range(span.start, span.end)}
        first: dict[str, int] = {}
        for match in _WORD.finditer(self._text):
            group = generic_documents().get(singular(match.group())[0])
            fresh = group and group not in first and match.start() not in vague
            if group and fresh and not self._cast.in_headline(match.start()):
                first[group] = match.start()
        return first

    def _vague(self) -> list[Span]:
        """Return the mentions that credit a document without telling anything of it, or nobody at all."""
        return [
            mention
            for entity in self._entities
            if entity.kind is SourceKind.NONE or (entity.kind is SourceKind.DOCUMENT and not self._by_itself(entity))
            for mention in entity.mentions
        ]
