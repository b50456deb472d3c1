"""Articles to windows of numbers with the labels that the tagger shall learn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from corpus import ROLES, Article, Spans
from numpy.typing import NDArray

from onrecord.attribute.labels import TAGS
from onrecord.attribute.reading import Reading, reading
from onrecord.attribute.tagger import FIRST_PIECE, LAST_PIECE, WINDOW
from onrecord.readers import read
from onrecord.segment import segment

IGNORED = -100
SEEN = 0.6
"""Share of the words of a claim that a window must show to learn from it."""
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A whole article. Labels have one entry a piece, IGNORED on all but first pieces.

    `tags`: index in TAGS. `cue`: of a word in a source or content, the piece where its cue begins.
    `source_start`, `source_end`: of a word in a cue, the pieces where its source begins and where the last word of it
    does; -1 where the attribution names no source.
    """

    reading: Reading
    tags: Integers
    cue: Integers
    source_start: Integers
    source_end: Integers
    claims: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The pieces that the words of a claim and of its cue begin with; the share of each class in the claim."""

    content: Integers
    cue: Integers
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Up to WINDOW pieces with [CLS] and [SEP]; rows are pieces, shapes, gaps, voices and the four labels.

    `claims` are those that it shows most of; their pieces are counted in the window.
    """

    columns: Integers
    claims: tuple[Place, ...]


def example(article: Article) -> Example:
    """The article as the shipped program reads it, labelled."""
    document = read(article.text.encode("utf-8", "surrogatepass"), "article.txt")
    assert len(document.text) == len(article.text)
    read_ = reading(document.text, segment(document))
    labels = _Labels(read_)
    for attribution in article.attributions:
        labels.add(attribution)
    claims = (Place(labels.pieces(claim.content), labels.pieces(claim.cue), claim.shares) for claim in article.claims)
    return Example(read_, *labels.arrays(), tuple(claim for claim in claims if len(claim.content)))


class _Labels:
    def __init__(self, read_: Reading) -> None:
        self.firsts = read_.firsts
        self.size = len(read_.pieces)
        self.starts = np.array([word.start for word in read_.words])
        self.ends = np.array([word.end for word in read_.words])
        count = len(read_.words)
        self.tags = np.zeros(count, dtype=np.int64)
        self.cue, self.source_start, self.source_end = (np.full(count, IGNORED) for _ in range(3))

    def add(self, attribution: dict[str, list[tuple[int, int]]]) -> None:
        found = {role: [w for span in attribution[role] if (w := self._words(*span))] for role in ROLES}
        for index, role in enumerate(ROLES):
            for start, end in found[role]:
                self.tags[start] = 1 + 2 * index
                self.tags[start + 1 : end] = 2 + 2 * index
        if not found["cue"]:
            return
        cue = min(found["cue"])[0]
        for role in ("source", "content"):
            for start, end in found[role]:
                self._point(start, end, cue)
        source = min(found["source"], default=None)
        for start, end in found["cue"]:
            self.source_start[start:end] = -1 if source is None else self.firsts[source[0]]
            self.source_end[start:end] = -1 if source is None else self.firsts[source[1] - 1]

    def _point(self, start: int, end: int, cue: int) -> None:
        """Words that several attributions share point to the nearest of their cues."""
        for word in range(start, end):
            old = self.cue[word]
            if old == IGNORED or abs(self.firsts[word] - self.firsts[cue]) < abs(self.firsts[word] - old):
                self.cue[word] = self.firsts[cue]

    def pieces(self, spans: Spans) -> Integers:
        """The first piece of each word in the spans."""
        words = [word for start, end in spans if (found := self._words(start, end)) for word in range(*found)]
        return self.firsts[np.array(words, dtype=np.int64)]

    def _words(self, start: int, end: int) -> tuple[int, int] | None:
        """The words of which more than half lies in the span, as a half-open range."""
        first, last = int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))
        while first < last and 2 * (self.ends[first] - start) <= self.ends[first] - self.starts[first]:
            first += 1
        while first < last and 2 * (end - self.starts[last - 1]) <= self.ends[last - 1] - self.starts[last - 1]:
            last -= 1
        return (first, last) if first < last else None

    def arrays(self) -> Iterator[Integers]:
        for of_words in (self.tags, self.cue, self.source_start, self.source_end):
            spread = np.full(self.size, IGNORED, dtype=np.int64)
            spread[self.firsts] = of_words
            yield spread


def windows(one: Example, chance: random.Random) -> Iterator[Window]:
    """The article cut at a random offset; pointers out of the window are ignored, to no source become 0 ([CLS])."""
    size = WINDOW - 2
    total = len(one.reading.pieces)
    start = -chance.randrange(size) if total > size else 0
    while start < total:
        low, high = max(start, 0), min(start + size, total)
        if high - low >= 16:
            yield _window(one, low, high)
        start += size


def _window(one: Example, low: int, high: int) -> Window:
    read_ = one.reading
    rows = [
        np.concatenate(([edge], values[low:high], [other]))
        for values, edge, other in (
            (read_.pieces, FIRST_PIECE, LAST_PIECE),
            (read_.shapes, 0, 0),
            (read_.gaps, 0, 0),
            (read_.voices, 1, 1),
            (one.tags, IGNORED, IGNORED),
        )
    ]
    for target in (one.cue, one.source_start, one.source_end):
        here = target[low:high]
        inside = (here >= low) & (here < high)
        moved = np.where(inside, here - low + 1, np.where(here == -1, 0, IGNORED))
        rows.append(np.concatenate(([IGNORED], moved, [IGNORED])))
    return Window(np.stack(rows), tuple(_shown(one.claims, low, high)))


def _shown(claims: tuple[Place, ...], low: int, high: int) -> Iterator[Place]:
    for claim in claims:
        content, cue = (each[(each >= low) & (each < high)] - low + 1 for each in (claim.content, claim.cue))
        if len(content) >= SEEN * len(claim.content):
            yield Place(content, cue, claim.shares)


assert len(TAGS) == 1 + 2 * len(ROLES)
