"""Rules propose, the judge disposes: how likely a standards editor is to call a finding right.

A logistic sum of named features (`features.py`), with weights that were fitted to the votes of two readers on about
4,000 proposals (`training/findings/fit.py`) and that anybody can read (`weights.json`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.domain import Dossier, Finding
from onrecord.judge.features import features

__all__ = ["crossed", "judged"]


def judged(dossier: Dossier, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding with its confidence; those of a rule that was not measured are as sure as can be."""
    weights = _weights()
    for finding in findings:
        code = finding.rule.code
        if code in weights:
            total = sum(
                weights.get(name, 0.0) * value for name, value in crossed(code, features(dossier, finding.span)).items()
            )
            yield replace(finding, probability=round(1 / (1 + exp(-total)), 3))
        else:
            yield finding


def crossed(code: str, found: Mapping[str, float], *, proposed: bool = True) -> dict[str, float]:
    """Return each feature that is not zero for every rule, for its category and for this rule alone.

    `proposed` is false of a phrase that the rule itself does not propose: such phrases teach the judge as well.
    """
    crossed = {"any rule": 1.0, code: 1.0, code[:2]: 1.0}
    if proposed:
        crossed |= {name: 1.0 for name in ("proposed", f"{code[:2]}: proposed", f"{code}: proposed")}
    for name, value in found.items():
        if value:
            crossed[name] = crossed[f"{code[:2]}: {name}"] = crossed[f"{code}: {name}"] = value
    return crossed


@cache
def _weights() -> Mapping[str, float]:
    """Weights by feature; a rule that was measured has a weight under its code."""
    weights: dict[str, float] = json.loads(files("onrecord.judge").joinpath("weights.json").read_text("utf-8"))
    return weights
