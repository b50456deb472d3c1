"""Chunks to relations: every cue gathers the content that points to it and points to its own source.

The structure is imposed: a content chunk belongs to one cue, a cue has one source at most, a cue without content is no
attribution. Sources may be shared ("he hopes and believes").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import exp, log, sqrt
from operator import itemgetter
from typing import NamedTuple, TypeAlias

import numpy as np

from onrecord.attribute.decode import Chunk, chunks
from onrecord.attribute.labels import POINTERS, ROLES, TAGS
from onrecord.attribute.tagger import Beliefs, Floats

CUE_BIAS = 0.8
"""Added to the scores of the cue tags: a missed cue costs an attribution, a false one without content nothing."""
RECOVERED = 0.08
"""Least probability of being a cue at which a word that content points to becomes one."""
NOBODY = 0.5
"""How many times likelier nobody must be than somebody for … somebody to be believed; tuned on dev."""
CANDIDATES = 6
"""First words, and last words, of a source that are tried with each other."""
LINKED = 0.05
"""Least share of its pointing that ties a content to a cue."""
FAR = 0.9
"""Least share that ties a further content in another paragraph to a cue."""
VOTERS = 6
"""Words of a content, evenly spread, that are asked where its cue is."""
LONGEST_SOURCE = 60
"""Words."""
_LEAST = 1e-6
"""Probability that anything has; nothing is impossible."""

_PLACES = {role: [TAGS.index(f"{place}-{role}") for place in ("B", "I")] for role in ROLES}
_CUE_TAGS, _CONTENT = _PLACES["cue"], _PLACES["content"]
_TO_CUE, _TO_START, _TO_END = range(len(POINTERS))


class Range(NamedTuple):
    """Words, half-open."""

    start: int
    end: int


class Evidence(NamedTuple):
    """What speaks for a relation, as probabilities (geometric means over words or pieces)."""

    cue: float
    begin: float
    content: float
    end: float
    link: float
    source: float


Masses: TypeAlias = Mapping[Range, tuple[int, np.ndarray]]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution in words, with what speaks for it."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    evidence: Evidence


def relations(beliefs: Beliefs) -> list[Relation]:
    """All attributions that the beliefs amount to, in the order of their cues."""
    if not len(beliefs.tags):
        return []
    tags = beliefs.tags.copy()
    tags[:, _CUE_TAGS] += CUE_BIAS
    pieces = chunks(tags)
    return _Linker(beliefs, pieces).relations()


class _Pointed(NamedTuple):
    """Where the source of a cue may begin and end: words and their probabilities, and that of nobody."""

    starts: list[tuple[int, float]]
    ends: list[tuple[int, float]]
    nobody: float


class _Linker:
    def __init__(self, beliefs: Beliefs, found: list[Chunk]) -> None:
        self.beliefs = beliefs
        self.chances = np.exp(beliefs.tags)
        self.certainty = {role: np.log(_positive(self.chances[:, _PLACES[role]].sum(axis=1))) for role in ROLES}
        self.cues = [part for role, start, end in found if role == "cue" for part in _by_block(beliefs, start, end)]
        self.contents = [
            part for role, start, end in found if role == "content" for part in _by_block(beliefs, start, end)
        ]
        self.taken = np.zeros(len(beliefs.tags), dtype=bool)
        for _, start, end in found:
            self.taken[start:end] = True

    def relations(self) -> list[Relation]:
        pointing = self._masses()
        for content in self.contents:
            self._recover(*pointing[content])
        self.cues.sort()
        gathered: dict[Range, list[tuple[Range, float]]] = {}
        links = sorted(self._links(pointing))
        placed: set[Range] = set()
        for negative, content, cue in links:
            if content not in placed and self._allowed(content, cue, -negative, gathered.get(cue, [])):
                placed.add(content)
                gathered.setdefault(cue, []).append((content, -negative))
        self.pointed = self._pointed([cue for cue in self.cues if cue in gathered])
        linked = [self._relation(cue, sorted(gathered[cue])) for cue in self.cues if cue in gathered]
        shared = Counter(relation.source for relation in linked)
        starts = [relation.cue.start for relation in linked]
        return [self._nearer(relation, linked, starts, shared) for relation in linked]

    def _nearer(
        self, relation: Relation, found: list[Relation], starts: list[int], shared: Counter[Range | None]
    ) -> Relation:
        """Return the relation, with a nearer source where its own stands behind another and says nothing else there.

        "The chief answered a question about reports, from a clerk, insisting …": it is not the chief who insists.
        """
        source, cue = relation.source, relation.cue
        if source is None or shared[source] > 1:
            return relation
        for other in found[bisect_left(starts, source.end) : bisect_left(starts, cue.start)]:
            first = other.content[0].start
            if other.source and source.end <= other.source.start < other.cue.start < first < cue.start:
                closer, _ = self._source(cue, relation.content, floor=first)
                if closer and other.content[-1].end <= cue.start:
                    return replace(relation, source=closer)
        return relation

    def _links(self, pointing: Masses) -> Iterator[tuple[float, Range, Range]]:
        """Yield the cues that each content may belong to: (negative score, content, cue)."""
        starts, ends = (np.array([cue[side] for cue in self.cues], dtype=np.int64) for side in (0, 1))
        for content in self.contents:
            low, mass = pointing[content]
            first, last = np.searchsorted(starts, (low, low + len(mass))).tolist()
            near = slice(max(0, first - 1), last)  # the one before may reach in
            summed = np.concatenate(([0.0], mass.cumsum()))
            upto, since = (summed[np.clip(side[near] - low, 0, len(mass))] for side in (ends, starts))
            for at in np.flatnonzero(upto - since > LINKED).tolist():
                yield float(since[at] - upto[at]), content, self.cues[near.start + at]

    def _allowed(self, content: Range, cue: Range, score: float, already: list[tuple[Range, float]]) -> bool:
        """Speech rarely goes on in another paragraph: there, a further content needs a strong link."""
        block = self.beliefs.block
        other_block = block[content.start]
        return (
            not already
            or score > FAR
            or any(block[c.start] == other_block or block[c.end - 1] == other_block for c, _ in already)
        )

    def _masses(self) -> Masses:
        """For each content, the mean probability, over a few of its words, of pointing to each word from a first on."""
        voters = [
            (word, content)
            for content in self.contents
            for word in np.linspace(content.start, content.end - 1, _voters(content)).round().astype(int).tolist()
        ]
        parts: dict[Range, list[tuple[int, Floats]]] = {}
        done = 0
        for low, matrix in self.beliefs.pointed([word for word, _ in voters], _TO_CUE):
            rows = enumerate(content for _, content in voters[done : done + len(matrix)])
            for content, run in groupby(rows, key=itemgetter(1)):
                numbers = [number for number, _ in run]
                parts.setdefault(content, []).append((low, matrix[numbers[0] : numbers[-1] + 1, :-1].sum(axis=0)))
            done += len(matrix)
        return {content: _mean_of(found, _voters(content)) for content, found in parts.items()}

    def _recover(self, low: int, mass: np.ndarray) -> None:
        peak = int(mass.argmax()) + low
        likely = self.chances[peak, _CUE_TAGS].sum()
        if not self.taken[peak] and likely > RECOVERED:
            self.taken[peak] = True
            self.cues.append(Range(peak, peak + 1))

    def _relation(self, cue: Range, linked: list[tuple[Range, float]]) -> Relation:
        contents = tuple(content for content, _ in linked)
        source, sure = self._source(cue, contents)
        near = self._near(cue, linked)
        evidence = Evidence(
            cue=self._certain("cue", (cue,)),
            begin=_mean([float(self.chances[content.start, _CONTENT[0]]) for content, _ in near]),
            content=self._certain("content", [content for content, _ in near]),
            end=_mean([self._ends(content) for content, _ in near]),
            link=_mean([min(1.0, score) for _, score in near]),
            source=sure,
        )
        return Relation(source, cue, contents, evidence)

    def _near(self, cue: Range, linked: list[tuple[Range, float]]) -> list[tuple[Range, float]]:
        """Return the contents that tell how sure a relation is: those in the cue's paragraph, or all.

        A headline that seems to be said, too, makes the words beside the cue no less likely.
        """
        block = self.beliefs.block
        return [one for one in linked if block[one[0].start] == block[cue.start]] or linked

    def _certain(self, role: str, parts: Sequence[Range]) -> float:
        """Return the mean probability of the words of the parts to be in that role."""
        total = sum(float(self.certainty[role][part.start : part.end].sum()) for part in parts)
        return exp(total / sum(part.end - part.start for part in parts))

    def _ends(self, content: Range) -> float:
        """Return the probability that the content does not go on after its last word."""
        return 1 - float(self.chances[content.end, _CONTENT[1]]) if content.end < len(self.chances) else 1.0

    def _source(self, cue: Range, contents: tuple[Range, ...], floor: int = 0) -> tuple[Range | None, float]:
        """Return the likeliest first and last word of the cue's source, or nobody, and how likely.

        Who opens the content does not say it: "Council chief lied, say officers", "a clerk says the chief lied". Nor
        does a source begin in one sentence and end in another.
        """
        sentence = self.beliefs.sentence
        opened = {content.start for content in contents}
        starts, ends, nobody = self.pointed[cue]
        pairs = (
            (sqrt(begins * finishes), start, end)
            for start, begins in starts
            if start not in opened and start >= floor
            for end, finishes in ends
            if start <= end < start + LONGEST_SOURCE and sentence[start] == sentence[end]
        )
        sure, start, end = max(pairs, default=(0.0, 0, 0))
        return (Range(start, end + 1), sure) if sure > NOBODY * nobody else (None, nobody)

    def _pointed(self, cues: Sequence[Range]) -> dict[Range, _Pointed]:
        """Where each cue, in order, points for its source."""
        begin, finish = (self._likeliest(cues, pointer) for pointer in (_TO_START, _TO_END))
        return {
            cue: _Pointed(starts, ends, sqrt(unbegun * unended))
            for cue, (starts, unbegun), (ends, unended) in zip(cues, begin, finish, strict=True)
        }

    def _likeliest(self, cues: Sequence[Range], pointer: int) -> Iterator[tuple[list[tuple[int, float]], float]]:
        """For each cue, the words that it points to most, with their probabilities, and that of nobody."""
        for low, matrix in self.beliefs.pointed([cue.start for cue in cues], pointer):
            order = np.argsort(-matrix[:, :-1], axis=1)[:, :CANDIDATES]
            chances = np.take_along_axis(matrix, order, axis=1).tolist()
            for words, likely, nobody in zip((order + low).tolist(), chances, matrix[:, -1].tolist(), strict=True):
                yield list(zip(words, likely, strict=True)), nobody


def _by_block(beliefs: Beliefs, start: int, end: int) -> list[Range]:
    """Return the words cut where a block ends: what is said in two paragraphs is two contents."""
    cuts = [at for at in range(start + 1, end) if beliefs.block[at] != beliefs.block[at - 1]]
    return [Range(*pair) for pair in zip([start, *cuts], [*cuts, end], strict=True)]


def _voters(content: Range) -> int:
    return min(VOTERS, content.end - content.start)


def _mean_of(weighed: list[tuple[int, Floats]], count: int) -> tuple[int, np.ndarray]:
    """Return the first word that one of the windows shows, and from there on a `count`th of what they say together."""
    low = min(start for start, _ in weighed)
    total = np.zeros(max(start + len(row) for start, row in weighed) - low)
    for start, row in weighed:
        total[start - low : start - low + len(row)] += row
    return low, total / count


def _mean(chances: Sequence[float]) -> float:
    """Return the geometric mean."""
    return exp(sum(log(max(chance, _LEAST)) for chance in chances) / len(chances))


def _positive(chances: Floats) -> Floats:
    return np.maximum(chances, np.float32(_LEAST))
