"""How likely an annotator would have marked the same: a logistic curve over the linker's evidence, fitted on dev."""

from __future__ import annotations

from math import exp, log

LEAST = 0.4
"""Confidence under which an attribution is not reported; F1 is highest near half of itself (Lipton et al. 2014)."""
WEIGHTS = (0.85, 0.3, 3.8, 1.72, 0.32, 0.03)
BIAS = 2.58


def confidence(evidence: tuple[float, ...]) -> float:
    """Between 0 and 1, from probabilities of cue, content, link and source."""
    odds = BIAS + sum(w * log(max(p, 1e-6)) for w, p in zip(WEIGHTS, evidence, strict=True))
    return round(1 / (1 + exp(-odds)), 3)
