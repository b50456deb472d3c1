"""The arithmetic of the rubric, version 2: from evidence to levels, from levels to the article's score.

Pure: no text is read here. The rubric is the project's own and is written out in docs/score.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.domain import CLASS_OF, Assertion, Burden, Effect, Evidence, Stake
from onrecord.errors import SettingsError

HIGHEST = 4


@dataclass(frozen=True, slots=True)
class Rubric:
    """The numbers: weight and need of each burden, level of each kind of source, how far evidence may adjust.

    An assertion is not scored if it is less likely than `least_probability` to have a burden, an article not if its
    weight is less than `least_weight`.
    """

    version: str
    weight: Mapping[str, int]
    need: Mapping[str, int]
    level: Mapping[str, int]
    least: int
    most: int
    least_probability: float
    least_weight: int

    def tightened(self, need: Mapping[str, int]) -> Rubric:
        """Return this rubric with higher needs; its version says so.

        Raises:
            SettingsError: if a class is unknown or a need would be lower than before or above the highest level.
        """
        raised: dict[str, int] = {}
        for name, value in need.items():
            burdens = [burden.value for burden in _burdens(name) if burden.value in self.need]
            if not burdens:
                raise SettingsError(f"needs: {name}: there is no such burden (valid: {', '.join(self.need)})")
            for burden in burdens:
                if not self.need[burden] <= value <= HIGHEST:
                    limits = f"from {self.need[burden]} to at most {HIGHEST}"
                    raise SettingsError(f"needs: {name}: a need can only be raised, {limits}")
                if value != self.need[burden]:
                    raised[burden] = value
        if not raised:
            return self
        return replace(self, need={**self.need, **raised}, version=f"{self.version}, tightened")


def _burdens(name: str) -> list[Burden]:
    """Return the burdens that a setting means: one by its name, or those that once were one class of claim."""
    return [burden for burden in Burden if name in (burden.value, CLASS_OF[burden].value)]


@cache
def standard() -> Rubric:
    """Return the rubric as it is shipped."""
    table = tomllib.loads(files(__package__).joinpath("rubric.toml").read_text(encoding="utf-8"))
    return Rubric(
        version=table["version"],
        weight=table["weight"],
        need=table["need"],
        level=table["level"],
        least=table["adjust"]["least"],
        most=table["adjust"]["most"],
        least_probability=table["article"]["least-probability"],
        least_weight=table["article"]["least-weight"],
    )


def level(rubric: Rubric, evidence: Iterable[Evidence]) -> int:
    """Return the best start, adjusted within bounds, 0 to 4."""
    pieces = tuple(evidence)
    start = max((piece.points for piece in pieces if piece.effect is Effect.START), default=0)
    moves = sum(piece.points for piece in pieces if piece.effect in (Effect.RAISE, Effect.LOWER))
    return min(HIGHEST, max(0, start + min(rubric.most, max(rubric.least, moves))))


def staked(rubric: Rubric, assertion: Assertion) -> Assertion:
    """Return the assertion with what each burden that it may have weighs and needs; nothing if it probably has none."""
    if assertion.burden_probability < rubric.least_probability:
        return replace(assertion, stakes=())
    stakes = tuple(
        Stake(burden, probability, rubric.weight[burden.value], rubric.need[burden.value])
        for burden, probability in zip(Burden, assertion.burdens, strict=True)
        if burden is not Burden.NONE and probability
    )
    return replace(assertion, stakes=stakes)


def backing(rubric: Rubric, assertions: Iterable[Assertion]) -> float | None:
    """100 × Σ(p·w·b) / Σ(p·w) over what is scored; None if Σ(p·w) is too small to say anything."""
    scored = [assertion for assertion in assertions if assertion.scored]
    total = sum(assertion.weight for assertion in scored)
    if total < rubric.least_weight:
        return None
    return 100 * sum(assertion.weight * assertion.backing for assertion in scored) / total
