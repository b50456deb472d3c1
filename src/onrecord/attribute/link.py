"""Chunks to relations: every cue gathers the content that points to it and points to its own source.

The structure is imposed: a content chunk belongs to one cue, a cue has one source at most, a cue without content is no
attribution. Sources may be shared ("he hopes and believes").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.attribute.decode import Chunk, chunks
from onrecord.attribute.labels import POINTERS, ROLES, TAGS
from onrecord.attribute.tagger import Beliefs

CUE_BIAS = 0.8
"""Added to the log-odds of the cue tags: a missed cue costs a whole attribution, a false one without content nothing."""
RECOVERED = 0.08
"""Least probability of being a cue at which a word that content points to becomes one."""
NOBODY = 0.5
"""Probability of pointing at nobody above which a cue has no source."""
LONGEST_SOURCE = 60
"""Words."""

_CUE_TAGS = [TAGS.index("B-cue"), TAGS.index("I-cue")]
_TO_CUE, _TO_START, _TO_END = range(len(POINTERS))


class Range(NamedTuple):
    """Words, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution in words, with what speaks for it: features for the confidence, each a probability.

    Features: of the cue's tags, of the content's tags, of the content's pointing to the cue, of the choice of source.
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    features: tuple[float, float, float, float]


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
        self.contents = [Range(start, end) for role, start, end in found if role == "content"]
        self.sources = [Range(start, end) for role, start, end in found if role == "source"]
        self.taken = np.zeros(len(beliefs.tags), dtype=bool)
        for _, start, end in found:
            self.taken[start:end] = True

    def relations(self) -> list[Relation]:
        pointing = {content: self._mass(content) for content in self.contents}
        for content in self.contents:
            self._recover(pointing[content])
        self.cues.sort()
        gathered: dict[Range, list[tuple[Range, float]]] = {}
        for content in self.contents:
            low, mass = pointing[content]
            scores = [self._on(cue, low, mass) for cue in self.cues]
            if scores and max(scores) > 0.02:
                best = int(np.argmax(scores))
                gathered.setdefault(self.cues[best], []).append((content, scores[best]))
        return [self._relation(cue, gathered[cue]) for cue in self.cues if cue in gathered]

    def _mass(self, content: Range) -> tuple[int, np.ndarray]:
        """The mean probability, over the content's words, of pointing to each word from `low`."""
        runs = list(self.beliefs.pointed(content.start, content.end, _TO_CUE))
        low = min(start for start, _ in runs)
        high = max(start + matrix.shape[1] - 1 for start, matrix in runs)
        total = np.zeros(high - low)
        for start, matrix in runs:
            total[start - low : start - low + matrix.shape[1] - 1] += matrix[:, :-1].sum(axis=0)
        return low, total / (content.end - content.start)

    def _on(self, cue: Range, low: int, mass: np.ndarray) -> float:
        return float(mass[max(cue.start - low, 0) : max(cue.end - low, 0)].sum())

    def _recover(self, pointing: tuple[int, np.ndarray]) -> None:
        low, mass = pointing
        peak = int(mass.argmax()) + low
        likely = self.chances[peak, _CUE_TAGS].sum()
        if not self.taken[peak] and likely > RECOVERED:
            self.taken[peak] = True
            self.cues.append(Range(peak, peak + 1))

    def _relation(self, cue: Range, contents: list[tuple[Range, float]]) -> Relation:
        source, sure = self._source(cue)
        tags = self.beliefs.tags
        cue_sure = float(np.exp(np.log(self.chances[cue.start : cue.end][:, _CUE_TAGS].sum(axis=1)).mean()))
        content_tags = [TAGS.index("B-content"), TAGS.index("I-content")]
        words = np.concatenate([self.chances[c.start : c.end][:, content_tags].sum(axis=1) for c, _ in contents])
        content_sure = float(np.exp(np.log(words + 1e-9).mean()))
        assert tags.shape[1] == 1 + 2 * len(ROLES)
        link_sure = float(np.mean([score for _, score in contents]))
        return Relation(source, cue, tuple(c for c, _ in contents), (cue_sure, content_sure, min(1, link_sure), sure))

    def _source(self, cue: Range) -> tuple[Range | None, float]:
        low, starts = next(self.beliefs.pointed(cue.start, cue.start + 1, _TO_START))
        _, ends = next(self.beliefs.pointed(cue.start, cue.start + 1, _TO_END))
        begin, finish = starts[0], ends[0]
        nobody = float((begin[-1] * finish[-1]) ** 0.5)
        if nobody > NOBODY:
            return None, nobody
        near = [s for s in self.sources if s.start >= low and s.end - low < len(begin)]
        scored = [(float(begin[s.start - low : s.end - low].sum() + finish[s.start - low : s.end - low].sum()) / 2, s) for s in near]
        best = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        if best[0] > 0.3 or best[0] > nobody:
            return best[1], best[0]
        start = int(begin[:-1].argmax())
        end = start + int(finish[start : min(start + LONGEST_SOURCE, len(finish) - 1)].argmax())
        sure = float((begin[start] * finish[end]) ** 0.5)
        if sure > nobody and not self.taken[low + start : low + end + 1].any():
            return Range(low + start, low + end + 1), sure
        return None, nobody
