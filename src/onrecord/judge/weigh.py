"""Named features to a probability, by weights that anybody can read."""

from __future__ import annotations

from collections.abc import Mapping


def crossed(code: str, features: Mapping[str, float]) -> dict[str, float]:
    """Return each feature that is not zero for every rule, for its category and for this rule alone."""
    found = {code: 1.0, code[:2]: 1.0}
    for name, value in features.items():
        if value:
            found[name] = found[f"{code[:2]}: {name}"] = found[f"{code}: {name}"] = value
    return found
