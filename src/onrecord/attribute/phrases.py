"""Estimate, for a phrase that a rule flagged, how an editor would judge the finding.

A small network of two layers looks at the phrase in its context, on states of the encoder that reads every draft. It
was fitted to the votes of two readers (`training/findings/phrases.py`).
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.reading import Integers
from onrecord.attribute.tagger import Window, session
from onrecord.domain import SecondLook, Span
from onrecord.kept import Kept, are_kept

AROUND, LONGEST = 56, 40
"""Pieces of context on either side of a phrase, and how many of its own pieces are looked at."""


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Judges phrases from the encoder's states of the windows.

    `starts`, `ends`: where each word starts and ends; `owner`: the window that each word belongs to.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    owner: Integers
    windows: tuple[Window, ...]

    def second_look(self, code: str, span: Span) -> SecondLook:
        """Return what an editor would say of a finding of that rule at `span`; nothing is known where no word is."""
        first, behind = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        rule = _rules().get(code, _rules().get(code[:2]))
        if first >= behind or rule is None:
            return SecondLook()
        window = self.windows[self.owner[first]]
        start, end = window.pieces(first, min(behind, window.high))
        end = min(end, start + LONGEST)
        low, high = max(0, start - AROUND), min(len(window.early), end + AROUND)
        return _look(window.early[low:high], start - low, end - low, rule)


_LOOKS: Kept[tuple[bytes, int, int, int], SecondLook] = Kept(2_000)


def _look(states: NDArray[np.float16], start: int, end: int, rule: int) -> SecondLook:
    """Return what the network says of the pieces from `start` to `end` among those with these states."""
    look = partial(_run, states, start, end, rule)
    if not are_kept():
        return look()
    return _LOOKS.answer((blake2b(states.tobytes()).digest(), start, end, rule), look)


def _run(states: NDArray[np.float16], start: int, end: int, rule: int) -> SecondLook:
    inside = np.zeros((1, len(states)), np.float32)
    inside[0, start:end] = 1
    inputs = {"states": states[None].astype(np.float32), "inside": inside, "rule": np.array([rule])}
    right, kept = (1 / (1 + np.exp(-_session().run(None, inputs)[0][0]))).tolist()
    return SecondLook(right, kept)


@cache
def _session() -> Any:
    return session("phrases.onnx")


@cache
def _rules() -> dict[str, int]:
    """Return the rules and categories that the network knows, each with its number."""
    names = json.loads((files("onrecord.attribute") / "model" / "phrases.json").read_text("utf-8"))
    return {name: at for at, name in enumerate(names)}
