"""How the CPU time of every stage, and of the ten slowest patterns, grows with the draft.

python benchmarks/growth.py [KB] [SHAPE | FILE…] [--stages]

A draft is audited at n, 2n and 4n kilobytes (n is 20 unless another is given): ordinary copy, unless shapes of
`tests/hostile.py` or files of plain text are named. The exponent is that of the growth from n to 4n: 1 where the time
is linear, 2 where it grows with the square. What is compiled or remembered on first use is paid for before.

The patterns are those whose worst texts take a matcher of our own most steps a character; the seconds are those of `re`
on such a text of n, 2n and 4n kilobytes. Ranking all of them takes some minutes; `--stages` leaves them out.
"""

from __future__ import annotations

import math
import re
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.hostile import audited
from tests.hostile import SHAPES, repeated
from tests.language.steps import Cost, worst
from tests.language.test_growth import patterns

from onrecord.attribute.tagger import load

TIMES = (1, 2, 4)
LEAST = 0.02
"""Seconds at 4n below which a growth says nothing."""
SHOWN = 10


def main(kilobytes: int, names: Sequence[str], *, with_patterns: bool) -> None:
    load()
    for name in names:
        if name not in SHAPES:
            SHAPES[name] = repeated(Path(name).read_text("utf-8") + "\n\n")
        print_stages(name, kilobytes * 1000)
    if with_patterns:
        print_patterns(kilobytes * 1000)


def print_stages(name: str, size: int) -> None:
    """One line a stage, in the order of the pipeline."""
    audited(name, size, None)
    runs = [audited(name, times * size, None)[0] for times in TIMES]
    print(f"\n{name}\n{head('stage', size)}")
    for stage in runs[-1]:
        print(line(stage, [run.get(stage, 0.0) for run in runs]))
    print(line("all", [sum(run.values()) for run in runs]), flush=True)


def print_patterns(size: int) -> None:
    """One line a pattern, the one with most steps a character first."""
    sys.setrecursionlimit(50_000)
    costs = {key: worst(*key, once=once) for key, once in patterns().items() if r"\1" not in key[0]}
    ranked = sorted(costs.items(), key=lambda item: -item[1].whole)
    print(f"\n{len(costs)} patterns\n{head('steps a character', size)}")
    for (expression, flags), cost in islice(ranked, SHOWN):
        seconds = [pattern_seconds(re.compile(expression, flags), cost, times * size) for times in TIMES]
        print(line(f"{cost.whole:.0f}", seconds), f"  {expression[:60]}", flush=True)


def pattern_seconds(pattern: re.Pattern[str], cost: Cost, size: int) -> float:
    """What finding all matches costs in the worst text of that size."""
    text = cost.pump.text(size) if cost.pump else ""
    return seconds_of(lambda: sum(1 for _ in pattern.finditer(text)))


def seconds_of(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def head(title: str, size: int) -> str:
    return f"{title:<18}" + "".join(f"{times * size // 1000:>6} kB" for times in TIMES) + "   exponent"


def line(title: str, seconds: Sequence[float]) -> str:
    grown = f"{exponent(seconds):8.2f}" if seconds[-1] >= LEAST else "       –"
    return f"{title:<18}" + "".join(f"{each:8.2f}s" for each in seconds) + f"  {grown}"


def exponent(seconds: Sequence[float]) -> float:
    """The power of the size with which the time grew from the first to the last."""
    return math.log(seconds[-1] / max(seconds[0], 1e-4)) / math.log(TIMES[-1] / TIMES[0])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    alone = "--stages" in arguments
    arguments = [each for each in arguments if each != "--stages"]
    size = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 20
    main(size, arguments or ["ordinary copy"], with_patterns=not alone)
