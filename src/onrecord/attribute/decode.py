"""Beliefs about words to spans of words: the likeliest sequence of tags in which no role begins in its middle."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.labels import ROLES, TAGS

_BEGIN = np.array([tag.startswith("B-") for tag in TAGS])


class Chunk(NamedTuple):
    """Words `start` to `end`, half-open, in one role."""

    role: str
    start: int
    end: int


def chunks(tags: NDArray[np.float32]) -> list[Chunk]:
    """Return the chunks of the likeliest allowed sequence, from (words, tags) log-probabilities."""
    decoded: list[Chunk] = []
    for index, tag in enumerate(best_sequence(tags)):
        role = ROLES[(tag - 1) // 2] if tag else None
        if role is None:
            continue
        if not _BEGIN[tag] and decoded and decoded[-1].end == index:
            decoded[-1] = decoded[-1]._replace(end=index + 1)
        else:
            decoded.append(Chunk(role, index, index + 1))
    return decoded


def best_sequence(tags: NDArray[np.float32]) -> list[int]:
    """Viterbi: any tag may follow any, but I-role only B-role or I-role.

    Only one comparison a role and word is needed: what goes on follows the better of its own two tags, everything
    else follows the best of all.
    """
    outside, *rows = tags.T.astype(np.float64).tolist()
    begins, insides = rows[0::2], rows[1::2]
    count = len(outside)
    best_begin, best_inside = [0.0] * 3, [-1e9] * 3
    best_outside = 0.0
    back: list[tuple[int, tuple[bool, ...]]] = []
    for index in range(count):
        top, state = best_outside, 0
        for role in (0, 1, 2):
            if best_begin[role] > top:
                top, state = best_begin[role], 1 + 2 * role
            if best_inside[role] > top:
                top, state = best_inside[role], 2 + 2 * role
        if not index:
            top, state = 0.0, 0
        goes_on = tuple(best_inside[role] > best_begin[role] for role in (0, 1, 2))
        for role in (0, 1, 2):
            before = best_inside[role] if goes_on[role] else best_begin[role]
            best_inside[role] = (before if index else -1e9) + insides[role][index]
            best_begin[role] = top + begins[role][index]
        best_outside = top + outside[index]
        back.append((state, goes_on))
    return _traced(back, [best_outside, *(x for pair in zip(best_begin, best_inside, strict=True) for x in pair)])


def _traced(back: list[tuple[int, tuple[bool, ...]]], last: list[float]) -> list[int]:
    if not back:
        return []
    tag = max(range(len(last)), key=last.__getitem__)
    path = [tag]
    for state, goes_on in reversed(back[1:]):
        inside = tag and tag % 2 == 0
        tag = (tag if goes_on[tag // 2 - 1] else tag - 1) if inside else state
        path.append(tag)
    return path[::-1]
