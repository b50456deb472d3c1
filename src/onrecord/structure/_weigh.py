"""Weighted sums of named features: the weights are data, in `weights.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def score(kind: str, features: Mapping[str, bool]) -> float:
    """Return how much more speaks for a kind than against it; it is taken if that is above 0."""
    weights = _weights()[kind]
    return weights["always"] + sum(weights[name] for name, holds in features.items() if holds)


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
