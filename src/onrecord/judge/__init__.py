"""Rules propose, the judge disposes: how likely a standards editor is to keep a finding.

A sum of small decision trees over named features (`features.py`), which were fitted to readers' votes on proposals and
to what they marked in whole articles (`training/findings/fit.py`; the trees are `trees.json`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from math import exp, log

from onrecord.domain import Dossier, Finding
from onrecord.judge.features import features, likened, reread

__all__ = ["Judge", "Tree", "calibrated", "described", "judged"]

FEWEST, RARE, POOR = 8, 0.6, 0.25
"""A finding of a rule of which fewer were read has this estimate at least: it is shown, behind what is surely good.

Not if those that were read are worth less than POOR.
"""
UNREAD = 1 / 3
"""What a finding of a rule is worth of which none was read."""
LOWEST, HIGHEST = 0.001, 0.999
"""Between these lies an estimate."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree as columns, one entry a node; the first node is its root.

    A node with a `feature` sends a candidate to its `left` node if the candidate has that feature up to the
    `threshold`, else to its `right` one; a leaf has no feature (-1) and adds its `value`.
    """

    feature: Sequence[int]
    threshold: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]
    value: Sequence[float]


@dataclass(frozen=True, slots=True)
class Judge:
    """What turns features into a probability.

    `scale` and `shift` calibrate estimates; `proposals`: how many of each rule were read, and
    `worth` what an editor made of them on average; `names` of the features that the trees know; `start` is the estimate
    to which the trees add.
    """

    scale: float
    shift: float
    proposals: Mapping[str, int]
    worth: Mapping[str, float]
    names: Sequence[str]
    start: float
    trees: Sequence[Tree]

    def estimate(self, code: str, found: Mapping[str, float]) -> float:
        """How good a finding of that rule is, between 0 and 1; it puts findings in order."""
        known = described(code, found, self.worth)
        columns = [known.get(name, 0.0) for name in self.names]
        total = self.start
        for tree in self.trees:
            node = 0
            while tree.feature[node] >= 0:
                below = columns[tree.feature[node]] <= tree.threshold[node]
                node = tree.left[node] if below else tree.right[node]
            total += tree.value[node]
        is_rare = self.proposals.get(code, 0) < FEWEST and self.worth.get(code, UNREAD) >= POOR
        lowest = RARE if is_rare else LOWEST
        return min(HIGHEST, max(lowest, total))

    def probability(self, code: str, found: Mapping[str, float]) -> float:
        """How likely an editor is not to call a finding of that rule wrong."""
        return calibrated(self.estimate(code, found), self.scale, self.shift)


def judged(dossier: Dossier, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding with its probability; that of a rule of which no proposal was read is 1."""
    judge = _judge()
    features_of = cache(partial(features, dossier))  # several rules often stop at the same words
    for finding in findings:
        code = finding.rule.code
        if code in judge.proposals:
            found = {**features_of(finding.span), **likened(dossier, finding), **reread(dossier, finding)}
            yield replace(finding, probability=judge.probability(code, found))
        else:
            yield finding


def described(code: str, found: Mapping[str, float], worth: Mapping[str, float]) -> dict[str, float]:
    """Return the features with what the rule tells: its code, its category, what editors made of its findings."""
    return {**found, f"rule {code}": 1.0, f"category {code[:2]}": 1.0, "worth of the rule": worth.get(code, UNREAD)}


def calibrated(estimate: float, scale: float, shift: float) -> float:
    """Return how likely an editor is not to call a finding wrong, by the estimate for it."""
    return round(1 / (1 + exp(-(scale * log(estimate / (1 - estimate)) + shift))), 3)


@cache
def _judge() -> Judge:
    table = json.loads(files("onrecord.judge").joinpath("trees.json").read_text("utf-8"))
    return Judge(**{**table, "trees": [Tree(**tree) for tree in table["trees"]]})
