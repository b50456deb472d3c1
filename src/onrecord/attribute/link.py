"""Chunks to relations: every cue gathers the content that points to it and points to its own source.

The structure is imposed: a content chunk belongs to one cue, a cue has one source at most, a cue without content is no
attribution. Sources may be shared ("he hopes and believes").
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from onrecord.attribute.decode import Chunk, chunks
from onrecord.attribute.labels import POINTERS, ROLES, TAGS
from onrecord.attribute.tagger import Beliefs

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
    found = chunks(tags)
    return _Linker(beliefs, found).relations()


class _Linker:
    def __init__(self, beliefs: Beliefs, found: list[Chunk]) -> None:
        self.beliefs = beliefs
        self.chances = np.exp(beliefs.tags)
        self.cues = [Range(start, end) for role, start, end in found if role == "cue"]
        self.contents = [
            part for role, start, end in found if role == "content" for part in _by_block(beliefs, start, end)
        ]
        self.sources = [Range(start, end) for role, start, end in found if role == "source"]
        self.taken = np.zeros(len(beliefs.tags), dtype=bool)
        for _, start, end in found:
            self.taken[start:end] = True

    def relations(self) -> list[Relation]:
        pointing = {content: self._mass(content) for content in self.contents}
        for content in self.contents:
            self._recover(pointing[content])
        self.cues.sort()
        self.starts = [cue.start for cue in self.cues]
        gathered: dict[Range, list[tuple[Range, float]]] = {}
        links = sorted(link for content in self.contents for link in self._links(content, *pointing[content]))
        placed: set[Range] = set()
        for negative, content, cue in links:
            if content not in placed and self._allowed(content, cue, -negative, gathered.get(cue, [])):
                placed.add(content)
                gathered.setdefault(cue, []).append((content, -negative))
        found = [self._relation(cue, sorted(gathered[cue])) for cue in self.cues if cue in gathered]
        shared = Counter(each.source for each in found)
        starts = [each.cue.start for each in found]
        return [self._nearer(each, found, starts, shared) for each in found]

    def _nearer(
        self, relation: Relation, found: list[Relation], starts: list[int], shared: Counter[Range | None]
    ) -> Relation:
        """The relation, with a nearer source where its own lies behind all of another's and says nothing else there.

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

    def _links(self, content: Range, low: int, mass: np.ndarray) -> list[tuple[float, Range, Range]]:
        """The cues that the content may belong to: (negative score, content, cue)."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, low + len(mass))
        near = self.cues[max(0, first - 1) : last]  # the one before may reach in
        scored = ((-self._on(cue, low, mass), content, cue) for cue in near)
        return [link for link in scored if link[0] < -LINKED]

    def _allowed(self, content: Range, cue: Range, score: float, already: list[tuple[Range, float]]) -> bool:
        """Speech rarely goes on in another paragraph: there, a further content needs a strong link."""
        block = self.beliefs.block
        here = block[content.start]
        return not already or score > FAR or any(block[c.start] == here or block[c.end - 1] == here for c, _ in already)

    def _mass(self, content: Range) -> tuple[int, np.ndarray]:
        """The mean probability, over a few of the content's words, of pointing to each word from `low`."""
        count = min(VOTERS, content.end - content.start)
        voters = np.linspace(content.start, content.end - 1, count).round().astype(int).tolist()
        runs = list(self.beliefs.pointed(voters, _TO_CUE))
        low = min(start for start, _ in runs)
        high = max(start + matrix.shape[1] - 1 for start, matrix in runs)
        total = np.zeros(high - low)
        for start, matrix in runs:
            total[start - low : start - low + matrix.shape[1] - 1] += matrix[:, :-1].sum(axis=0)
        return low, total / count

    def _on(self, cue: Range, low: int, mass: np.ndarray) -> float:
        return float(mass[max(cue.start - low, 0) : max(cue.end - low, 0)].sum())

    def _recover(self, pointing: tuple[int, np.ndarray]) -> None:
        low, mass = pointing
        peak = int(mass.argmax()) + low
        likely = self.chances[peak, _CUE_TAGS].sum()
        if not self.taken[peak] and likely > RECOVERED:
            self.taken[peak] = True
            self.cues.append(Range(peak, peak + 1))

    def _relation(self, cue: Range, linked: list[tuple[Range, float]]) -> Relation:
        contents = tuple(content for content, _ in linked)
        source, sure = self._source(cue, contents)
        evidence = Evidence(
            cue=_mean(self._chance(cue, "cue")),
            begin=_mean(np.array([self.chances[content.start, _CONTENT[0]] for content in contents])),
            content=_mean(np.concatenate([self._chance(content, "content") for content in contents])),
            end=_mean(np.array([self._ends(content) for content in contents])),
            link=_mean(np.array([min(1.0, score) for _, score in linked])),
            source=sure,
        )
        return Relation(source, cue, contents, evidence)

    def _chance(self, part: Range, role: str) -> np.ndarray:
        """The probability, for each word of a part, of being in that role."""
        chances: np.ndarray = self.chances[part.start : part.end, _PLACES[role]].sum(axis=1)
        return chances

    def _ends(self, content: Range) -> float:
        """The probability that the content does not go on after its last word."""
        return 1 - float(self.chances[content.end, _CONTENT[1]]) if content.end < len(self.chances) else 1.0

    def _source(self, cue: Range, contents: tuple[Range, ...], floor: int = 0) -> tuple[Range | None, float]:
        """The likeliest first and last word of the cue's source, or nobody, and how likely.

        Who opens the content does not say it: "Council chief lied, say officers". Nor does a source begin in one block
        and end in another.
        """
        block = self.beliefs.block
        opened = {content.start for content in contents if content.start < cue.start}
        low, begin = self._pointed(cue, _TO_START)
        _, finish = self._pointed(cue, _TO_END)
        nobody = float((begin[-1] * finish[-1]) ** 0.5)
        pairs = (
            (float((begin[start] * finish[end]) ** 0.5), int(start), int(end))
            for start in np.argsort(-begin[:-1])[:CANDIDATES]
            for end in np.argsort(-finish[:-1])[:CANDIDATES]
            if start <= end < start + LONGEST_SOURCE
            and low + int(start) not in opened
            and low + start >= floor
            and block[low + start] == block[low + end]
        )
        sure, start, end = max(pairs, default=(0.0, 0, 0))
        return (Range(low + start, low + end + 1), sure) if sure > NOBODY * nobody else (None, nobody)

    def _pointed(self, cue: Range, pointer: int) -> tuple[int, np.ndarray]:
        low, chances = next(self.beliefs.pointed([cue.start], pointer))
        first: np.ndarray = chances[0]
        return low, first


def _by_block(beliefs: Beliefs, start: int, end: int) -> list[Range]:
    """The words cut where a block ends: what is said in two paragraphs is two contents."""
    cuts = [at for at in range(start + 1, end) if beliefs.block[at] != beliefs.block[at - 1]]
    return [Range(*pair) for pair in zip([start, *cuts], [*cuts, end], strict=True)]


def _mean(chances: np.ndarray) -> float:
    return float(np.exp(np.log(np.maximum(chances, 1e-6)).mean()))
