"""How the cost of a piece of work grows with its size, which a busy or slow machine changes little."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time

TIMES = 4
"""How much larger the large piece is."""
LINEAR = 8.0
"""The most by which work grows that is called linear: to grow with the square is to grow 16 times."""
LEAST = 0.02
"""Seconds of the processor; what takes less says nothing."""
TRIES = 8


def is_linear(piece: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether work on `TIMES * size` costs about that many times as much as on `size`.

    `piece(size)` prepares the work, and what it returns does it. Processor time of this thread is compared, since other
    programs take none of that. They take caches, though, so that the least of a few tries counts.
    """
    small = large = float("inf")
    for _ in range(TRIES):
        small = min(small, max(LEAST, _cost(piece(size))))
        large = min(large, _cost(piece(TIMES * size)))
        if large <= LINEAR * small:
            return True
    return False


def _cost(work: Callable[[], object]) -> float:
    gc.disable()  # a collection costs as much as everything that other tests left in memory
    try:
        start = thread_time()
        work()
        return thread_time() - start
    finally:
        gc.enable()
