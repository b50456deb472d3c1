"""The arithmetic of the rubric, version 1: from evidence to levels, from levels to the article's score.

Pure: no text is read here. The rubric is the project's own and is written out in docs/score.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.domain import Assertion, ClaimClass, Effect, Evidence
from onrecord.errors import SettingsError

HIGHEST = 4


@dataclass(frozen=True, slots=True)
class Rubric:
    """The numbers: weight and need of each class, level of each kind of source, how far evidence may adjust."""

    version: str
    weight: Mapping[str, int]
    need: Mapping[str, int]
    level: Mapping[str, int]
    least: int
    most: int
    least_weight: int

    def tightened(self, need: Mapping[str, int]) -> Rubric:
        """This rubric with higher needs; its version says so.

        Raises:
            SettingsError: if a class is unknown or a need would be lower than before or above the highest level.
        """
        for name, value in need.items():
            if name not in self.need:
                raise SettingsError(f"needs: {name}: there is no such class of claim (valid: {', '.join(self.need)})")
            if not self.need[name] <= value <= HIGHEST:
                limits = f"from {self.need[name]} to at most {HIGHEST}"
                raise SettingsError(f"needs: {name}: a need can only be raised, {limits}")
        raised = {name: value for name, value in need.items() if value != self.need[name]}
        if not raised:
            return self
        return replace(self, need={**self.need, **raised}, version=f"{self.version}, tightened")


@cache
def standard() -> Rubric:
    """The rubric as it is shipped."""
    table = tomllib.loads(files(__package__).joinpath("rubric.toml").read_text(encoding="utf-8"))
    return Rubric(
        version=table["version"],
        weight=table["weight"],
        need=table["need"],
        level=table["level"],
        least=table["adjust"]["least"],
        most=table["adjust"]["most"],
        least_weight=table["article"]["least-weight"],
    )


def level(rubric: Rubric, evidence: Iterable[Evidence]) -> int:
    """The best start, adjusted within bounds, 0 to 4."""
    found = tuple(evidence)
    start = max((each.points for each in found if each.effect is Effect.START), default=0)
    moves = sum(each.points for each in found if each.effect in (Effect.RAISE, Effect.LOWER))
    return min(HIGHEST, max(0, start + min(rubric.most, max(rubric.least, moves))))


def weighed(rubric: Rubric, assertion: Assertion) -> Assertion:
    """The assertion with the weight and need of its class, and the level of its evidence."""
    if assertion.claim_class is ClaimClass.UNSCORED:
        return assertion
    name = assertion.claim_class.value
    return replace(
        assertion, weight=rubric.weight[name], need=rubric.need[name], level=level(rubric, assertion.evidence)
    )


def backing(rubric: Rubric, assertions: Iterable[Assertion]) -> float | None:
    """100 × Σ(w·b) / Σw over what is scored; None if Σw is too small to say anything."""
    scored = [each for each in assertions if each.scored]
    total = sum(each.weight for each in scored)
    if total < rubric.least_weight:
        return None
    return 100 * sum(each.weight * each.backing for each in scored) / total
