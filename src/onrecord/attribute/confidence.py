"""How likely an annotator would have marked the same: a logistic curve over the linker's evidence, fitted on dev."""

from __future__ import annotations

from math import exp, log

LEAST = 0.4
"""Confidence under which an attribution is not reported; F1 is highest near half of itself (Lipton et al. 2014)."""
WEIGHTS = (0.6, 0.19, 4.06, 1.52, 0.31, 0.49)
BIAS = 2.56


def confidence(evidence: tuple[float, ...]) -> float:
    """Between 0 and 1, from probabilities of cue, content, link and source."""
    odds = BIAS + sum(w * log(max(p, 1e-6)) for w, p in zip(WEIGHTS, evidence, strict=True))
    return round(1 / (1 + exp(-odds)), 3)
