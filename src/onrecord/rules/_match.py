"""Finds phrases in chosen voices only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.domain import BlockKind, Dossier, Sentence, Span, Voice
from onrecord.lexicons import pattern

_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
NAME = r"[A-Z][\w'’-]+"
"""A word with a capital: in running copy, mostly part of a name."""
COPY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE)
"""Where a reporter writes sentences."""


def masked(dossier: Dossier, sentence: Sentence, *voices: Voice) -> str:
    """The sentence with every character in another voice replaced, one for one, by a sign that no phrase holds."""
    return "".join(
        dossier.text(stretch.span) if stretch.voice in voices else _MASK * len(stretch.span)
        for stretch in sentence.stretches
    )


def matches(
    dossier: Dossier, phrase: re.Pattern[str], *voices: Voice
) -> Iterator[tuple[Sentence, Span, re.Match[str], str]]:
    """Each match of `phrase`: its sentence, the span of its group `hit` (or of all), the match, the masked text.

    Without `voices`, the reporter's running copy is searched.
    """
    for sentence in dossier.sentences:
        text = masked(dossier, sentence, *(voices or (Voice.REPORTER,)))
        for match in phrase.finditer(text):
            group: str | int = "hit" if "hit" in phrase.groupindex else 0
            start, end = match.span(group)
            yield sentence, Span(sentence.span.start + start, sentence.span.start + end), match, text


@cache
def _attributed() -> re.Pattern[str]:
    return pattern("cues_of_attribution")


def has_source(masked_text: str) -> bool:
    """Whether the reporter's part of a sentence credits somebody, as far as words alone can tell."""
    return bool(_attributed().search(masked_text))
