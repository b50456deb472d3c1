"""Who carries the story: the words that are credited to each source, and those that are the reporter's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from onrecord.domain import Block
from onrecord.language.regex import unbounded as regex

_WORD = regex(r"\S+")


def voices(text: str, blocks: Iterable[Block], attributions: Iterable[dict[str, Any]]) -> Counter[str | None]:
    """Words by the id of the source they are credited to, None for the reporter; a nested statement is the inner one's.

    `attributions` are those of the JSON contract.
    """
    owner: list[str | None] = [None] * len(text)
    for attribution in sorted(attributions, key=_length, reverse=True):
        for span in attribution["content"]:
            owner[span["start"] : span["end"]] = [attribution["source_id"]] * (span["end"] - span["start"])
    return Counter(
        owner[word.start()] for block in blocks for word in _WORD.finditer(text, block.span.start, block.span.end)
    )


def _length(attribution: dict[str, Any]) -> int:
    return sum(span["end"] - span["start"] for span in attribution["content"])
