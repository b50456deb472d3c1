"""The ten patterns that can be made to work hardest, by steps a character: python benchmarks/patterns.py

A step is a character matched or a place tried, counted by the matcher of `tests/language/steps.py`. The worst text of a
pattern is measured at 500 and at 1,000 characters: where a character costs as much in both, time is linear.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.language.steps import worst
from tests.language.test_growth import patterns

SHOWN = 10


def main() -> None:
    sys.setrecursionlimit(50_000)
    known = {key: once for key, once in patterns().items() if r"\1" not in key[0]}
    costs = {key: worst(*key, once=once) for key, once in known.items()}
    print(f"{len(costs)} patterns\n  500    1,000 characters: steps a character")
    for (expression, _), cost in sorted(costs.items(), key=lambda item: -item[1].whole)[:SHOWN]:
        print(f"{cost.half:6.1f} {cost.whole:6.1f}   {expression[:90]}   on {cost.text[:24]!r}…")


if __name__ == "__main__":
    main()
