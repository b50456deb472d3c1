"""Rules propose, the judge disposes: how likely a standards editor is to keep a finding.

A logistic sum of named features (`features.py`), with weights that were fitted to the votes of two readers on about
4,000 proposals (`training/findings/fit.py`) and that anybody can read (`weights.json`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from math import exp, log

from onrecord.domain import Dossier, Finding
from onrecord.judge.features import features

__all__ = ["calibrated", "crossed", "judged", "likely"]

TRUST = 4
"""Proposals, all right, that a rule is believed to have made before any was read: what nobody has read is shown."""


@dataclass(frozen=True, slots=True)
class _Judge:
    """What turns features into a probability.

    `scale` and `shifts` (by category of rules) calibrate estimates; `proposals`: how many of each rule were read;
    `weights` by feature.
    """

    scale: float
    shifts: Mapping[str, float]
    proposals: Mapping[str, int]
    weights: Mapping[str, float]


def judged(dossier: Dossier, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding with its probability; that of a rule of which no proposal was read is 1."""
    judge = _judge()
    features_of = cache(partial(features, dossier))  # several rules often stop at the same words
    for finding in findings:
        code = finding.rule.code
        read = judge.proposals.get(code)
        if read is None:
            yield finding
        else:
            found = crossed(code, features_of(finding.span))
            estimate = likely(judge.weights, read, found)
            yield replace(finding, probability=calibrated(estimate, judge.scale, judge.shifts[code[:2]]))


def likely(weights: Mapping[str, float], read: int, found: Mapping[str, float]) -> float:
    """Return an estimate for a finding with these crossed features, where so many of its rule were read.

    It lies between 0 and 1, both excluded, and puts findings in order.
    """
    total = sum([weights.get(name, 0.0) * value for name, value in found.items()])
    estimate = 1 / (1 + exp(-total))
    return min(0.999, (read * estimate + TRUST) / (read + TRUST))


def calibrated(estimate: float, scale: float, shift: float) -> float:
    """Return how likely an editor is not to call a finding wrong, by the estimate for it."""
    return round(1 / (1 + exp(-(scale * log(estimate / (1 - estimate)) + shift))), 3)


def crossed(code: str, found: Mapping[str, float], *, proposed: bool = True) -> dict[str, float]:
    """Return each feature that is not zero for every rule, for its category and for this rule alone.

    `proposed` is false of a phrase that the rule itself does not propose: such phrases teach the judge as well.
    """
    crossed = {"any rule": 1.0, code: 1.0, code[:2]: 1.0}
    if proposed:
        crossed |= dict.fromkeys(("proposed", f"{code[:2]}: proposed", f"{code}: proposed"), 1.0)
    for name, value in found.items():
        if value:
            crossed[name] = crossed[f"{code[:2]}: {name}"] = crossed[f"{code}: {name}"] = value
    return crossed


@cache
def _judge() -> _Judge:
    table = json.loads(files("onrecord.judge").joinpath("weights.json").read_text("utf-8"))
    return _Judge(table["scale"], table["shifts"], table["proposals"], table["weights"])
